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

/** Every graded test of chapter 10, once. The bench's parts are the library's, marked or broken: not those of your files. */
@WithoutUsing(LibAssembly.class)
public abstract class AssemblyContract extends Contract<Assembly> {
    private static final Set<Assembly.Part> ALL = EnumSet.allOf(Assembly.Part.class);

    private final Trial trial = new Trial();

    private List<String> library() {
        return trial.run(InformerParts.standard());
    }

    private List<String> run(Set<Assembly.Part> yours, MarkedBench bench) {
        InformerParts<Pod> parts = answer().parts(yours, bench);
        assertThat(parts).as("parts(" + yours + ") gave null.").isNotNull();
        return trial.run(parts);
    }

    @Task("10.1 all parts the library's")
    void allTheLibrarys() {
        MarkedBench bench = new MarkedBench();
        assertThat(run(Set.of(), bench))
                .as("parts(none): an informer of the library's parts. It does what InformerParts.standard() does.")
                .isEqualTo(library());
        assertThat(bench.used)
                .as("No part was switched on, so none comes from the bench.")
                .isEmpty();
    }

    @Task("10.2 one switch, one part")
    void oneSwitch() {
        Assembly answer = answer();
        MarkedBench bench = new MarkedBench();
        for (Assembly.Part part : ALL) {
            bench.forget();
            InformerParts<Pod> parts = answer.parts(Set.of(part), bench);
            assertThat(parts).as("parts(" + part + ") gave null.").isNotNull();
            List<String> told = trial.run(parts);
            assertThat(bench.used)
                    .as("parts(" + part + "): something comes from the bench, but was not switched on. Is each part its own"
                            + " (STORE is bench.store(), and INDEXER alone lies over the library's store)? Is it a switch"
                            + " of an earlier call (a call begins anew, with the library's parts in a local variable)?")
                    .isSubsetOf(part);
            assertThat(bench.used)
                    .as("parts(" + part + "): of which of the bench's parts the informer is made. InformerParts never"
                            + " changes: withQueue(...) gives a new one, so keep what it gives.")
                    .containsExactly(part);
            assertThat(told)
                    .as("parts(" + part + ") with a part that is right: the informer does what it did before.")
                    .isEqualTo(library());
        }
    }

    @Task("10.2 the indexer lies over the store")
    void indexerOverStore() {
        for (List<Assembly.Part> order : List.of(
                List.of(Assembly.Part.STORE, Assembly.Part.INDEXER),
                List.of(Assembly.Part.INDEXER, Assembly.Part.STORE))) {
            MarkedBench bench = new MarkedBench();
            run(new LinkedHashSet<>(order), bench);
            assertThat(bench.used)
                    .as("parts(" + order + "): both go to the place of the indexer, and the second must not push out the"
                            + " first. Switch the store on first, in whatever order the set has them; then"
                            + " bench.indexer(parts.indexer()): your indices over what the parts have so far.")
                    .containsExactly(Assembly.Part.STORE, Assembly.Part.INDEXER);
        }
    }

    @Task("10.2 all switches at once")
    void allAtOnce() {
        MarkedBench bench = new MarkedBench();
        assertThat(run(ALL, bench)).isEqualTo(library());
        assertThat(bench.used)
                .as("All five were switched on: an informer that is all yours. One switch must not turn off another"
                        + " (else if?).")
                .isEqualTo(ALL);
    }

    @Task("10.3 nobody differs")
    void nobodyDiffers() {
        MarkedBench bench = new MarkedBench();
        assertThat(answer().firstThatDiffers(bench, trial))
                .as("All parts of this bench are right. Two runs tell the same in two lists: compare them with equals.")
                .isEmpty();
        assertThat(bench.used)
                .as("To know that nobody differs, each part has to be tried.")
                .isEqualTo(ALL);
    }

    @Task("10.3 the part that differs is named")
    void named() {
        for (Assembly.Part part : ALL) {
            assertThat(answer().firstThatDiffers(new MarkedBench(part), trial))
                    .as("Of this bench, the " + part + " is broken, and nothing else. Compare what the library's parts did"
                            + " with what they did with one of yours among them: all lines, not their number. With all"
                            + " five at once you do not know which it was.")
                    .contains(part);
        }
    }

    @Task("10.3 of two, the first is named")
    void firstOfTwo() {
        assertThat(answer().firstThatDiffers(
                        new MarkedBench(Assembly.Part.REFLECTOR, Assembly.Part.PROCESSOR), trial))
                .as("Reflector and processor are broken. Either shows when it alone is switched on. Events come from the"
                        + " reflector, so mend that first: in the order of Part.values().")
                .contains(Assembly.Part.REFLECTOR);
        assertThat(answer().firstThatDiffers(new MarkedBench(Assembly.Part.QUEUE, Assembly.Part.INDEXER), trial))
                .as("Queue and indexer are broken: the queue comes first.")
                .contains(Assembly.Part.QUEUE);
    }
}
