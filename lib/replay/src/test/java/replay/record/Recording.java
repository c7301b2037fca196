package replay.record;

import static org.awaitility.Awaitility.await;

import informers.client.config.ClientConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import replay.Fixtures;

/** One recording, as the command makes it, into a WireMock root of the test. */
final class Recording {
    private final Path root;
    private final StringWriter said = new StringWriter();

    /** @param scratch an empty folder: it becomes a WireMock root with the shipped tapes */
    Recording(Path scratch) throws IOException {
        root = scratch.resolve("wiremock");
        copy(Fixtures.wiremock(), root);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    Path root() {
        return root;
    }

    static RequestedResources named(String... names) {
        return new RequestedResources(List.of(names), true);
    }

    /** Records until the condition holds, or for the recorder's length, and returns the folder of the tape. */
    Path record(String server, String tape, RequestedResources choice, String namespace, Predicate<Recorder> enough)
            throws IOException, InterruptedException {
        try (TapeFolder folder = TapeFolder.open(root, tape, false);
                Recorder recorder = recorder(server, namespace, said)) {
            recorder.lists(choice);
            follow(recorder, enough);
            recorder.write(folder.draft());
            folder.commit();
            return folder.target();
        }
    }

    /** Returns a recorder that would record for long. */
    static Recorder recorder(String server, String namespace, StringWriter said) {
        return new Recorder(
                Recorder.client(ClientConfig.of(server)),
                namespace,
                Duration.ofMinutes(10),
                new Progress(new PrintWriter(said)));
    }

    /** Records until the condition holds, then ends the recording as Ctrl-C would. */
    static void follow(Recorder recorder, Predicate<Recorder> enough) throws InterruptedException {
        Thread follower = new Thread(recorder::follow, "follower");
        follower.start();
        try {
            await("enough").atMost(Duration.ofSeconds(30)).until(() -> enough.test(recorder));
        } finally {
            follower.interrupt();
            follower.join();
        }
    }

    /** Returns what the user has seen. */
    String said() {
        return said.toString();
    }
}
