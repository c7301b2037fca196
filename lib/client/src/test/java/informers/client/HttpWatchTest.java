package informers.client;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.ConfigMap;
import informers.api.ListOptions;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HttpWatchTest {
    /** A thread for each task: the common pool has only as many as there are cores. */
    private static final Executor THREADS = body -> new Thread(body).start();

    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    private final TestServer server = new TestServer();
    private final RestClient rest = RestClient.of(server.config());
    private final ResourceClient<ConfigMap> configMaps = new ResourceClient<>(rest, ConfigMap.TYPE, "default");
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        rest.close();
        server.close();
    }

    private static String event(String type, String version) {
        return """
                {"type":"%s","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a","resourceVersion":"%s"}}}
                """.formatted(type, version);
    }

    /** Sends each text as a chunk, and then waits until the test ends. */
    private void streaming(String... chunks) {
        server.on("GET " + PATH, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            for (String chunk : chunks) {
                exchange.getResponseBody().write(chunk.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            exchange.getResponseBody().flush();
            try {
                end.await(); // released by the test's end; interrupted by the server's
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Watch<ConfigMap> watch() {
        return configMaps.watch(ListOptions.ALL.withResourceVersion("1"));
    }

    @Test
    void eventsArriveWhileTheStreamIsOpen() {
        String second = event("MODIFIED", "3");
        streaming(event("ADDED", "2"), second.substring(0, 30), second.substring(30));
        try (Watch<ConfigMap> watch = configMaps.watch(ListOptions.ALL
                .withResourceVersion("1")
                .withTimeoutSeconds(300L)
                .withAllowWatchBookmarks(true))) {
            assertThat(watch.next()).map(WatchEvent::type).contains(EventType.ADDED);
            assertThat(watch.next()).map(WatchEvent::resourceVersion).contains("3");
            assertThat(server.last().uri())
                    .endsWith("?allowWatchBookmarks=true&resourceVersion=1&timeoutSeconds=300&watch=true");
        }
    }

    @Test
    void aStreamThatTheServerEndsHasNoFailure() {
        server.on("GET " + PATH, text(200, "application/json", event("ADDED", "2")));
        try (Watch<ConfigMap> watch = watch()) {
            assertThat(watch.next()).isPresent();
            assertThat(watch.next()).isEmpty();
            assertThat(watch.next()).isEmpty();
            assertThat(watch.failure()).isEmpty();
        }
    }

    @Test
    void aStreamThatBreaksHasAFailure() {
        server.on("GET " + PATH, exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(event("ADDED", "2").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new java.io.IOException("hang up");
        });
        try (Watch<ConfigMap> watch = watch()) {
            assertThat(watch.next()).isPresent();
            assertThat(watch.next()).isEmpty();
            assertThat(watch.failure()).isPresent();
        }
    }

    @Test
    void closeEndsANextThatBlocksInAnotherThread() throws Exception {
        streaming(event("ADDED", "2"));
        Watch<ConfigMap> watch = watch();
        assertThat(watch.next()).isPresent();
        CompletableFuture<Optional<WatchEvent<ConfigMap>>> waiting =
                CompletableFuture.supplyAsync(watch::next, THREADS);
        watch.close();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(watch.failure()).isEmpty();
        watch.close();
        assertThat(watch.next()).isEmpty();
    }

    @Test
    void closingTheClientEndsItsWatches() {
        streaming(event("ADDED", "2"));
        Watch<ConfigMap> watch = watch();
        assertThat(watch.next()).isPresent();
        rest.close();
        assertThat(watch.next()).isEmpty();
    }

    @Test
    void closingAScopeEndsItsWatches() throws Exception {
        streaming(event("ADDED", "2"));
        RestClient scope = rest.scope();
        Watch<ConfigMap> inside = new ResourceClient<>(scope, ConfigMap.TYPE, "default").watch(ListOptions.ALL);
        Watch<ConfigMap> outside = watch();
        assertThat(inside.next()).isPresent();
        CompletableFuture<Optional<WatchEvent<ConfigMap>>> waiting =
                CompletableFuture.supplyAsync(inside::next, THREADS);
        scope.close();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(outside.next()).isPresent();
        outside.close();
    }

    @Test
    void aRejectedRequestThrows() {
        String expired = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"too old\","
                + "\"reason\":\"Expired\",\"code\":410}";
        server.on("GET " + PATH, text(410, "application/json", expired));
        ApiException e = catchThrowableOfType(ApiException.class, this::watch);
        assertThat(e.isExpired()).isTrue();
    }

    @Test
    void anExpiredVersionIsAnErrorEvent() { // recording 61: HTTP 200, one line, the end
        String error = "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\","
                + "\"status\":\"Failure\",\"message\":\"too old resource version: 1 (2)\",\"reason\":\"Expired\","
                + "\"code\":410}}\n";
        server.on("GET " + PATH, text(200, "application/json", error));
        try (Watch<ConfigMap> watch = watch()) {
            assertThat(watch.next().orElseThrow().status().orElseThrow().isExpired())
                    .isTrue();
            assertThat(watch.next()).isEmpty();
        }
    }

    @Test
    void aWebPageInsteadOfEventsIsAnErrorEvent() {
        server.on("GET " + PATH, text(200, "text/html", "<html>Sign in</html>\n"));
        try (Watch<ConfigMap> watch = watch()) {
            WatchEvent<ConfigMap> event = watch.next().orElseThrow();
            assertThat(event.type()).isEqualTo(EventType.ERROR);
            assertThat(event.status().orElseThrow().message()).contains("Sign in");
        }
    }
}
