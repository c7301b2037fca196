package interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import informers.junit.ReplayCluster;
import informers.junit.ReplayedCluster;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code curl -N}: prints exactly what the server sends. */
@Timeout(900)
class CurlIT {
    @Test
    @ReplayCluster(tape = "rollout")
    @DisplayName("curl -N prints each recorded event as a line, and ends with the watch")
    void watch(ReplayedCluster cluster) throws Exception {
        Process curl = new ProcessBuilder(
                        "curl",
                        "-sN",
                        cluster.url() + "/api/v1/namespaces/default/pods?watch=1&resourceVersion=510&timeoutSeconds="
                                + Replays.WATCH.toSeconds())
                .redirectErrorStream(true)
                .start();
        List<String> seen = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(curl.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode event = Json.tree(line.getBytes(StandardCharsets.UTF_8));
                seen.add(event.path("type").asText() + " "
                        + event.at("/object/metadata/resourceVersion").asText());
            }
        } finally {
            curl.destroy();
        }
        assertThat(curl.waitFor()).isZero();
        Replays.report("curl", cluster);
        assertThat(seen).containsExactlyElementsOf(Replays.podEvents());
    }
}
