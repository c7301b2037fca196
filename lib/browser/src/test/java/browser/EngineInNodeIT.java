package browser;

import static org.assertj.core.api.Assertions.assertThat;

import browser.Mutants.Mutant;
import browser.Mutants.Visible;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import workbook.predict.Questions;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage;
import workbook.puzzle.Puzzles;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.Session;

/** The compiled library in node, beside the library on this JVM. */
class EngineInNodeIT {
    private static final int SESSIONS = Integer.getInteger("engine.sessions", 100);

    private static final OnTheJvm JVM = new OnTheJvm();

    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.withEngine();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static JsonNode play(Session session, String part) {
        return node.ask("play", session.scene().substring(0, 2), session, 0, part);
    }

    @Test
    void everySceneHasTheStepsOfTheJvm() {
        List<Scene> scenes = JVM.scenes();
        assertThat(scenes).hasSizeGreaterThan(20);
        for (Scene scene : scenes) {
            Session session = OnTheJvm.play(scene);

            JsonNode played = play(session, "library");

            assertThat(OnTheJvm.comparable(played)).as(session.toString()).isEqualTo(JVM.play(session));
            assertThat(played.path("problem").isNull()).isTrue();
            assertThat(played.path("faults")).isEmpty();
        }
    }

    /**
     * Everything random is the seed's: the same link shows the same steps, twice here, and on a JVM. In these sessions watches end, requests
     * fail, versions are forgotten, handlers throw; whatever happens, the library's parts are without fault.
     */
    @Test
    void randomSessionsHaveTheSameStepsTwiceAndOnTheJvm() {
        List<String> different = new ArrayList<>();
        for (Session session : JVM.random(SESSIONS)) {
            JsonNode first = play(session, "library");
            play(
                    new Session(session.scene(), session.seed() + 1, List.of()),
                    "library"); // so that the next one begins from the start
            assertThat(play(session, "library")).isEqualTo(first);
            assertThat(first.path("steps")).isNotEmpty();
            assertThat(first.path("faults")).as(session.toString()).isEmpty();
            if (!OnTheJvm.comparable(first).equals(JVM.play(session))) {
                different.add(session.toString());
            }
        }
        assertThat(different).isEmpty();
    }

    /**
     * Chaos: whatever a session has done to the server, the network and the handlers, in the end the informer has what the server has. Half
     * of what is done is a failure; at the end handlers are healed, nothing fails any more, and time passes until all is quiet.
     */
    @Test
    void afterChaosTheInformerHasWhatTheServerHas() {
        int failures = 0;
        for (Session session : JVM.chaos(SESSIONS)) {
            JsonNode played = play(session, "library");

            assertThat(played.path("problem").isNull()).as(session.toString()).isTrue();
            assertThat(played.path("ready")).as(session.toString()).isEmpty();
            assertThat(played.path("faults")).as(session.toString()).isEmpty();
            assertThat(lastRows(played, "wire")) // else nobody would compare
                    .as(session.toString())
                    .startsWith("[\"watch from ")
                    .doesNotContain("silent");
            failures +=
                    (int) session.actions().stream().filter(OnTheJvm::isFailure).count();
        }
        assertThat(failures).isGreaterThan(10 * SESSIONS);
    }

    @Test
    void chaosFindsAWrongAnswer() {
        assertThat(JVM.chaos(SESSIONS).stream()
                        .filter(session -> session.scene().equals("05-replace")))
                .isNotEmpty()
                .anySatisfy(session -> assertThat(
                                play(session, "MergeOnReplace").path("faults").toString())
                        .contains("the server has no pod-"));
    }

    private static String lastRows(JsonNode played, String part) {
        String rows = "";
        for (JsonNode step : played.path("steps")) {
            for (JsonNode change : step.path("changes")) {
                if (change.path("part").asText().equals(part)) {
                    rows = change.path("after").toString();
                }
            }
        }
        return rows;
    }

    @Test
    void everyPuzzleIsWonByItsLine() {
        List<Puzzle> puzzles = Puzzles.all(JVM.home);
        assertThat(puzzles).hasSizeGreaterThan(20);
        for (Puzzle puzzle : puzzles) {
            Session session = new Session(puzzle.scene(), PuzzleStage.SEED, puzzle.line());
            JsonNode played = node.ask(
                    "puzzle",
                    puzzle.chapter().substring(0, 2),
                    session,
                    0,
                    puzzle.mutant(),
                    puzzle.mostActions(),
                    puzzle.scene());

            assertThat(played.at("/puzzle/broken").asBoolean()).as(puzzle.id()).isTrue();
            assertThat(played.at("/puzzle/left").asInt()).isNotNegative();
            assertThat(played.at("/puzzle/library")).isNotEmpty();
        }
    }

