package informers.client.rest;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.client.DiscoveryClient;
import informers.client.rest.UnreachableException.Reason;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rate limit, on virtual time. */
@Timeout(60)
class ThrottleTest {
    private static final RestRequest GET = RestRequest.get("/x");

    private final TestServer server = new TestServer().onJson("GET /x", "{}");

    @AfterEach
    void stop() {
        server.close();
    }

    private void run(BiConsumer<RestClient, SeededScheduler> test) {
        SeededScheduler.run(1, concurrency -> {
            try (RestClient client = RestClient.of(server.config(), Timeouts.DEFAULT, concurrency, new Warnings())) {
                test.accept(client, concurrency);
            }
        });
    }

    /** Returns when each request was answered, in milliseconds. */
    private static List<Long> times(SeededScheduler concurrency, int requests, Runnable ask) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            ask.run();
            times.add(Math.round(concurrency.nanoTime() / 1e6));
        }
        return times;
    }

    @Test
    void tenAtOnceAndThenFivePerSecond() {
        run((client, concurrency) -> assertThat(times(concurrency, 14, () -> client.send(GET)))
                .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 200L, 400L, 600L, 800L));
    }

    @Test
    void scopesShareTheLimitOfTheirClient() {
        run((client, concurrency) -> {
            RestClient scope = client.scope();
            times(concurrency, 10, () -> client.send(GET));
            assertThat(times(concurrency, 1, () -> scope.send(GET))).containsExactly(200L);
        });
    }

    @Test
    @DisplayName("Bug 37: the limit can be set, for programs that start many informers at once")
    void theLimitCanBeSet() {
        run((client, concurrency) -> {
            RestClient slow = client.withRateLimit(new RateLimit(0.5, 2));
            assertThat(slow.rateLimit().burst()).isEqualTo(2);
            assertThat(times(concurrency, 4, () -> slow.send(GET))).containsExactly(0L, 0L, 2000L, 4000L);
            assertThat(times(concurrency, 1, () -> client.send(GET)))
                    .containsExactly(4000L); // that client has a limit of its own
            RestClient free = client.withRateLimit(RateLimit.NONE);
            assertThat(times(concurrency, 40, () -> free.send(GET))).containsOnly(4000L);
        });
        assertThatThrownBy(() -> new RateLimit(5, 0)).hasMessageContaining("burst of at least 1");
        assertThatThrownBy(() -> new RateLimit(-1, 1)).hasMessageContaining("0 for no limit");
    }

    @Test
    @DisplayName("Bug 37: watches do not count")
    void watchesDoNotCount() {
        RestRequest watch = GET.withQuery(Map.of("watch", "true"));
        run((client, concurrency) -> {
            assertThat(times(concurrency, 40, () -> client.send(watch))).containsOnly(0L);
            assertThat(times(concurrency, 10, () -> client.send(GET))).containsOnly(0L);
        });
    }

    @Test
    void aRetryCountsEvenForAWatch() {
        server.on("GET /x", text(503, "text/plain", "busy", "Retry-After", "0"));
        run((client, concurrency) -> {
            catchThrowableOfType(
                    ApiException.class,
                    () -> client.send(GET.withQuery(Map.of("watch", "true")))); // 1 does not count, 10 do
            assertThat(concurrency.nanoTime()).isZero();
            catchThrowableOfType(ApiException.class, () -> client.send(GET)); // 11
            assertThat(Duration.ofNanos(concurrency.nanoTime()).toMillis()).isEqualTo(2200);
        });
    }

    @Test
    void discoveryHasALimitOfItsOwn() {
        server.onJson("GET /version", "{}");
        run((client, concurrency) -> {
            times(concurrency, 10, () -> client.send(GET));
            DiscoveryClient discovery = new DiscoveryClient(client);
            assertThat(times(concurrency, 300, discovery::serverVersion)).containsOnly(0L);
            assertThat(times(concurrency, 1, discovery::serverVersion)).containsExactly(200L);
            DiscoveryClient narrow = new DiscoveryClient(client.withRateLimit(new RateLimit(1, 1)));
            assertThat(times(concurrency, 2, narrow::serverVersion)).containsExactly(200L, 1200L);
        });
    }

    @Test
    void aRequestThatWouldBeSentTooLateFailsAtOnce() {
        run((client, concurrency) -> {
            RestClient slow = client.withRateLimit(new RateLimit(0.1, 1));
            slow.send(GET);
            UnreachableException e = catchThrowableOfType(
                    UnreachableException.class, () -> slow.send(GET.withTimeout(Duration.ofSeconds(9))));
            assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(e)
                    .hasMessageContaining("limit of 0.1 requests a second")
                    .hasMessageContaining("Raise the limit");
            assertThat(concurrency.nanoTime()).isZero();
            assertThat(server.seen()).hasSize(1);
            assertThat(times(concurrency, 1, () -> slow.send(GET.withTimeout(Duration.ofSeconds(11)))))
                    .containsExactly(10_000L);
        });
    }

    @Test
    void aCancelledRequestGivesItsTokenBack() {
        run((client, concurrency) -> {
            RestClient slow = client.withRateLimit(new RateLimit(0.1, 1));
            slow.send(GET);
            RestClient scope = slow.scope();
            for (int i = 0; i < 5; i++) {
                concurrency.spawn(
                        "waiting " + i,
                        () -> assertThat(catchThrowableOfType(UnreachableException.class, () -> scope.send(GET))
                                        .reason())
                                .isEqualTo(Reason.CANCELLED));
            }
            sleep(concurrency, Duration.ofSeconds(5));
            scope.close();
            sleep(concurrency, Duration.ofMillis(1));
            assertThat(times(concurrency, 1, () -> slow.send(GET))).containsExactly(10_000L);
            assertThat(server.seen()).hasSize(2);
        });
    }

    private static void sleep(SeededScheduler concurrency, Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
