import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.informer.InformerParts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/**
 * All graded tests of chapter 10. The parts on the bench are the library's, marked or broken, not those of your files.
 */
@WithoutUsing(LibAssembly.class)
public abstract class AssemblyContract extends Contract<Assembly> {
    private final Trial trial = new Trial();

    /** A right answer needs a second; a busy machine may need much longer. */
    @Override
    protected Duration limit() {
        return Duration.ofSeconds(40);
    }

    /** Returns a new set for each call: an answer may change it. */
    private static Set<Assembly.Part> all() {
        return EnumSet.allOf(Assembly.Part.class);
    }

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
        for (Assembly.Part part : all()) {
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
                    .as("parts(" + part + "): the informer has "
                            + (bench.used.isEmpty() ? "no part of the bench, only the library's" : "these parts of the bench")
                            + ", and it must have the " + part + ". InformerParts is immutable:"
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
        Set<Assembly.Part> yours = all();
        assertThat(run(yours, bench))
                .as("parts(all five) with correct parts: the informer must behave like one of library parts.")
                .isEqualTo(library());
        assertThat(yours)
                .as("parts() must not change the set that its caller passed.")
                .isEqualTo(all());
        assertThat(bench.used)
                .as("All five parts were switched on: all five must be yours. One switch must not turn off another (do you"
                        + " use else if?).")
                .isEqualTo(all());
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
                .isEqualTo(all());
    }

    @Task("10.3 the part that differs is returned")
    void partThatDiffers() {
        for (Assembly.Part part : all()) {
            assertThat(answer().firstThatDiffers(new MarkedBench(part), trial))
                    .as("Only the " + part + " of this bench is broken. Compare the lines of an informer of library parts"
                            + " with those of an informer with one of your parts: all lines, not their number. If you"
                            + " switch on all five at once, you do not know which part it is.")
                    .contains(part);
        }
        List<String> library = library();
        List<String> reversed = new ArrayList<>(library);
        Collections.reverse(reversed);
        assertFound("the same lines in another order", reversed);
        assertFound("one line more, at the end", edited(lines -> lines.add("one more notification")));
        assertFound("one line less, the last", edited(lines -> lines.remove(lines.size() - 1)));
        assertFound("one line less, the first", edited(lines -> lines.remove(0)));
        assertFound("one line twice", edited(lines -> lines.add(1, lines.get(0))));
        assertFound("upper and lower case differ in one line", edited(lines -> lines.replaceAll(String::toUpperCase)));
        assertFound("a blank more, at the end of the last line", edited(lines -> lines.add(lines.remove(lines.size() - 1) + " ")));
        assertFound("no lines at all", List.of());
    }

    private List<String> edited(Consumer<List<String>> change) {
        List<String> lines = new ArrayList<>(library());
        change.accept(lines);
        return lines;
    }

    /** With the store of the bench, the trial returns these lines. */
    private void assertFound(String difference, List<String> lines) {
        MarkedBench bench = new MarkedBench();
        Trial edited = new Trial() {
            @Override
            public List<String> run(InformerParts<Pod> parts) {
                bench.forget();
                List<String> came = super.run(parts);
                return bench.used.contains(Assembly.Part.STORE) ? List.copyOf(lines) : came;
            }
        };
        assertThat(answer().firstThatDiffers(bench, edited))
                .as("With the STORE of this bench, the trial returned other lines than with library parts: " + difference
                        + ". Two trials are alike only if their lines are equal, each of them, in the same order: compare the"
                        + " two lists with equals.")
                .contains(Assembly.Part.STORE);
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
