package informers.reflector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import informers.api.FieldSelector;
import informers.api.Pod;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import informers.listwatch.ListWatch;
import informers.testkit.RecordingStore;
import informers.util.Concurrency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On real threads and sockets: a stop ends the wait for a server, and real responses are decoded. */
class ReflectorHttpTest {
    private static final String PODS = "/api/v1/namespaces/ns/pods";
    private static final long PATIENCE = 20; // seconds; what is waited for takes milliseconds

    private final TestServer server = new TestServer();
    private final RestClient rest = RestClient.of(server.config());
    private final RecordingStore<Pod> store = new RecordingStore<>();
    private final List<RuntimeException> handled = new ArrayList<>();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CountDownLatch serverMayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        serverMayEnd.countDown();
        rest.close();
        server.close();
    }

    private final class RecordedMetrics implements ReflectorMonitor {
        @Override
        public void watching(String fromResourceVersion) {
            received.add("watching from " + fromResourceVersion);
        }

        @Override
        public void relisting(RelistCause cause, String why) {
            received.add("relisting " + cause);
        }

        @Override
        public void listed(int objects, String resourceVersion) {
            received.add("listed " + objects + " at " + resourceVersion);
        }

        @Override
        public void watchListFellBack(String why) {
            received.add("fell back");
        }
    }

    private Reflector<Pod> reflector(boolean streamed) {
        return new Reflector<>(
                ListWatch.of(rest, Pod.TYPE, "ns", FieldSelector.EVERYTHING),
                store,
                ReflectorOptions.of(Pod.TYPE)
                        .withUseWatchList(streamed)
                        .withMonitor(new RecordedMetrics())
                        .withWatchErrorHandler((who, error) -> handled.add(error)),
                Concurrency.threads());
    }

    private static boolean isWatch(HttpExchange exchange) {
        return exchange.getRequestURI().toString().contains("watch=true");
    }

    private void list(HttpExchange exchange, String version, String... names) throws IOException {
        List<String> items = new ArrayList<>();
        for (String name : names) {
            items.add("{\"metadata\":{\"namespace\":\"ns\",\"name\":\"" + name + "\",\"resourceVersion\":\"1\"}}");
        }
        TestServer.text(
                        200,
                        "application/json",
                        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"" + version
                                + "\"},\"items\":[" + String.join(",", items) + "]}")
                .write(exchange);
    }

    private static void event(HttpExchange exchange, String type, String name, int version, String annotations)
            throws IOException {
        exchange.getResponseBody()
                .write(("{\"type\":\"" + type + "\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{"
                                + "\"namespace\":\"ns\",\"name\":\"" + name + "\",\"resourceVersion\":\"" + version
                                + "\"" + annotations + "}}}\n")
                        .getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private void hold() {
        try {
            serverMayEnd.await();
        } catch (InterruptedException e) {
            // the server closes
        }
    }

    private void expect(String what) throws InterruptedException {
        List<String> before = new ArrayList<>();
        while (true) {
            String next = received.poll(PATIENCE, TimeUnit.SECONDS);
            assertThat(next).as("expected %s, after %s", what, before).isNotNull();
            if (what.equals(next)) {
                return;
            }
            before.add(next);
        }
    }

    /** Starts it, waits until the server has this many requests, closes it, and waits for its end. */
    private void endsInTime(Reflector<Pod> reflector, int requests) throws InterruptedException {
        Concurrency.Task task = Concurrency.threads().spawn("reflector", reflector::run);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (server.seen().size() < requests) {
            assertThat(System.nanoTime()).as("requests: " + server.seen()).isLessThan(deadline);
            Concurrency.threads().sleep(Duration.ofMillis(5));
        }
        endsInTime(reflector, task);
        assertThat(handled).isEmpty();
    }

    private static void endsInTime(Reflector<Pod> reflector, Concurrency.Task task) throws InterruptedException {
        reflector.close();
        CountDownLatch over = new CountDownLatch(1);
        Thread joiner = new Thread(() -> {
            try {
                task.join();
                over.countDown();
            } catch (InterruptedException e) {
                // the test has given up
            }
        });
        joiner.start();
        assertThat(over.await(PATIENCE, TimeUnit.SECONDS)).as("it has ended").isTrue();
    }

    @Test
    @DisplayName("Stop ends a list that waits for its answer")
    void stopInAList() throws InterruptedException {
        server.on("GET " + PODS, exchange -> hold());
        endsInTime(reflector(false), 1);
        assertThat(store.calls()).isEmpty();
    }

    @Test
    @DisplayName("Stop ends a request for a watch that waits for its answer")
    void stopInOpening() throws InterruptedException {
        server.on("GET " + PODS, exchange -> {
            if (isWatch(exchange)) {
                hold();
            } else {
                list(exchange, "7", "a");
            }
        });
        endsInTime(reflector(false), 2);
        assertThat(store.content()).containsExactly("ns/a@1");
    }

    @Test
    @DisplayName("Stop ends a watch that is silent")
    void stopInAWatch() throws InterruptedException {
        server.on("GET " + PODS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            event(exchange, "ADDED", "a", 1, "");
            event(exchange, "BOOKMARK", "", 7, ",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}");
            hold();
        });
        Reflector<Pod> reflector = reflector(true);
        Concurrency.Task task = Concurrency.threads().spawn("reflector", reflector::run);
        expect("listed 1 at 7");
        endsInTime(reflector, task);
        assertThat(store.content()).containsExactly("ns/a@1");
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("Failure: 503 with Retry-After is retried by the client: the reflector is not notified")
    void retryAfter() throws InterruptedException {
        int[] lists = {0};
        server.on("GET " + PODS, exchange -> {
            if (isWatch(exchange)) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                hold();
            } else if (lists[0]++ == 0) {
                TestServer.text(503, "text/plain", "busy", "Retry-After", "1").write(exchange);
            } else {
                list(exchange, "7", "a");
            }
        });
        Reflector<Pod> reflector = reflector(false);
        Concurrency.Task task = Concurrency.threads().spawn("reflector", reflector::run);
        expect("watching from 7");
        assertThat(reflector.stats().relists()).isEmpty();
        endsInTime(reflector, task);
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("Failure: a stream cut off in mid-event loses nothing: the next watch begins before that event")
    void cutOff() throws InterruptedException {
        server.on("GET " + PODS, exchange -> {
            if (!isWatch(exchange)) {
                list(exchange, "7", "a");
            } else if (exchange.getRequestURI().toString().contains("resourceVersion=7")) {
                exchange.sendResponseHeaders(200, 0);
                event(exchange, "ADDED", "b", 8, "");
                exchange.getResponseBody().write("{\"type\":\"ADDED\",\"obj".getBytes(StandardCharsets.UTF_8));
            } else {
                exchange.sendResponseHeaders(200, 0);
                event(exchange, "ADDED", "c", 9, "");
                hold();
            }
        });
        Reflector<Pod> reflector = reflector(false);
        Concurrency.Task task = Concurrency.threads().spawn("reflector", reflector::run);
        expect("watching from 7");
        expect("watching from 8");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (store.content().size() < 3) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Concurrency.threads().sleep(Duration.ofMillis(5));
        }
        endsInTime(reflector, task);
        assertThat(store.calls()).containsExactly("replace [ns/a@1] at 7", "add ns/b@8", "add ns/c@9");
    }

    @Test
    @DisplayName("A server that refuses streamed lists is listed")
    void refusesStreamedLists() throws InterruptedException {
        server.on("GET " + PODS, exchange -> {
            if (exchange.getRequestURI().toString().contains("sendInitialEvents")) {
                TestServer.text(
                                422,
                                "application/json",
                                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"Invalid\","
                                        + "\"message\":\"sendInitialEvents is forbidden for watch\",\"code\":422}")
                        .write(exchange);
            } else if (isWatch(exchange)) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                hold();
            } else {
                list(exchange, "7", "a");
            }
        });
        Reflector<Pod> reflector = reflector(true);
        Concurrency.Task task = Concurrency.threads().spawn("reflector", reflector::run);
        expect("fell back");
        expect("listed 1 at 7");
        endsInTime(reflector, task);
        assertThat(handled).isEmpty();
    }
}
