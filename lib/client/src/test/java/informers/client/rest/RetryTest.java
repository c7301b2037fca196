package informers.client.rest;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.ConfigMap;
import informers.api.ListOptions;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.UnreachableException.Reason;
import informers.testkit.DeadPort;
import informers.testkit.Relay;
import informers.testkit.Relay.Fault;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import informers.watch.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** client-go: rest/with_retry_test.go and the retries of rest/request_test.go. Delays are on virtual time. */
@Timeout(60)
class RetryTest {
    private final TestServer server = new TestServer();
    private final Relay relay = Relay.to(server.port());

    @AfterEach
    void stop() {
        relay.close();
        server.close();
    }

    /** Runs with a client whose delays take no time; its clock shows how long it has waited. */
    private void run(BiConsumer<RestClient, SeededScheduler> test) {
        run(relay.port(), test);
    }

    private static void run(int port, BiConsumer<RestClient, SeededScheduler> test) {
        SeededScheduler.run(1, concurrency -> {
            ClientConfig config = ClientConfig.of("http://127.0.0.1:" + port);
            try (RestClient client = RestClient.of(config, Timeouts.DEFAULT, concurrency, new Warnings())
                    .withRateLimit(RateLimit.NONE)) {
                test.accept(client, concurrency);
            }
        });
    }

    private static Duration clock(Concurrency concurrency) {
        return Duration.ofNanos(concurrency.nanoTime());
    }

