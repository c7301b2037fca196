package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import workbook.arrange.ArrangeProof;
import workbook.grade.MyAnswer;
import workbook.grade.Proof;

/** Proves {@code ./jbang workbook arrange} for each task, as {@link ArrangeProof} describes. {@code -Dchapter=03} proves one chapter only, {@code -Darrange.swaps=1} tries every other order of two neighbours, not every third. */
class ArrangeIT {
    private static final int EVERY_SWAP = Integer.getInteger("arrange.swaps", 3);

    private static final int OTHER_ORDERS = 30 / EVERY_SWAP;

    private final List<String> otherOrders = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> the_lines_of_every_task_can_be_arranged() {
        Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        String chapter = System.getProperty("chapter", "");
        List<Class<?>> all = Proof.learnersTests(chapters);
        List<Class<?>> chosen =
                all.stream().filter(test -> file(test).startsWith(chapter)).toList();
        assertThat(chosen).as("chapters whose name begins with " + chapter).isNotEmpty();
        return Stream.concat(
                chosen.stream()
                        .map(test -> DynamicTest.dynamicTest(
                                test.getSimpleName(), () -> prove(test, chapters.resolve(file(test))))),
                Stream.of(DynamicTest.dynamicTest(
                        "the contract accepts other orders than the usual one",
                        () -> assertThat(otherOrders)
                                .hasSizeGreaterThanOrEqualTo(chosen.size() == all.size() ? OTHER_ORDERS : 0))));
    }

    private void prove(Class<?> test, Path file) throws Exception {
        ArrangeProof.Outcome outcome = ArrangeProof.of(test, file.getParent(), Files.readString(file), EVERY_SWAP);
        otherOrders.addAll(outcome.otherOrders());
        System.out.println(file.getParent().getFileName() + ": " + outcome.tasks() + " tasks, "
                + outcome.distractors() + " distractors, all red; other orders that are right: "
                + outcome.otherOrders());
        assertThat(String.join("\n", outcome.problems())).isEmpty();
    }

    private static String file(Class<?> test) {
        return test.getAnnotation(MyAnswer.class).value();
    }
}
