package informers.client;

import static informers.client.rest.TestServer.text;

import informers.client.rest.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Discovery of a recorded cluster of API server 1.36 with a custom resource and an aggregated API whose server is
 * missing.
 */
final class RecordedDiscovery {
    static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private RecordedDiscovery() {}

    static String recorded(String name) {
        try (InputStream in =
                RecordedDiscovery.class.getResourceAsStream("/informers/client/discovery/edge-01/" + name + ".body")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves like an API server: aggregated discovery only for those who accept it. */
    static void serve(TestServer server, boolean knowsAggregated) {
        server.onJson("GET /version", recorded("01-version"));
        for (String[] root : new String[][] {{"/api", "04-api", "02-api"}, {"/apis", "05-apis", "03-apis"}}) {
            server.on("GET " + root[0], exchange -> {
                boolean aggregated = knowsAggregated
                        && exchange.getRequestHeaders().getFirst("Accept").startsWith(AGGREGATED + ",");
                text(
                                200,
                                aggregated ? AGGREGATED : "application/json",
                                recorded(aggregated ? root[1] + "-aggregated" : root[2] + "-legacy"))
                        .write(exchange);
            });
        }
        List.of(
                        "admissionregistration.k8s.io-v1",
                        "apiextensions.k8s.io-v1",
                        "apiregistration.k8s.io-v1",
                        "apps-v1",
                        "authentication.k8s.io-v1",
                        "authorization.k8s.io-v1",
                        "autoscaling-v1",
                        "autoscaling-v2",
                        "batch-v1",
                        "certificates.k8s.io-v1",
                        "coordination.k8s.io-v1",
                        "discovery.k8s.io-v1",
                        "events.k8s.io-v1",
                        "example.com-v1",
                        "flowcontrol.apiserver.k8s.io-v1",
                        "networking.k8s.io-v1",
                        "node.k8s.io-v1",
                        "policy-v1",
                        "rbac.authorization.k8s.io-v1",
                        "resource.k8s.io-v1",
                        "scheduling.k8s.io-v1",
                        "storage.k8s.io-v1")
                .forEach(gv -> {
                    int dash = gv.lastIndexOf('-');
                    server.onJson(
                            "GET /apis/" + gv.substring(0, dash) + "/" + gv.substring(dash + 1),
                            recorded("06-gv-" + gv));
                });
        server.onJson("GET /api/v1", recorded("06-gv-core-v1"));
        server.on(
                "GET /apis/metrics.k8s.io/v1beta1",
                text(503, "text/plain; charset=utf-8", recorded("06-gv-metrics.k8s.io-v1beta1")));
    }
}
