package informers.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.client.rest.TestServer;
import informers.factory.FactoryOptions;
import informers.factory.SharedInformerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library in a runtime without the JDK's optional modules, such as jdk.net, as jlink makes it. */
class FewModulesIT {
    /** A program with an informer. */
    public static final class Program {
        private Program() {}

        public static void main(String[] args) throws InterruptedException {
            try (Clientset clientset = Clientset.of(ClientConfig.of(args[0]));
                    SharedInformerFactory factory =
                            new SharedInformerFactory(clientset, FactoryOptions.DEFAULT.withUseWatchList(false))) {
                var pods = factory.informerFor(Pod.TYPE);
                factory.start();
                System.out.println(factory.waitForCacheSync(Duration.ofSeconds(20)));
                System.out.println(pods.lister().list());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.se", "java.base,java.logging"})
    @DisplayName("an informer syncs without optional modules")
    void syncs(String modules) throws IOException, InterruptedException {
        try (TestServer server = new TestServer()) {
            server.on("GET /api/v1/pods", exchange -> {
                if (exchange.getRequestURI().toString().contains("watch=true")) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    try {
                        Thread.sleep(60_000); // until the server closes
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return;
                }
                TestServer.text(
                                200,
                                "application/json",
                                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"7\"},"
                                        + "\"items\":[{\"metadata\":{\"name\":\"a\",\"namespace\":\"ns\",\"resourceVersion\":\"5\"}}]}")
                        .write(exchange);
            });
            ChildJvm program = ChildJvm.run(List.of("--limit-modules", modules), Program.class, server.url());
            assertThat(program.output())
                    .contains("1 synced, 0 missing", "[Pod ns/a@5]")
                    .doesNotContain("NoClassDef");
            assertThat(program.status()).isZero();
        }
    }
}
