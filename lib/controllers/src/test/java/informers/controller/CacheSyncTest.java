package informers.controller;

import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.SeededRuns;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CacheSyncTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    @DisplayName("C98 several caches: the wait ends when all have synced, at the next look")
    void all() {
        SeededRuns.run(20, concurrency -> {
            long from = concurrency.nanoTime();
            assertThat(CacheSync.waitFor(
                            "test",
                            Duration.ofMinutes(1),
                            concurrency,
                            Map.of("at once", () -> true, "later", () -> concurrency.nanoTime() - from > 250e6)))
                    .isEmpty();
            assertThat(Duration.ofNanos(concurrency.nanoTime() - from))
                    .isBetween(Duration.ofMillis(250), Duration.ofMillis(450));
        });
    }

    @Test
    @DisplayName("C98 several caches: those that have not synced in time are named; zero does not wait")
    void missing() {
        SeededRuns.run(20, concurrency -> {
            long from = concurrency.nanoTime();
            Map<String, java.util.function.BooleanSupplier> caches =
                    Map.of("b", () -> false, "synced", () -> true, "a", () -> false);
            assertThat(CacheSync.waitFor("test", SECOND, concurrency, caches)).containsExactly("a", "b");
            assertThat(concurrency.nanoTime() - from).isBetween(SECOND.toNanos(), SECOND.toNanos() * 11 / 10);
            long then = concurrency.nanoTime();
            assertThat(CacheSync.waitFor("test", Duration.ZERO, concurrency, caches))
                    .hasSize(2);
            assertThat(concurrency.nanoTime() - then).isLessThan(SECOND.toNanos() / 100);
        });
    }
}
