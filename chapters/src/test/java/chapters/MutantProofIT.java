package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import workbook.grade.Proof;

/** Each chapter's grading can be trusted: see {@link Proof}. */
class MutantProofIT {
    @TestFactory
    Stream<DynamicTest> grading_of_every_chapter_is_proved() {
        Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        List<Class<?>> tests = Proof.learnersTests(chapters);
        assertThat(tests).as("chapters' tests with @MyAnswer").isNotEmpty();
        return tests.stream().map(test -> DynamicTest.dynamicTest(test.getSimpleName(), () -> prove(test)));
    }

    private static void prove(Class<?> test) throws IOException {
        Proof.Outcome outcome = Proof.of(test);
        System.out.println(outcome.summary());
        assertThat(String.join("\n", outcome.problems())).as(outcome.summary()).isEmpty();
    }
}
