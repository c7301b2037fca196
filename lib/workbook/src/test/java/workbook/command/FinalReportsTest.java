package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import workbook.cli.Language;
import workbook.command.Exercise.Marked;
import workbook.grade.Grade;
import workbook.grade.Misconceptions;
import workbook.grade.State;
import workbook.grade.TaskResult;

/** What is written for Gradescope, for CI tools and for the instructor, from the grades of a room. */
class FinalReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOST = "the last line\n included";
    private static final String BAD = "</script><b onload=\"x\">&\u0000\u001b[31m\u202e\ufffe\ud800";

    @TempDir
    Path folder;

    private final Exercise exercise = new Exercise(
            "03-lines", "03-lines/MyLines.java", "MyLinesTest", Path.of("classes"), results(State.NOT_STARTED, ""));

    @BeforeEach
    void mutants() throws IOException {
        mutant("Lost", "Loses the last line.", "the last line included");
        mutant("Merged", "Merges <two> lines.", "two lines are two");
    }

    @Test
    void gradescopeGetsOnePointForEachTest() {
        JsonNode tree = JSON.valueToTree(
                FinalGradescope.tree(learner("ann", results(State.RED, LOST)).noted("the same file as ben")));

        assertThat(tree.path("tests")).hasSize(2);
        assertThat(tree.at("/tests/0").toString())
                .isEqualTo(
                        "{\"name\":\"lines\",\"number\":\"3.1\",\"score\":0.0,\"max_score\":1.0,\"status\":\"failed\","
                                + "\"output\":\"the last line\\n included\\nat chapters/03-lines/MyLines.java:7\","
                                + "\"output_format\":\"text\",\"visibility\":\"visible\",\"tags\":[\"03-lines\"]}");
        assertThat(tree.at("/tests/1/status").asText()).isEqualTo("passed");
        assertThat(tree.at("/tests/1/score").asDouble()).isEqualTo(1);
        assertThat(tree.path("output").asText()).isEqualTo("03-lines: 1 of 2\n");
        assertThat(tree.path("execution_time").asDouble()).isEqualTo(1.5);
        assertThat(tree.toString()).as("a note names other learners").doesNotContain("ben");
    }

    @Test
    void junitHasASuiteForEachLearnerAndChapter() throws Exception {
        Learner broken = new Learner(
                "ben", "", "", Map.of(), List.of(exercise.broken("does not compile: " + BAD)), "", "", Duration.ZERO);
        Document xml = parsed(FinalJUnit.text(List.of(learner("ann " + BAD, results(State.RED, BAD)), broken)));

        assertThat(elements(xml, "testsuite")).hasSize(2);
        Element first = elements(xml, "testsuite").get(0);
        assertThat(first.getAttribute("name")).isEqualTo("ann " + visible(BAD) + ".03-lines");
        assertThat(first.getAttribute("tests") + first.getAttribute("failures") + first.getAttribute("errors"))
                .isEqualTo("210");
        assertThat(elements(xml, "failure").get(0).getTextContent())
                .isEqualTo(visible(BAD) + "\nat chapters/03-lines/MyLines.java:7");
        assertThat(elements(xml, "error")).hasSize(2);
        assertThat(elements(xml, "testcase")).hasSize(4);
        assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("2");
    }

    @Test
    void theHeatMapCountsWhoHadWhichMisconception() throws Exception {
        List<Learner> room = List.of(
                learner("ann", results(State.RED, LOST)),
                learner("ben", results(State.RED, "expected 5:\n" + LOST)),
                learner("cleo", results(State.RED, "two lines are two")),
                learner("dan", results(State.RED, BAD + " (MyLines.java:7)")),
                learner("eva", results(State.RED, "not started: 3.1 lines (MyLines.java:7)")),
                new Learner(
                        "f " + BAD,
                        "王小明",
                        "",
                        Map.of(),
                        List.of(exercise.broken("the file was not submitted")),
                        "",
                        "",
                        Duration.ZERO));

        Document page = parsed(heatMap(Language.ENGLISH).html(room));

        List<List<String>> rows = rows(page, "failures");
        assertThat(rows)
                .containsExactly(
                        // the most frequent ones
                        List.of("2 ███", "3.1 lines", "a Loses the last line.", "ann, ben"),
                        List.of("1 ██", "3.1 lines", "b Merges <two> lines.", "cleo"),
                        // chapter 03
                        List.of(
                                "1 ██",
                                "",
                                "– (the whole file was not graded) the file was not submitted",
                                "王小明 (f " + visible(BAD) + ")"),
                        List.of("2 ███", "3.1 lines", "a Loses the last line.", "ann, ben"),
                        List.of("1 ██", "3.1 lines", "b Merges <two> lines.", "cleo"),
                        List.of("1 ██", "3.1 lines", "? (another failure) " + visible(BAD), "dan"));
        assertThat(rows(page, "tasks"))
                .containsExactly(
                        List.of("ann", "a", "✓"),
                        List.of("ben", "a", "✓"),
                        List.of("cleo", "b", "✓"),
                        List.of("dan", "?", "✓"),
                        List.of("eva", "○", "✓"),
                        List.of("王小明 (f " + visible(BAD) + ")", "–", "–"));
    }

    @Test
    void theHeatMapNeedsNoNetworkAndNoScript() {
        String page = heatMap(Language.ENGLISH).html(List.of(learner(BAD, results(State.RED, BAD))));

        assertThat(page)
                .contains("default-src 'none'", "prefers-color-scheme: dark", "@media print")
                .doesNotContain("<script", "<link", "<img", "src=", "href=", "url(", "@import", "http:", "https:");
    }

    @Test
    void theHeatMapIsAlsoChinese() throws Exception {
        String page = heatMap(Language.CHINESE).html(List.of(learner("ann", results(State.RED, LOST))));

        assertThat(page).contains("<html lang=\"zh-CN\">", "误解热图", "最常见的误解", "<span lang=\"en\">Loses the last line.");
        assertThat(rows(parsed(page), "tasks")).containsExactly(List.of("ann", "a", "✓"));
    }

    @Test
    void aChapterWithoutFailuresSaysSo() {
        String nothing = heatMap(Language.ENGLISH).html(List.of(learner("ann", results(State.DONE, ""))));
        String notYet = heatMap(Language.ENGLISH)
                .html(List.of(new Learner(
                        "ann",
                        "",
                        "",
                        Map.of(),
                        List.of(new Marked(
                                new Grade(
                                        exercise.chapter(),
                                        exercise.file(),
                                        exercise.tests().stream()
                                                .map(one -> new TaskResult(
                                                        one.task(),
                                                        one.title(),
                                                        one.method(),
                                                        State.RED,
                                                        "not started: " + one.title(),
                                                        "MyLines.java"))
                                                .toList()),
                                "")),
                        "",
                        "",
                        Duration.ZERO)));

        assertThat(nothing).contains("Nothing is wrong in this chapter.").doesNotContain("The most frequent");
        assertThat(notYet).contains("Nobody has started this chapter.");
    }

    @Test
    void namesOfFilesAreSafeAndDifferent() {
        List<String> ids = List.of(
                "ann",
                "Ann",
                "ANN ",
                "../../etc/passwd",
                "..",
                "",
                "g1/Anna",
                "g1_Anna",
                "a\\b",
                "CON",
                "nul.txt",
                "-rf",
                "王小明",
                "Zoe\u0308",
                "x".repeat(500) + "1",
                "x".repeat(500) + "2",
                "tail...",
                "a:b*?\"<>|\u0000\n");

        Map<String, String> names = SafeNames.of(ids);

        assertThat(names.keySet()).containsExactlyElementsOf(ids);
        assertThat(names.values())
                .allSatisfy(name -> assertThat(name)
                        .matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*")
                        .doesNotEndWith("."))
                .allMatch(name -> name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length < 240)
                .extracting(name -> name.toLowerCase(java.util.Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(names)
                .containsEntry("王小明", "王小明")
                .containsEntry("CON", "_CON")
                .containsEntry("nul.txt", "_nul.txt")
                .containsEntry("Zoe\u0308", "Zo\u00eb")
                .containsEntry("tail...", "tail");
    }

    @Test
    void eachLearnerHasAFileForGradescopeAndOldOnesAreDeleted() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("out/grades-gradescope"));
        Files.writeString(inside.resolve("mine.json"), "{\"not\": \"ours\"}");
        FinalStore store = store();
        store.expect(List.of("ann", "../ben", "cleo"));
        store.write(List.of(learner("ann", results(State.DONE, "")), learner("../ben", results(State.RED, LOST))));
        store.finish();

        assertThat(files(inside)).containsExactly("_.._ben.json", "ann.json", "mine.json");
        assertThat(files(folder.resolve("out")))
                .containsExactly(
                        "grades-gradescope",
                        "grades-heatmap.html",
                        "grades-junit.xml",
                        "grades-learners.csv",
                        "grades.csv",
                        "grades.json");

        FinalStore second = store();
        second.expect(List.of("ann"));
        second.write(List.of(learner("ann", results(State.RED, LOST))));
        second.finish();

        assertThat(files(inside)).containsExactly("ann.json", "mine.json");
        assertThat(Files.readString(inside.resolve("ann.json"))).contains("the last line");
    }

    private FinalStore store() {
        return new FinalStore(folder.resolve("out/grades"), List.of(exercise), "digest", heatMap(Language.ENGLISH));
    }

    private HeatMap heatMap(Language language) {
        return new HeatMap(List.of(exercise), Map.of("03-lines", Misconceptions.of(folder)), language);
    }

    private Learner learner(String id, List<TaskResult> results) {
        Marked mark = new Marked(new Grade(exercise.chapter(), exercise.file(), results), "");
        return new Learner(id, "", "", Map.of(), List.of(mark), "", "", Duration.ofMillis(1_500));
    }

    /** Two tests: the first one has this state, the second one is done. */
    private static List<TaskResult> results(State state, String message) {
        return List.of(
                new TaskResult("3.1", "3.1 lines", "lines", state, message, "MyLines.java:7"),
                new TaskResult("3.2", "3.2 words", "words", State.DONE, "", "MyLines.java"));
    }

    private void mutant(String name, String description, String says) throws IOException {
        Files.createDirectories(folder.resolve("mutants"));
        Files.writeString(
                folder.resolve("mutants/" + name + ".java"),
                "// " + description + "\n// killed-by: 3.1 lines\n// says: " + says
                        + "\n// story: https://example.com\nclass " + name + " {}\n");
    }

    private static String visible(String text) {
        return text.replace("\u0000", "\\x00")
                .replace("\u001b", "^[")
                .replace("\u202e", "\\u202e")
                .replace("\ufffe", "\\ufffe")
                .replace("\ud800", "\\ud800");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The page is well-formed XML too, so an XML parser finds any text that was not escaped. */
    private static Document parsed(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getElementsByTagName(name));
    }

    private static List<Element> elements(NodeList list) {
        return IntStream.range(0, list.getLength())
                .mapToObj(i -> (Element) list.item(i))
                .toList();
    }

    /** Returns the cells of the bodies of the tables of this class. */
    private static List<List<String>> rows(Document page, String tableClass) {
        List<List<String>> rows = new ArrayList<>();
        for (Element table : elements(page, "table")) {
            if (table.getAttribute("class").equals(tableClass)) {
                for (Element row : elements(table.getElementsByTagName("tr"))) {
                    if (row.getParentNode().getNodeName().equals("tbody")) {
                        List<String> cells = new ArrayList<>();
                        NodeList children = row.getChildNodes();
                        for (int i = 0; i < children.getLength(); i++) {
                            cells.add(children.item(i).getTextContent());
                        }
                        rows.add(cells);
                    }
                }
            }
        }
        return rows;
    }
}
