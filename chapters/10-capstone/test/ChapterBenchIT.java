import static org.assertj.core.api.Assertions.assertThat;

import informers.informer.InformerParts;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;

/** The parts of all chapters in one informer: right answers behave like the library's, and a wrong answer is found. */
class ChapterBenchIT {
    private static final Map<Assembly.Part, String> RIGHT = Map.of(
            Assembly.Part.QUEUE, "03-deltafifo/alternatives/LinkedMapQueue.java",
            Assembly.Part.REFLECTOR, "04-reflector/alternatives/StepReflector.java",
            Assembly.Part.STORE, "05-store/alternatives/LockedStore.java",
            Assembly.Part.INDEXER, "06-indexer/alternatives/MapOfSets.java",
            Assembly.Part.PROCESSOR, "08-informers/alternatives/PlainFanOut.java");

    private static final Map<Assembly.Part, String> WRONG = Map.of(
            Assembly.Part.QUEUE, "03-deltafifo/mutants/StoredObjectsAreNotCompared.java",
            Assembly.Part.REFLECTOR, "04-reflector/mutants/AlwaysFromTheListsVersion.java",
            Assembly.Part.STORE, "05-store/mutants/MergeOnReplace.java",
            Assembly.Part.INDEXER, "06-indexer/mutants/StaleEntries.java",
            Assembly.Part.PROCESSOR, "08-informers/mutants/LateHandlerGetsNoInitialList.java");

    private final Path chapters = WorkbookHome.find().chaptersFolder();
    private final Assembly assembly = new LibAssembly();
    private final Trial trial = new Trial();

    @Test
    @DisplayName("the lines of the trial, written by hand")
    void theTrial() {
        assertThat(trial.run(InformerParts.standard()))
                .contains(
                        "synced: true",
                        "the first handler, default/a: add a@8 (initial); update a@8 to a@12; update a@12 to a@18;"
                                + " update a@18 to a@22",
                        "the first handler, default/b: add b@9 (initial); delete, last seen b@13",
                        "the first handler, default/d: add d@11; delete, last seen d@11 (missed)",
                        "the first handler, default/f: add f@23",
                        "the late handler, default/a: add a@18 (initial); update a@18 to a@22",
                        "store: [a@22, c@15, e@21, f@23]",
                        "index app=db: [a@22, c@15]",
                        "resourceVersion: 23")
                .noneMatch(line -> line.startsWith("the late handler, default/f"));
    }

    @Test
    @DisplayName("an informer of the library's answers to the chapters gives the same lines")
    void librarysAnswers() {
        assertThat(assembly.firstThatDiffers(ChapterBench.library(), trial)).isEmpty();
        assertSameAllAtOnce(ChapterBench.library());
    }

    @Test
    @DisplayName("right answers to all chapters, each alone and all at once")
    void rightAnswers() {
        ChapterBench bench = ChapterBench.library();
        RIGHT.forEach((part, file) -> bench.put(part, chapters.resolve(file)));
        assertThat(bench.written()).isEqualTo(EnumSet.allOf(Assembly.Part.class));
        assertThat(assembly.firstThatDiffers(bench, trial)).isEmpty();
        assertSameAllAtOnce(bench);
    }

    private void assertSameAllAtOnce(ChapterBench bench) {
        List<String> library = trial.run(InformerParts.standard());
        assertThat(trial.run(assembly.parts(EnumSet.allOf(Assembly.Part.class), bench)))
                .isEqualTo(library);
    }

    @Test
    @DisplayName("a wrong answer to a chapter is found")
    void wrongAnswers() {
        WRONG.forEach((part, file) -> {
            ChapterBench bench = ChapterBench.library();
            bench.put(part, chapters.resolve(file));
            assertThat(assembly.firstThatDiffers(bench, trial)).as(file).contains(part);
        });
    }
}
