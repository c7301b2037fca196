import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.informer.InformerParts;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/**
 * All graded tests of chapter 10. The parts on the bench are the library's, marked or broken, not those of your files.
 */
@WithoutUsing(LibAssembly.class)
public abstract class AssemblyContract extends Contract<Assembly> {
    private static final Set<Assembly.Part> ALL = EnumSet.allOf(Assembly.Part.class);

    private final Trial trial = new Trial();

    private List<String> library() {
        return trial.run(InformerParts.standard());
    }

    private List<String> run(Set<Assembly.Part> yours, MarkedBench bench) {
        InformerParts<Pod> parts = answer().parts(yours, bench);
        assertThat(parts).as("parts(" + yours + ") returned null.").isNotNull();
        return trial.run(parts);
    }

    @Task("10.1 all parts the library's")
    void allTheLibrarys() {
        MarkedBench bench = new MarkedBench();
        assertThat(run(Set.of(), bench))
                .as("parts(none): an informer of library parts must behave like one of InformerParts.standard().")
                .isEqualTo(library());
        assertThat(bench.used)
                .as("No part was switched on, so none may be taken from the bench.")
                .isEmpty();
    }

    @Task("10.2 one switch, one part")
    void oneSwitch() {
        Assembly answer = answer();
        MarkedBench bench = new MarkedBench();
        for (Assembly.Part part : ALL) {
            bench.forget();
            InformerParts<Pod> parts = answer.parts(Set.of(part), bench);
            assertThat(parts).as("parts(" + part + ") returned null.").isNotNull();
            List<String> lines = trial.run(parts);
            assertThat(bench.used)
                    .as("parts(" + part + "): a part was taken from the bench that was not switched on. Does each switch use"
                            + " its own part (STORE is bench.store(), and INDEXER alone is built on the library's store)?"
                            + " Or is it a switch of an earlier call (start each call with the library's parts, in a local"
                            + " variable)?")
                    .isSubsetOf(part);
            assertThat(bench.used)
                    .as("parts(" + part + "): the parts of the bench in the informer. InformerParts is immutable:"
                            + " withQueue(...) returns a new object, so keep what it returns.")
                    .containsExactly(part);
            assertThat(lines)
                    .as("parts(" + part + ") with a correct part: the informer must behave like one of library parts.")
                    .isEqualTo(library());
        }
    }

    @Task("10.2 the indexer is built on the store")
    void indexerOverStore() {
        for (List<Assembly.Part> order : List.of(
                List.of(Assembly.Part.STORE, Assembly.Part.INDEXER),
                List.of(Assembly.Part.INDEXER, Assembly.Part.STORE))) {
            MarkedBench bench = new MarkedBench();
            run(new LinkedHashSet<>(order), bench);
            assertThat(bench.used)
                    .as("parts(" + order + "): both go to the place of the indexer, and the second must not replace the"
                            + " first. Switch the store on first, whatever the order of the set; then"
                            + " bench.indexer(parts.indexer()): your indices on the store that the parts have so far.")
                    .containsExactly(Assembly.Part.STORE, Assembly.Part.INDEXER);
        }
    }

    @Task("10.2 all switches at once")
    void allAtOnce() {
        MarkedBench bench = new MarkedBench();
        assertThat(run(ALL, bench)).isEqualTo(library());
        assertThat(bench.used)
                .as("All five parts were switched on: all five must be yours. One switch must not turn off another (do you"
                        + " use else if?).")
                .isEqualTo(ALL);
    }

    @Task("10.3 no part differs")
    void noPartDiffers() {
        MarkedBench bench = new MarkedBench();
        assertThat(answer().firstThatDiffers(bench, trial))
                .as("All parts of this bench are correct. Two runs return equal lines in two different lists: compare them"
                        + " with equals.")
                .isEmpty();
        assertThat(bench.used)
                .as("To find out that no part differs, each part must be tried.")
                .isEqualTo(ALL);
    }

    @Task("10.3 the part that differs is returned")
    void partThatDiffers() {
        for (Assembly.Part part : ALL) {
            assertThat(answer().firstThatDiffers(new MarkedBench(part), trial))
                    .as("Only the " + part + " of this bench is broken. Compare the lines of an informer of library parts"
                            + " with those of an informer with one of your parts: all lines, not their number. If you"
                            + " switch on all five at once, you do not know which part it is.")
                    .contains(part);
        }
    }

    @Task("10.3 of two parts that differ, the first is returned")
    void firstOfTwo() {
        assertThat(answer().firstThatDiffers(
                        new MarkedBench(Assembly.Part.REFLECTOR, Assembly.Part.PROCESSOR), trial))
                .as("Reflector and processor are broken. Each of them differs when it alone is switched on. Events come from"
                        + " the reflector, so it must be fixed first: use the order of Part.values().")
                .contains(Assembly.Part.REFLECTOR);
        assertThat(answer().firstThatDiffers(new MarkedBench(Assembly.Part.QUEUE, Assembly.Part.INDEXER), trial))
                .as("Queue and indexer are broken: the queue comes first in Part.values().")
                .contains(Assembly.Part.QUEUE);
    }
}