    @Test
    void aPuzzleIsNotWonByLookingOn() {
        Puzzle puzzle = Puzzles.all(JVM.home).get(0);
        Session session = new Session(puzzle.scene(), PuzzleStage.SEED, List.of(Action.parse("quiet")));
        JsonNode played = node.ask("puzzle", "03", session, 0, puzzle.mutant(), puzzle.mostActions(), puzzle.scene());

        assertThat(played.at("/puzzle/broken").asBoolean()).isFalse();
    }

    /** What wrong-answers.csv says is seen here, too; and all else is as on the JVM. */
    @Test
    void everyVisibleWrongAnswerIsSeen() throws Exception {
        List<Mutant> mutants = Mutants.all(JVM.home);
        JsonNode table = new ObjectMapper()
                .readTree(Path.of("target/engine/data.json").toFile())
                .path("mutants");
        assertThat(table).hasSameSizeAs(Mutants.visible(JVM.home));
        for (JsonNode row : table) {
            Visible visible = new ObjectMapper().treeToValue(row, Visible.class);
            Mutant mutant = mutants.stream()
                    .filter(one -> one.chapter().equals(visible.chapter())
                            && one.name().equals(visible.mutant()))
                    .findFirst()
                    .orElseThrow();
            Session session = Session.parse(visible.scene() + "/1/" + visible.line());
            JsonNode right = play(session, "library");
            JsonNode wrong = play(session, visible.mutant());

            assertThat(right.path("faults")).isEmpty();
            assertThat(right.path("problem").isNull()).isTrue();
            assertThat(OnTheJvm.comparable(wrong)).as(row.toString()).isEqualTo(JVM.play(session, mutant));
            switch (visible.seen()) {
                case "fault" -> assertThat(wrong.path("faults").toString()).contains(visible.words());
                case "problem" -> assertThat(wrong.path("problem").isNull()).isFalse();
                case "step" -> {
                    assertThat(steps(wrong)).contains(visible.words());
                    assertThat(steps(right)).doesNotContain(visible.words());
                }
                default -> {
                    assertThat(steps(wrong)).doesNotContain(visible.words());
                    assertThat(steps(right)).contains(visible.words());
                }
            }
        }
    }

    private static String steps(JsonNode played) {
        StringBuilder text = new StringBuilder();
        played.path("steps")
                .forEach(step -> text.append(step.path("actor").asText())
                        .append(": ")
                        .append(step.path("what").asText())
                        .append('\n'));
        return text.toString();
    }

    @Test
    void aTypedAnswerIsReadAsOnTheJvm() throws Exception {
        JsonNode data = new ObjectMapper()
                .readTree(Path.of("target/engine/data.json").toFile())
                .path("questions");
        int asked = 0;
        for (String chapter : JVM.home.chapters()) {
            for (var question :
                    Questions.find(JVM.home, chapter).map(Questions::first).orElse(List.of())) {
                JsonNode its = data.path(question.id());
                if (its.isMissingNode()) {
                    continue; // a chapter without scenes
                }
                String right = its.path("right").asText();
                for (String typed : List.of(right, " " + right.toUpperCase() + " ", "b", "twice", "三个", "x, y", "?")) {
                    String read = question.form()
                            .judge(typed)
                            .map(verdict -> verdict.given())
                            .orElse("");
                    assertThat(node.ask("read", its.path("form").asText(), typed)
                                    .asText())
                            .as(question.id() + ": " + typed)
                            .isEqualTo(read);
                    asked++;
                }
                assertThat(question.form().judge(right).orElseThrow().right()).isTrue();
            }
        }
        assertThat(asked).isPositive();
    }

    @Test
    void whatCannotBePlayedIsExplained() {
        assertThat(node.problem("play", "04", "nonsense", 0, "library")).startsWith("expected a session");
        assertThat(node.problem("play", "04", "99-none/1/", 0, "library"))
                .startsWith("expected one of the scenes [04-");
        assertThat(node.problem("play", "04", "04-end/1/jump", 0, "library")).startsWith("expected an action");
        assertThat(node.problem("play", "04", "04-end/1/", 0, "NoSuchMutant"))
                .startsWith("expected a wrong answer that was compiled");
        assertThat(node.problem("dance")).startsWith("expected play, puzzle or read");
    }
}
