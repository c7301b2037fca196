package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.cli.WorkbookHome;
import workbook.see.SeeServer;
import workbook.see.StagePage;

/** An answer on the stage, through the server: what is unfinished, right or wrong is seen, and said. */
class SeeAnswersIT {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        assertThat(playAll(scenes))
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

            for (JsonNode played : playAll(scenes)) {
                assertThat(played.path("problem").isNull())
                        .as(played.toString())
                        .isTrue();
                assertThat(played.path("faults")).isEmpty();
                assertThat(played.path("steps")).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            03 | KeyIsTheName                | 03-ghost   | but it knew no pod-2
            03 | ListsAreReused              | 03-ghost   | nobody pops what is in the queue: default/pod-1
            03 | NewestIsPoppedFirst         | 03-ghost   | the informer has not synced, although its store is complete
            03 | PopDoesNotRemove            | 03-ghost   | they still act after 2000 steps
            03 | StoredObjectsAreNotCompared | 03-ghost   | the store has pod-3@103; the server has no pod-3
            04 | ListIsMerged                | 04-gap     | the store has pod-2@102; the server has no pod-2
            04 | WatchesFromNowAfterAGap     | 04-gap     | the store has pod-2@102; the server has no pod-2
            05 | CopySurvivesAReplace        | 05-replace | the store has pod-1@103; the server has no pod-1
            05 | GetOfUnknownIsNull          | 05-replace | NullPointerException
            05 | MergeOnReplace              | 05-replace | the store has pod-1@103; the server has no pod-1
            05 | OptionalOf                  | 05-replace | mutants/OptionalOf.java
            06 | ReplaceKeepsOldValues       | 06-replace | the index has {db=[default/pod-1], web=[default/pod-1
            06 | ReplaceMerges               | 06-replace | the index has {db=[default/pod-1], web=[default/pod-1
            08 | CallbackOnTheInformersThread | 08-slow   | the server has no pod-1
            08 | CountsDownForAll            | 08-slow    | handler fast has not synced
            08 | LateHandlerGetsNoInitialList | 08-slow   | handler late has no pod-2
            08 | OneBufferForAll             | 08-slow    | but it knew no pod-2
            08 | OnlyTheLastHandler          | 08-slow    | handler fast has no pod-2
            """)
    void aWrongAnswerIsSeen(String chapter, String mutant, String scene, String said) throws Exception {
        String name = ChapterNames.find(home, chapter);
        Path file = home.chapter(name).resolve("mutants/" + mutant + ".java");
        ChapterScenes scenes = ChapterScenes.of(home, name, false, null, file);
        String session = scene + "/1/" + actions(scene);
        try (SeeServer server = start(scenes)) {
            JsonNode wrong = play(server, session, "answer");
            JsonNode right = play(server, session, "library");

            assertThat(wrong.path("faults") + " " + wrong.path("problem")).contains(said);
            assertThat(right.path("faults")).isEmpty();
            assertThat(right.path("problem").isNull()).isTrue();
        }
    }

    /** What brings out the faults; the plays of the scenes may change. */
    private static String actions(String scene) {
        return switch (scene) {
            case "03-ghost" ->
                "quiet,create:pod-3,go:reflector,go:reflector,cut,delete:pod-3,forget,go:reflector,go:reflector,go:reflector,go:reflector,go:reflector,time,quiet,time,quiet";
            case "04-gap" -> "quiet,update:pod-1,quiet,cut,delete:pod-2,create:pod-3,forget,quiet,time,quiet";
            case "05-replace" ->
                "quiet,update:pod-1,delete:pod-2,quiet,cut,create:pod-3,delete:pod-1,forget,quiet,time,quiet";
            case "06-replace" ->
                "quiet,update:pod-1,quiet,update:pod-1,delete:pod-2,quiet,cut,update:pod-1,create:pod-3,forget,quiet,time,quiet";
            case "08-slow" ->
                "quiet,slow:slow,update:pod-1,quiet,update:pod-2,delete:pod-1,quiet,add:late,quiet,time,quiet,remove:slow,quiet";
            default -> throw new IllegalArgumentException(scene);
        };
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

    private SeeServer start(ChapterScenes scenes) throws IOException {
        return SeeServer.start(scenes.page());
    }

    private List<JsonNode> playAll(ChapterScenes scenes) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        try (SeeServer server = start(scenes)) {
            for (var scene : scenes.scenes("library")) {
                all.add(play(server, session(scenes, scene.id()), scenes.parts().get(0)));
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
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }
}
