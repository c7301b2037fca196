package chapters.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import workbook.grade.MyAnswer;
import workbook.grade.Proof;

/** Proves the grading of each chapter, as {@link Proof} describes. {@code -Dchapter=03} proves one chapter only. */
class MutantProofIT {
    private final List<Proof.Outcome> outcomes = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> grading_of_every_chapter_is_proved() {
        Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        List<Class<?>> tests = Proof.learnersTests(chapters);
        assertThat(tests).as("chapters' tests with @MyAnswer").isNotEmpty();
        String chapter = System.getProperty("chapter", "");
        List<Class<?>> chosen = tests.stream()
                .filter(test -> test.getAnnotation(MyAnswer.class).value().startsWith(chapter))
                .toList();
        assertThat(chosen).as("chapters whose name begins with " + chapter).isNotEmpty();
        boolean whole = chosen.size() == tests.size();
        return Stream.concat(
                chosen.stream().map(test -> DynamicTest.dynamicTest(test.getSimpleName(), () -> prove(test))),
                Stream.of(DynamicTest.dynamicTest(
                        "the table in the READMEs is up to date",
                        () -> new ProofTable(chapters.getParent(), outcomes).check(whole))));
    }

    private void prove(Class<?> test) throws Exception {
        Proof.Outcome outcome = Proof.of(test);
        outcomes.add(outcome);
        System.out.println(outcome.summary());
        assertThat(String.join("\n", outcome.problems())).as(outcome.summary()).isEmpty();
    }
}
