package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import workbook.cli.WorkbookHome;
import workbook.grade.AnswerLoader;
import workbook.predict.Question;
import workbook.predict.Questions;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageException;
import workbook.stage.StageRun;
import workbook.trace.Scenes;

/** The scenes of all chapters, on the stage: with the library's parts, and with the learner's untouched file. */
class ScenesIT {
    private static final long SEED = 1;

    private final Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    @Test
    void everyChapterFrom02HasScenes() throws IOException {
        assertThat(files().stream().map(this::chapter).map(name -> name.substring(0, 2)))
                .containsExactly("02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12");
    }

    @TestFactory
    Stream<DynamicTest> theLibrarysPartsPlayEachSceneWithoutAFault() throws IOException {
        return scenes(one -> {
            Session session = new Session(one.scene.id(), SEED, one.scene.play());
            try (StageRun run = StageRun.play(one.scene, Session.parse(session.toString()))) {
                assertThat(run.faults()).isEmpty();
                assertThat(run.problem()).isEmpty();
                assertThat(run.ready())
                        .as("nobody is left in the middle of something")
                        .isEmpty();
                assertThat(run.steps())
                        .allSatisfy(step -> assertThat(step.action())
                                .isBetween(-1, one.scene.play().size() - 1));
                assertThat(run.steps()).anyMatch(step -> step.place() != null);
                try (StageRun again = StageRun.play(one.scene, session)) {
                    assertThat(again.steps()).isEqualTo(run.steps());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aSceneGoesOnWhenItsHandlersAreRemoved() throws IOException {
        return scenes(one -> {
            try (StageRun run = StageRun.start(one.scene, SEED)) {
                for (String handler : run.handlers()) {
                    run.apply(new Action(Action.Verb.REMOVE, handler));
                    run.apply(new Action(Action.Verb.QUIET, ""));
                    assertThat(run.faults()).isEmpty();
                    assertThat(run.problem()).isEmpty();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> eachSceneHasItsTitlesAndAsksAQuestionOfItsChapter() throws IOException {
        Set<String> ids = new HashSet<>();
        return scenes(one -> {
            assertThat(ids.add(one.scene.id())).as("a new id").isTrue();
            assertThat(one.scene.id()).startsWith(one.chapter.substring(0, 2) + "-");
            assertThat(one.scene.title().en())
                    .matches("[a-zA-Z].*[^.]")
                    .isNotEqualTo(one.scene.title().zh());
            assertThat(one.scene.title().zh()).matches(".*\\p{IsHan}.*");
            Optional<Scene.Asked> asked = one.scene.question();
            if (asked.isPresent()) {
                Questions questions = Questions.of(WorkbookHome.at(chapters.getParent()), one.chapter);
                assertThat(questions.first())
                        .extracting(Question::id)
                        .contains(asked.get().question());
                assertThat(asked.get().before()).isBetween(0, one.scene.play().size() - 1);
            }
        });
    }

    /** Each chapter has at least one scene that needs what the learner has not written yet; its place is named. */
    @TestFactory
    Stream<DynamicTest> anUntouchedFileEndsScenesWithItsTodo() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(chapter(file), () -> {
                    Set<String> places = new HashSet<>();
                    for (Scene scene : mine(of(file))) {
                        try (StageRun run = StageRun.start(scene, SEED)) {
                            for (var action : scene.play()) {
                                run.apply(action);
                            }
                            run.problem().ifPresent(problem -> {
                                assertThat(problem.notStarted())
                                        .as(problem.described())
                                        .isTrue();
                                places.add(String.valueOf(problem.place()));
                            });
                        } catch (StageException e) {
                            assertThat(e.problem().notStarted())
                                    .as(e.problem().described())
                                    .isTrue();
                            places.add(String.valueOf(e.problem().place()));
                        }
                    }
                    assertThat(places)
                            .isNotEmpty()
                            .allSatisfy(place -> assertThat(place).matches("My\\w+\\.java:\\d+"));
                }));
    }

    private <T> List<Scene> mine(Scenes<T> scenes) {
        return scenes.mine(AnswerLoader.compile(chapters.resolve(scenes.file()), scenes.type()), chapters);
    }

    private record One(String chapter, Scene scene) {}

    private interface Check {
        void check(One scene) throws Exception;
    }

    private Stream<DynamicTest> scenes(Check check) throws IOException {
        return files().stream()
                .flatMap(file -> of(file).scenes(Optional.empty()).stream().map(scene -> new One(chapter(file), scene)))
                .map(one -> DynamicTest.dynamicTest(one.scene.id(), () -> check.check(one)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(chapters, 3)) {
            return files.filter(file -> file.toString().matches(".*[0-9][0-9]-[^/]*/(test/)?\\w+Scenes\\.java"))
                    .sorted()
                    .toList();
        }
    }

    private String chapter(Path file) {
        return chapters.relativize(file).getName(0).toString();
    }

    private static Scenes<?> of(Path file) {
        try {
            return (Scenes<?>) Class.forName(file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(file + " has no scenes in it", e);
        }
    }
}
