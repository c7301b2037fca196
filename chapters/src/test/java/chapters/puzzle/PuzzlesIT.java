package chapters.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import workbook.cli.Language;
import workbook.cli.WorkbookHome;
import workbook.grade.AnswerLoader;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage;
import workbook.puzzle.PuzzleStage.Verdict;
import workbook.puzzle.Puzzles;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.StageRun;
import workbook.trace.Scenes;

/** Every puzzle can be won, and only because of the wrong part. */
class PuzzlesIT {
    private static final int RANDOM_LINES = 1_000;

    private final WorkbookHome home = WorkbookHome.find();

    @TestFactory
    Stream<DynamicTest> everyStoredLineBreaksTheWrongPartAndNotTheLibrarys() {
        return Puzzles.all(home).stream()
                .map(puzzle -> DynamicTest.dynamicTest(puzzle.id(), () -> {
                    PuzzleStage stage = stage(puzzle);
                    Verdict verdict = stage.judge(puzzle.line());
                    assertThat(verdict.ofLibrary()).isEmpty();
                    assertThat(verdict.won()).as("is won by " + puzzle.line()).isTrue();
                    assertThat(verdict.differences())
                            .as("what the two parts lead to")
                            .isNotEmpty();
                    assertThat(PuzzleSearch.breaksAfter(stage.wrong(), puzzle.line()))
                            .as("broken by the last action, and not before")
                            .isEqualTo(puzzle.line().size());
                }));
    }

    @Test
    void noPuzzleIsWonByWaiting() throws Exception {
        for (Puzzle puzzle : Puzzles.all(home)) {
            List<Action> waits =
                    Stream.of("quiet", "time", "quiet").map(Action::parse).toList();
            assertThat(PuzzleSearch.breaksAfter(stage(puzzle).wrong(), waits))
                    .as(puzzle.id())
                    .isZero();
        }
    }

    @Test
    void theChaptersWithAPartOnTheStageHaveTwoPuzzlesOrMore() {
        assertThat(Puzzles.all(home).stream()
                        .collect(Collectors.groupingBy(
                                puzzle -> puzzle.chapter().substring(0, 2), Collectors.counting())))
                .allSatisfy((chapter, count) -> assertThat(count).as(chapter).isGreaterThanOrEqualTo(2))
                .containsKeys("03", "04", "05", "06", "07", "08", "09", "11");
    }

    @Test
    void noTextGivesTheLineAway() {
        for (Puzzle puzzle : Puzzles.all(home)) {
            String line = puzzle.line().stream().map(Action::toString).collect(Collectors.joining(","));
            for (Language language : Language.values()) {
                assertThat(puzzle.text().in(language) + puzzle.title().in(language) + puzzle.hints())
                        .as(puzzle.id())
                        .doesNotContain(line);
            }
        }
    }

    /** The invariants of the stage hold for the library's parts, whatever happens to them. */
    @Test
    void noRandomLineBreaksTheLibrarysParts() throws Exception {
        List<Scene> scenes = ChapterScenes.all().stream()
                .flatMap(one -> one.right().stream())
                .toList();
        Random random = new Random(20261201);
        for (int i = 0; i < RANDOM_LINES; i++) {
            Scene scene = scenes.get(i % scenes.size());
            List<Action> line = new RandomLines(scene, random).next(20);
            long seed = random.nextInt(1_000);
            try (StageRun run = StageRun.start(scene, seed)) {
                for (Action action : line) {
                    run.apply(action);
                    assertThat(PuzzleStage.faults(run))
                            .as(scene.id() + "/" + seed + "/" + line + " after " + action)
                            .isEmpty();
                }
                for (Action action : toRest(scene)) {
                    run.apply(action);
                }
                assertThat(PuzzleStage.faults(run))
                        .as(scene.id() + "/" + seed + "/" + line + ", at rest")
                        .isEmpty();
                assertThat(run.ready()).isEmpty();
            }
        }
    }

    /** The server speaks, no handler is slow or throws, and time passes until everybody waits. */
    private static List<Action> toRest(Scene scene) {
        Stream<String> handlers = Stream.concat(scene.handlers().stream(), Stream.of("late"))
                .flatMap(handler -> Stream.of("fast:" + handler, "heal:" + handler));
        Stream<String> waits =
                Stream.generate(() -> Stream.of("time", "quiet")).limit(12).flatMap(pair -> pair);
        return Stream.of(Stream.of("speak"), handlers, Stream.of("quiet"), waits)
                .flatMap(part -> part)
                .map(Action::parse)
                .toList();
    }

    /** The search that found the puzzles still finds one. */
    @Test
    void theSearchFindsALine() throws Exception {
        Puzzle puzzle = Puzzles.of(home, "06-indexer").get(0);
        PuzzleStage stage = stage(puzzle);
        Optional<List<Action>> found = new PuzzleSearch(stage.wrong(), stage.right(), 1).find(300);
        assertThat(found).isPresent();
        assertThat(stage.judge(found.get()).won()).isTrue();
    }

    /** Prints a line of play for each mutant of a chapter that can be broken: {@code -Dpuzzles.search=06 -Dpuzzles.tries=2000}. */
    @Test
    void candidatesArePrintedOnRequest() throws Exception {
        String chapter = System.getProperty("puzzles.search", "");
        if (!chapter.isEmpty()) {
            ChapterScenes scenes = ChapterScenes.of(chapter);
            for (var file : scenes.mutants()) {
                List<Scene> wrong = wrong(scenes.scenes(), file);
                Scene right = scenes.right().get(0);
                new PuzzleSearch(wrong.get(0), right, 1)
                        .find(Integer.getInteger("puzzles.tries", 2_000))
                        .ifPresent(
                                line -> System.out.println(ChapterScenes.name(file) + " " + right.id() + " " + line));
            }
        }
    }

    private static <T> List<Scene> wrong(Scenes<T> scenes, java.nio.file.Path file) {
        return scenes.scenes(Optional.of(AnswerLoader.compile(file, scenes.type())));
    }

    private PuzzleStage stage(Puzzle puzzle) throws Exception {
        return PuzzleStage.of(puzzle, ChapterScenes.of(puzzle.chapter()).scenes(), home.chaptersFolder());
    }
}
