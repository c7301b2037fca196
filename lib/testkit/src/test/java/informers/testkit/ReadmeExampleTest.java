package informers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The example of README.md. */
class ReadmeExampleTest {
    @Test
    void aHandlerUnderAHundredSeeds() {
        // README
        SeededRuns.run(100, concurrency -> {
            var server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("web", "Pending");
            var handler = new RecordingHandler<Pod>(); // your handler
            try (var informer = new SharedIndexInformer<>(
                    InformerOptions.of(server, Pod.TYPE).withConcurrency(concurrency))) {
                informer.addEventHandler(handler);
                informer.start();
                server.modify("web", "Running");
                server.whileDisconnected(() -> server.delete("web")); // the watch misses the deletion
                concurrency.sleep(Duration.ofMinutes(1)); // the reflector lists again after its backoff
                check(handler.contradictions().isEmpty());
                check(handler.versions().isEmpty());
            }
        });
        // end
    }

    private static void check(boolean condition) {
        assertThat(condition).isTrue();
    }

    @Test
    void theReadmeHasThisCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/informers/testkit/ReadmeExampleTest.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("        // end"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }
}
