package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.cli.WorkbookHome;
import workbook.grade.RejectedAnswerException;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage;
import workbook.puzzle.Puzzles;
import workbook.see.SceneSource;
import workbook.see.SeeServer;
import workbook.see.StagePage;
import workbook.trace.Scenes;

/** An answer on the stage, through the server: what is unfinished, right or wrong is seen, and said. */
class SeeAnswersIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final WorkbookHome home = WorkbookHome.find();

    @TempDir
    Path folder;

    static List<String> chapters() {
        WorkbookHome home = WorkbookHome.find();
        return home.chapters().stream()
                .filter(chapter -> !ChapterClasses.scenes(home.chapter(chapter)).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void aStubEndsTheSceneWithTheLineOfItsTodo(String chapter) throws Exception {
        ChapterScenes scenes = ChapterScenes.of(home, chapter, true, null, null);
        Path file = home.root().resolve(scenes.file().orElseThrow());
        assumeTrue(Files.readString(file).contains("new Todo("), file + " is an answer of a developer");
        scenes = ChapterScenes.of(home, chapter, false, null, file);

        // A scene of something that the exercise leaves out has the library's part.
        assertThat(playAll(scenes, "answer"))
                .allMatch(played -> played.path("faults").isEmpty()
                        || !played.path("problem").isNull())
                .anySatisfy(played -> {
                    JsonNode place = played.path("problem").path("place");
                    assertThat(played.path("problem").path("message").asText()).startsWith("not started: ");
                    assertThat(place.path("file").asText())
                            .endsWith(file.getFileName().toString());
                    assertThat(place.path("text").asText()).contains("new Todo(");
                });
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void aRightAnswerIsWithoutFault(String chapter) throws Exception {
        try (Stream<Path> files = Files.list(home.chapter(chapter).resolve("alternatives"))) {
            Path file = files.filter(one -> one.getFileName().toString().startsWith("Usual"))
                    .findFirst()
                    .orElseThrow();
            ChapterScenes scenes = ChapterScenes.of(home, chapter, false, null, file);

            List<JsonNode> ofLibrary = playAll(scenes, SceneSource.LIBRARY);
            List<JsonNode> ofAnswer = playAll(scenes, "answer");
            for (int i = 0; i < ofAnswer.size(); i++) {
                JsonNode played = ofAnswer.get(i);
                assertThat(played.path("problem").isNull())
                        .as(played.toString())
                        .isTrue();
                assertThat(played.path("faults")).isEmpty();
                assertThat(end(played)).isEqualTo(end(ofLibrary.get(i)));
            }
        }
    }

    /** What is said: {@code fault} or {@code problem}; or a {@code step} that only the wrong answer does, or {@code no step}. */
    @ParameterizedTest
    @CsvFileSource(resources = "wrong-answers.csv", delimiter = '|')
    void aWrongAnswerIsSeen(String chapter, String mutant, String scene, String line, String seen, String words)
            throws Exception {
        String name = ChapterNames.find(home, chapter);
        Path file = home.chapter(name).resolve("mutants/" + mutant + ".java");
        ChapterScenes scenes = ChapterScenes.of(home, name, false, null, file);
        String session = line == null ? session(scenes, scene) : scene + "/1/" + line;
        try (SeeServer server = start(scenes)) {
            JsonNode wrong = play(server, session, "answer");
            JsonNode right = play(server, session, "library");

            assertThat(right.path("faults")).isEmpty();
            assertThat(right.path("problem").isNull()).isTrue();
            switch (seen) {
                case "fault" -> assertThat(texts(wrong.path("faults"))).anyMatch(fault -> fault.contains(words));
                case "problem" -> assertThat(wrong.path("problem").toString()).contains(words);
                case "step" -> {
                    assertThat(texts(wrong.path("steps"))).anyMatch(step -> step.contains(words));
                    assertThat(texts(right.path("steps"))).noneMatch(step -> step.contains(words));
                }
                case "no step" -> {
                    assertThat(texts(wrong.path("steps"))).noneMatch(step -> step.contains(words));
                    assertThat(texts(right.path("steps"))).anyMatch(step -> step.contains(words));
                }
                default -> throw new IllegalArgumentException(seen);
            }
        }
    }

    /** Returns texts; of a step, who does what. */
    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(
                one.isTextual()
                        ? one.asText()
                        : one.path("actor").asText() + ": " + one.path("what").asText()));
        return texts;
    }

    @Test
    void aSavedFilePlaysTheSameSessionAgain() throws Exception {
        Path file = folder.resolve("MyReflector.java");
        Path right = home.chapter("04-reflector").resolve("alternatives/UsualReflector.java");
        String source = Files.readString(right).replace("UsualReflector", "MyReflector");
        Files.writeString(file, source);
        ChapterScenes scenes = ChapterScenes.of(home, "04-reflector", false, null, file);
        StagePage page = scenes.page();
        try (SeeServer server = SeeServer.start(page)) {
            String session = session(scenes, "04-gap");
            JsonNode first = play(server, session, "answer");

            Files.writeString(file, source.replaceFirst("\\{", "{ int oops = \"1\";"));
            JsonNode broken = play(server, session, "answer");
            Files.writeString(file, source.replaceFirst("\\{", "{ static { System.exit(1); }"));
            JsonNode exits = play(server, session, "answer");
            Files.writeString(file, source + "\n");
            JsonNode again = play(server, session, "answer");

            assertThat(broken.path("problem").path("message").asText()).contains("MyReflector.java does not compile");
            assertThat(broken.path("problem").path("place").path("line").asInt())
                    .isPositive();
            assertThat(exits.path("problem").path("message").asText()).contains("calls java.lang.System.exit");
            assertThat(again.path("steps")).isEqualTo(first.path("steps"));
            assertThat(again.path("problem").isNull()).isTrue();
        }
    }

    @Test
    void everyChapterWithAnInformerIsOnTheStage() {
        assertThat(chapters().stream().map(ChapterNames::number))
                .containsExactly("02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12");
    }

    /** The chapter's scenes have the learner's other files in them, too. */
    @Test
    void aPartOfTheCapstoneThatEndsTheProgramIsRefused() throws Exception {
        Path written = Files.createDirectories(folder.resolve("05-store")).resolve("MyStore.java");
        for (String chapter : List.of("03-deltafifo", "04-reflector", "06-indexer", "08-informers")) {
            String file = ChapterClasses.learnersFiles(home, chapter)
                    .get(0)
                    .getFileName()
                    .toString();
            Files.createDirectories(folder.resolve(chapter));
            Files.copy(
                    home.chapter(chapter).resolve(file), folder.resolve(chapter).resolve(file));
        }
        Files.writeString(
                written,
                ending(home.chapter("05-store").resolve("alternatives/UsualStore.java"))
                        .replace("UsualStore", "MyStore"));
        Scenes<?> scenes = ChapterScenes.load(home, "10-capstone").orElseThrow();
        Path assembly = home.chapter("10-capstone").resolve("alternatives/UsualAssembly.java");

        assertThatThrownBy(() -> AnswerOnStage.of(scenes, assembly, true).compiled(folder))
                .isInstanceOf(RejectedAnswerException.class)
                .hasMessageContaining("MyStore.java:")
                .hasMessageContaining("calls java.lang.System.exit");
    }

    @Test
    void aWrongPartOfAPuzzleThatEndsTheProgramIsRefused() throws Exception {
        Puzzle puzzle = Puzzles.of(home, "05-store").get(0);
        Path wrong = folder.resolve(puzzle.file());
        Files.createDirectories(wrong.getParent());
        String name = puzzle.file().replaceFirst(".*/(.*)\\.java", "$1");
        Path right = home.chapter("05-store").resolve("alternatives/UsualStore.java");
        Files.writeString(wrong, ending(right).replace("UsualStore", name));
        Scenes<?> scenes = ChapterScenes.load(home, "05-store").orElseThrow();

        assertThatThrownBy(() -> PuzzleStage.of(puzzle, scenes, folder))
                .isInstanceOf(RejectedAnswerException.class)
                .hasMessageContaining("calls java.lang.System.exit");
    }

    /** Returns the source of a class that ends the JVM when it is loaded. */
    private static String ending(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".java", "");
        return Files.readString(file).replaceFirst("(class " + name + "[^{]*)\\{", "$1{ static { System.exit(1); }");
    }

    private SeeServer start(ChapterScenes scenes) throws IOException {
        return SeeServer.start(scenes.page());
    }

    /** Returns the rows of each part of the picture after the last step. */
    private static Map<String, JsonNode> end(JsonNode played) {
        assertThat(played.path("steps")).isNotEmpty();
        Map<String, JsonNode> rows = new TreeMap<>();
        played.path("beginning").forEach(part -> rows.put(part.path("part").asText(), part.path("rows")));
        played.path("steps")
                .forEach(step -> step.path("changes")
                        .forEach(change -> rows.put(change.path("part").asText(), change.path("after"))));
        return rows;
    }

    private List<JsonNode> playAll(ChapterScenes scenes, String part) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        try (SeeServer server = start(scenes)) {
            for (var scene : scenes.scenes("library")) {
                all.add(play(server, session(scenes, scene.id()), part));
            }
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private static String session(ChapterScenes scenes, String id) {
        return scenes.scenes("library").stream()
                .filter(scene -> scene.id().equals(id))
                .map(scene -> id + "/1/"
                        + String.join(
                                ",", scene.play().stream().map(Object::toString).toList()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode play(SeeServer server, String session, String part) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "api/play"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("session", session, "from", 0, "part", part))))
                .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }
}
