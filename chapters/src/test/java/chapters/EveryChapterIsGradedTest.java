package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import workbook.grade.Proof;

/** Finds a learner's file that no test grades. */
class EveryChapterIsGradedTest {
    @Test
    void everyLearnersFileIsGradedByATest() {
        Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

        assertThat(Proof.ungraded(chapters, Proof.learnersTests(chapters)))
                .as("learner's files without a test MyXxxTest with @MyAnswer(...)")
                .isEmpty();
    }
}
