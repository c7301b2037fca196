package replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.watch.EventType;
import informers.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;

/** The example of README.md, run. */
@Timeout(60)
class ReadmeExampleIT {
    // README
    @Test
    void listsAndWatchesPods() throws Exception {
        try (ReplayServer server = ReplayServer.start(ReplayOptions.DEFAULT.withSpeed(10));
                RestClient rest = RestClient.of(ClientConfig.of(server.newSession("rollout")))) {
            var client = new Clientset(rest).coreV1().pods("default"); // or any other client
            ObjectList<Pod> pods = client.list();
            assertEquals(6, pods.items().size());
            ListOptions newer = ListOptions.ALL.withResourceVersion(pods.resourceVersion());
            try (Watch<Pod> watch = client.watch(newer)) {
                assertEquals(EventType.ADDED, watch.next().orElseThrow().type()); // the recorded rollout has begun
            }
        }
    }
    // end

    @Test
    void theReadmeHasThisCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/replay/ReadmeExampleIT.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("    // end"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }
}