    /** Rejects some requests, and then succeeds. */
    private void refusing(String request, int times, int code, String... headers) {
        AtomicInteger asked = new AtomicInteger();
        server.on(
                request,
                exchange -> (asked.incrementAndGet() <= times
                                ? text(code, "text/plain", "busy", headers)
                                : text(200, "application/json", "{}"))
                        .write(exchange));
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "501", "503", "504"})
    @DisplayName("TestCheckRetryHandles429And5xx: ten retries, and then the response is an error")
    void tenRetries(int code) {
        refusing("GET /x", 100, code, "Retry-After", "0"); // for 503, OkHttp itself would send each of them twice
        run((client, concurrency) -> {
            ApiException e = catchThrowableOfType(ApiException.class, () -> client.send(RestRequest.get("/x")));
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getSuppressed()).singleElement().isInstanceOf(ApiException.class);
            assertThat(server.seen()).hasSize(11);
        });
    }

    @Test
    @DisplayName("TestRequestDoWithRetry: after the delay that the server asks for, the request succeeds")
    void waitsAsLongAsTheServerAsks() {
        refusing("GET /x", 3, 429, "Retry-After", "7");
        run((client, concurrency) -> {
            assertThat(client.send(RestRequest.get("/x"))).asString().isEqualTo("{}");
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(21));
            assertThat(server.seen()).hasSize(4);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "429,",
        "503,",
        "429,soon",
        "503,'Wed, 21 Oct 2026 07:28:00 GMT'",
        "404,1",
        "409,1",
        "301,1",
        "503,99999999999"
    })
    @DisplayName("TestIsNextRetry: without a Retry-After in seconds, or with another code, the first response counts")
    void notRetried(int code, String retryAfter) {
        refusing("GET /x", 1, code, retryAfter == null ? new String[0] : new String[] {"Retry-After", retryAfter});
        run((client, concurrency) -> {
            catchThrowableOfType(ApiException.class, () -> client.send(RestRequest.get("/x")));
            assertThat(server.seen()).hasSize(1);
            assertThat(clock(concurrency)).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "PATCH", "DELETE"})
    @DisplayName("TestRequestDoWithRetry: a rejected write is sent again, with its body")
    void bodiesAreSentAgain(String method) {
        refusing(method + " /x", 2, 503, "Retry-After", "1");
        byte[] body = "{\"name\":\"ü\"}".getBytes(StandardCharsets.UTF_8);
        run((client, concurrency) -> {
            client.send(new RestRequest(
                    method, "/x", Map.of(), RestRequest.JSON, RestRequest.JSON, body, null, Duration.ZERO));
            assertThat(server.seen())
                    .hasSize(3)
                    .extracting(TestServer.Seen::body)
                    .containsOnly("{\"name\":\"ü\"}");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "HANG_UP"})
    @DisplayName(
            "TestConnectionResetByPeerIsRetried: a GET whose connection is lost is sent again, after a second each")
    void lostConnections(Fault fault) {
        server.onJson("GET /x", "{}");
        for (int i = 0; i < 4; i++) {
            relay.next(fault, 0);
        }
        run((client, concurrency) -> {
            assertThat(client.send(RestRequest.get("/x"))).asString().isEqualTo("{}");
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(4));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "HANG_UP"})
    @DisplayName("TestConnectionResetByPeerIsRetried: a write is not sent again, because it may have arrived")
    void lostWrites(Fault fault) {
        server.onJson("POST /x", "{}");
        relay.next(fault, 0);
        run((client, concurrency) -> {
            UnreachableException e = catchThrowableOfType(
                    UnreachableException.class, () -> client.send(RestRequest.post("/x", new byte[] {'{', '}'})));
            assertThat(e.reason()).isEqualTo(Reason.BROKEN);
            assertThat(e.isConnectionLost()).isTrue();
            assertThat(relay.accepted()).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("TestConnectionResetByPeerIsRetried: at most ten times")
    void lostForGood() {
        for (int i = 0; i < 20; i++) {
            relay.next(Fault.HANG_UP, 0);
        }
        run((client, concurrency) -> {
            assertThat(catchThrowableOfType(UnreachableException.class, () -> client.send(RestRequest.get("/x")))
                            .reason())
                    .isEqualTo(Reason.BROKEN);
            assertThat(relay.accepted()).isEqualTo(11);
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void aRefusedConnectionIsReportedAtOnce() throws IOException {
        try (DeadPort nobody = new DeadPort()) {
            run(nobody.number(), (client, concurrency) -> {
                for (String watch : List.of("false", "true")) {
                    UnreachableException e = catchThrowableOfType(
                            UnreachableException.class,
                            () -> client.send(RestRequest.get("/x").withQuery(Map.of("watch", watch))));
                    assertThat(e.reason()).isEqualTo(Reason.REFUSED);
                    assertThat(e.isConnectionLost()).isFalse();
                }
                assertThat(clock(concurrency)).isZero();
            });
        }
    }

    private static Watch<ConfigMap> watch(RestClient client) {
        return new ResourceClient<>(client, ConfigMap.TYPE, "default").watch(ListOptions.ALL);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "HANG_UP"})
    @DisplayName("TestRequestWatch: a connection that is lost ten times before a response leads to an empty watch")
    void watchesThatAreLost(Fault fault) {
        for (int i = 0; i < 20; i++) {
            relay.next(fault, 0);
        }
        run((client, concurrency) -> {
            Watch<ConfigMap> watch = watch(client);
            assertThat(relay.accepted()).isEqualTo(11);
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(10));
            assertThat(watch.next()).isEmpty();
            assertThat(watch.failure()).hasValueSatisfying(e -> assertThat(e).hasMessageContaining("broke"));
            watch.close();
        });
    }

    @Test
    @DisplayName("TestRequestWatchWithRetry: a watch that is rejected temporarily is retried")
    void watchesThatAreRefused() {
        String path = "/api/v1/namespaces/default/configmaps";
        refusing("GET " + path, 3, 429, "Retry-After", "2");
        run((client, concurrency) -> {
            watch(client).close();
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(6));
        });
        server.on("GET " + path, text(429, "text/plain", "busy"));
        run((client, concurrency) -> assertThat(catchThrowableOfType(ApiException.class, () -> watch(client))
                        .isTooManyRequests())
                .isTrue());
    }

    @Test
    void withoutTimeForAnotherAttemptTheErrorIsReportedAtOnce() {
        refusing("GET /x", 100, 503, "Retry-After", "3");
        run((client, concurrency) -> {
            RestRequest request = RestRequest.get("/x").withTimeout(Duration.ofSeconds(7));
            assertThat(catchThrowableOfType(ApiException.class, () -> client.send(request))
                            .code())
                    .isEqualTo(503);
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(6));
        });
    }

    @Test
    void aTimeoutIncludesAllAttempts() {
        CountDownLatch end = new CountDownLatch(1);
        server.on("GET /x", exchange -> {
            if (server.seen().size() < 3) {
                text(503, "text/plain", "busy", "Retry-After", "3").write(exchange);
            } else {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // interrupted by the server's end
                }
            }
        });
        run((client, concurrency) -> {
            UnreachableException e = catchThrowableOfType(
                    UnreachableException.class,
                    () -> client.send(RestRequest.get("/x").withTimeout(Duration.ofSeconds(7))));
            assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT); // a real second after two delays of three virtual ones
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(6));
        });
        end.countDown();
    }

    @Test
    @DisplayName("TestWrapPreviousError: a request cancelled during a delay reports the failure before it")
    void cancelledInTheWait() {
        refusing("GET /x", 100, 503, "Retry-After", "30");
        run((client, concurrency) -> {
            RestClient scope = client.scope();
            concurrency.spawn("canceller", () -> {
                sleep(concurrency, Duration.ofSeconds(45)); // during the second delay
                scope.close();
            });
            UnreachableException e =
                    catchThrowableOfType(UnreachableException.class, () -> scope.send(RestRequest.get("/x")));
            assertThat(e.reason()).isEqualTo(Reason.CANCELLED);
            assertThat(e.getSuppressed())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.code()).isEqualTo(503));
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(45));
            assertThat(server.seen()).hasSize(2);
        });
    }

    @Test
    void anInterruptDuringADelayEndsItAndIsKept() {
        refusing("GET /x", 100, 503, "Retry-After", "30");
        run((client, concurrency) -> {
            Concurrency.Task task = concurrency.spawn("asking", () -> {
                UnreachableException e =
                        catchThrowableOfType(UnreachableException.class, () -> client.send(RestRequest.get("/x")));
                assertThat(e.reason()).isEqualTo(Reason.CANCELLED);
                assertThat(catchThrowableOfType(
                                InterruptedException.class, () -> concurrency.sleep(Duration.ofSeconds(1))))
                        .isNotNull();
            });
            sleep(concurrency, Duration.ofSeconds(5));
            task.interrupt();
            join(task);
            assertThat(clock(concurrency)).isEqualTo(Duration.ofSeconds(5));
        });
    }

    private static void sleep(Concurrency concurrency, Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Concurrency.Task task) {
        try {
            task.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
