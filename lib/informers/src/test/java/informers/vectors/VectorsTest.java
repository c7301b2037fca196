package informers.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import informers.vectors.Replay.Outcome;
import informers.vectors.Vectors.VectorFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation of every file has the same result as in client-go, without exceptions. */
class VectorsTest {
    @TestFactory
    Stream<DynamicTest> everyOperationAgrees() {
        String folder = System.getProperty("vectors.dir", "");
        List<VectorFile> files = folder.isEmpty() ? Vectors.own() : Vectors.in(fromWhereMavenWasStarted(folder));
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    Outcome outcome = Replay.of(file);
                    if (!folder.isEmpty()) {
                        System.out.println(outcome.line());
                    }
                    assertThat(outcome.problems()).as(outcome.line()).isEmpty();
                    assertThat(outcome.operations())
                            .as("operations in " + file.name())
                            .isPositive();
                }));
    }

    /** Surefire starts the tests in the module's folder. */
    private static Path fromWhereMavenWasStarted(String folder) {
        return Path.of(System.getProperty("maven.startedIn", "")).resolve(folder);
    }
}
