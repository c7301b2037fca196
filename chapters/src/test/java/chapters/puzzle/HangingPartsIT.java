package chapters.puzzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;
import workbook.grade.AnswerLoader;
import workbook.puzzle.PuzzleStage;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.StageException;
import workbook.stage.StageRun;
import workbook.trace.Scenes;

/** Wrong parts that loop, wait forever or throw: the stage says so, and no thread of theirs is left. */
class HangingPartsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Half of the patience that a stage has if nothing else is asked for. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        List<String> left = busy();
        for (int i = 0; i < 200 && !left.isEmpty(); i++) {
            Thread.sleep(50);
            left = busy();
        }
        assertThat(left).as("threads of the stage that still do something").isEmpty();
    }

    /** Returns where the threads of runs are, without those that wait in their pool for the next run. */
    private static List<String> busy() {
        List<String> busy = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            boolean ours = thread.getName().equals("seeded-scheduler")
                    || thread.getName().startsWith("stage ");
            boolean inPool = List.of(trace).stream()
                    .anyMatch(frame -> frame.getMethodName().equals("getTask"));
            if (ours && trace.length > 0 && !inPool) {
                busy.add(thread.getName() + " " + List.of(trace));
            }
        });
        return busy;
    }

    @Test
    void anEndlessLoopIsNamedWithItsPlace() throws Exception {
        Scene scene = index("Loops", "long turns = 0; while (true) { turns++; }");

        assertThatThrownBy(() -> play(scene, "quiet"))
                .isInstanceOf(StageException.class)
                .hasMessageContaining("expected the next step within 3000 ms, but informer still runs (Loops.java:");
    }

    @Test
    void aLoopThatSwallowsInterruptsIsEndedToo() throws Exception {
        Scene scene = index(
                "Sleeps", "for (;;) { try { Thread.sleep(1); } catch (InterruptedException e) { /* goes on */ } }");

        assertThatThrownBy(() -> play(scene, "quiet")).isInstanceOf(StageException.class);
    }

    @Test
    void aRunThatIsClosedWhileAPartLoopsIsEndedToo() throws Exception {
        Scene scene = index("LoopsLater", "if (objects.size() != 2) { while (true) {} }");

        StageRun run = StageRun.start(scene, 1, PATIENCE);
        run.apply(Action.parse("delete:pod-1"));
        run.close(); // the list with one object is read while the run ends
    }

    @Test
    void aLockThatAWaitingTaskHoldsIsFoundAtOnce() throws Exception {
        Path mutant = WorkbookHome.find().chapter("08-informers").resolve("mutants/BufferLockedDuringCallback.java");
        Scene scene = wrong(ChapterScenes.of("08").scenes(), mutant).stream()
                .filter(one -> one.id().equals("08-slow"))
                .findFirst()
                .orElseThrow();
        StageRun run = StageRun.start(scene, 1);
        long begin = System.nanoTime();

        assertThatThrownBy(() -> {
                    for (String action : List.of("slow:slow", "create:pod-3", "quiet")) {
                        run.apply(Action.parse(action));
                    }
                })
                .isInstanceOf(StageException.class)
                .hasMessageMatching("expected the next step, but informer waits for a lock that another task holds"
                        + " \\(BufferLockedDuringCallback.java:\\d+\\)");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(run.problem()).isPresent();
        assertThat(run.apply(Action.parse("quiet"))).as("the run is over").isEmpty();
        run.close();
    }

    @Test
    void whatAPartThrowsIsSaid() throws Exception {
        List<String> bodies = List.of("throw new Error(\"no\");", "replace(objects);", "int[] none = new int[-1];");
        for (String thrown : bodies) {
            Scene scene = index("Throws" + bodies.indexOf(thrown), thrown);
            try (StageRun run = StageRun.start(scene, 1)) {
                run.apply(Action.parse("quiet"));
                assertThat(PuzzleStage.faults(run)).as(thrown).isNotEmpty();
            }
        }
    }

    private static void play(Scene scene, String action) {
        try (StageRun run = StageRun.start(scene, 1, PATIENCE)) {
            run.apply(Action.parse(action));
        }
    }

    /** Returns a scene with an index that does this when a list arrives. */
    private Scene index(String name, String body) throws Exception {
        Path file = folder.resolve(name + ".java");
        Files.writeString(file, """
                import informers.api.KubeObject;
                import informers.store.IndexFunc;
                import java.util.Map;
                import java.util.Set;

                public class %s implements Index {
                    public %s(IndexFunc<KubeObject> function) {}

                    @Override
                    public void update(String key, KubeObject before, KubeObject after) {}

                    @Override
                    public void replace(Map<String, KubeObject> objects) {
                        %s
                    }

                    @Override
                    public Set<String> keys(String value) {
                        return Set.of();
                    }

                    @Override
                    public Set<String> values() {
                        return Set.of();
                    }
                }
                """.formatted(name, name, body));
        return wrong(ChapterScenes.of("06").scenes(), file).get(1);
    }

    private static <T> List<Scene> wrong(Scenes<T> scenes, Path file) {
        return scenes.scenes(Optional.of(AnswerLoader.compile(file, scenes.type())));
    }
}
