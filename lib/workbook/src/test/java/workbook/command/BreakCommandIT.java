package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import replay.record.Folders;
import workbook.cli.Scripts;
import workbook.cli.Width;
import workbook.cli.WorkbookHome;
import workbook.command.ToyWorkbook.Run;
import workbook.see.StagePage;

/** Plays the puzzles of chapter 03 in a copy of the workbook, so that nobody's own solved puzzles are touched. */
class BreakCommandIT {
    @TempDir
    static Path folder;

    private static WorkbookHome home;

    @BeforeAll
    static void copyTheChapters() throws IOException {
        Path from = WorkbookHome.find().chaptersFolder();
        Files.createDirectories(folder.resolve("lib/informers"));
        Files.createFile(folder.resolve("jbang-catalog.json"));
        for (String chapter : WorkbookHome.find().chapters()) {
            try (Stream<Path> files = Files.walk(from.resolve(chapter))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = folder.resolve("chapters").resolve(from.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
        home = WorkbookHome.at(folder);
    }

    @BeforeEach
    void nothingIsSolved() throws IOException {
        Folders.delete(home.ownFolder());
    }

    private Run run(String input, String... args) {
        List<String> all = new ArrayList<>(List.of("break"));
        all.addAll(List.of(args));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int status = Scripts.run(
                WorkbookCommand.of(home, in), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Run(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    @Test
    void aLineThatBreaksThePartIsExplainedAndKept() {
        Run won = run("", "03", "a-deletion", "--play", "go:reflector,delete:pod-2,quiet", "--lang", "en");

        assertThat(won.status()).as(won.err()).isZero();
        assertThat(won.out())
                .containsSubsequence(
                        "03-deltafifo, puzzle 1 of 3: A deletion that is lost",
                        "> go:reflector",
                        "reflector: LIST: pod-1@101, pod-2@102, at 102",
                        "> delete:pod-2",
                        "you: delete pod-2@103",
                        "> quiet",
                        "Broken in 3 of 5 actions: go:reflector delete:pod-2 quiet",
                        "  the store has pod-2@102; the server has no pod-2",
                        "With the library's part, after the same actions:",
                        "  store: pod-1@101",
                        "Why: The LIST contains pod-2",
                        "chapters/03-deltafifo/mutants/DeletesStoredObjectsOnly.java");
        Run list = run("");
        assertThat(list.out())
                .as(list.err())
                .containsPattern("solved +03 a-deletion ")
                .containsPattern("open +03 never-synced ")
                .containsPattern("open +06 two-places ");
        assertThat(run("quit\n", "03").out()).contains("puzzle 2 of 3");
    }

    @Test
    void aLineThatBreaksNothingIsNotExplained() {
        Run lost = run("", "03", "a-deletion", "--play", "quiet", "--lang", "en");

        assertThat(lost.status()).isEqualTo(4);
        assertThat(lost.out()).contains("Not broken: quiet").doesNotContain("Why: ", "mutants/");
        assertThat(run("").out()).doesNotContain("solved ");
    }

    @Test
    void moreActionsThanAllowedDoNotSolveIt() {
        String line = "time,time,time,go:reflector,delete:pod-2,quiet";
        Run late = run("", "03", "a-deletion", "--play", line, "--lang", "en");

        assertThat(late.status()).isEqualTo(4);
        assertThat(late.out())
                .contains("But these are more actions than allowed: 5.")
                .doesNotContain("Why: ");
    }

    @Test
    void actionsAreReadLineByLineAndTakenBack() {
        Run won = run(
                "?\nhint\nhint\nfly\nquiet\nback\ngo:reflector delete:pod-2\nshow\nquiet\n",
                "03",
                "a-deletion",
                "--lang",
                "en");

        assertThat(won.status()).as(won.err()).isZero();
        assertThat(won.out())
                .containsSubsequence(
                        "0 of 5> ",
                        "  forget ",
                        "Hint 1 of 2: ",
                        "Hint 2 of 2: ",
                        "expected an action, such as next or create:pod-4, found \"fly\"",
                        "1 of 5> ",
                        "0 of 5> ",
                        "2 of 5> ",
                        "Broken in 3 of 5 actions",
                        "next: ./jbang workbook break 03 never-synced");
    }

    @Test
    void whenAllActionsAreUsedNothingMoreHappens() {
        Run run = run("next next next next next next\nnext\nagain\nquit\n", "03", "a-deletion", "--lang", "en");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out())
                .containsSubsequence("All 5 actions are used", "5 of 5> ", "All 5 actions are used", "0 of 5> ");
    }

    @Test
    void whoGivesUpSeesTheLineAndWhy() {
        Run run = run("quiet\ngive up\n", "03", "a-deletion", "--lang", "en");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out())
                .containsSubsequence("> go:reflector", "> delete:pod-2", "> quiet", "Broken in 3 of 5", "Why: ");
        assertThat(run("").out()).as("what was given up is not solved").doesNotContain("solved ");
    }

    @Test
    void mistakesOfTheCommandLineAreNamed() {
        assertThat(run("", "03", "no-such"))
                .extracting(Run::status, Run::err)
                .containsExactly(
                        1,
                        "Error: There is no puzzle 'no-such' in this chapter. There are: a-deletion, never-synced,"
                                + " the-ghost.\n");
        assertThat(run("", "01").err())
                .contains("The chapter 01-clients has no puzzles. These have some: 03-deltafifo");
        assertThat(run("", "03", "--play", "fly").err()).contains("--play: expected an action");
    }

    /** The same puzzles are on the page of {@code workbook see}. */
    @Test
    void thePageKnowsAPuzzleAndSaysWhenItIsSolved() throws Exception {
        try (StagePage page =
                ChapterScenes.of(home, "03-deltafifo", false, null, null).page()) {
            assertThat(page.scenes().toString())
                    .contains("id=03-a-deletion", "scene=03-ghost", "solved=false")
                    .doesNotContain("go:reflector,delete:pod-2");

            assertThat(played(page, "go:reflector,delete:pod-2"))
                    .containsEntry("faults", List.of())
                    .extracting("puzzle")
                    .asString()
                    .contains("broken=false", "left=3", "why=[]", "library=[]");
            assertThat(played(page, "go:reflector,delete:pod-2,quiet"))
                    .containsEntry(
                            "faults",
                            List.of(
                                    "the store has pod-2@102; the server has no pod-2",
                                    "handler printer has pod-2@102; the server has no pod-2"))
                    .extracting("puzzle")
                    .asString()
                    .contains("broken=true", "left=2", "The LIST contains pod-2", "store: pod-1@101");

            assertThat(page.scenes().toString()).contains("solved=true");
            assertThat(page.giveUp(Map.of("puzzle", "03-never-synced")).toString())
                    .contains("line=[delete:pod-1, delete:pod-2, quiet]");
        }
        assertThat(run("").out()).containsPattern("solved +03 a-deletion ");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> played(StagePage page, String line) {
        return (Map<String, Object>)
                page.play(Map.of("session", "03-ghost/1/" + line, "from", 0, "part", "03-a-deletion"));
    }

    @Test
    void theScreenIsEightyColumnsWideInBothLanguages() {
        for (String language : List.of("en", "zh")) {
            String out = run("?\nhint\nquiet\nshow\ngive up\n", "03", "the-ghost", "--lang", language)
                    .out();
            assertThat(out).contains(language.equals("en") ? "Could go on: " : "可以继续的任务：");
            assertThat(out.lines())
                    .allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(80));
        }
    }
}
