package informers.internal.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: util/flowcontrol/throttle_test.go, on virtual time. */
class TokenBucketTest {
    private static void run(Consumer<SeededScheduler> test) {
        SeededScheduler.run(1, test);
    }

    private static void sleep(SeededScheduler concurrency, long millis) {
        try {
            concurrency.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void accept(TokenBucket bucket) {
        try {
            bucket.accept();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("TestBasicThrottle: a full bucket has tokens for its burst")
    void burst() {
        run(concurrency -> {
            TokenBucket bucket = new TokenBucket(1, 3, concurrency);
            assertThat(List.of(bucket.tryAccept(), bucket.tryAccept(), bucket.tryAccept()))
                    .containsOnly(true);
            assertThat(bucket.tryAccept()).isFalse();
        });
    }

    @Test
    @DisplayName("TestIncrementThrottle: it fills with time, up to its size")
    void fills() {
        run(concurrency -> {
            TokenBucket bucket = new TokenBucket(1, 1, concurrency);
            assertThat(bucket.tryAccept()).isTrue();
            assertThat(bucket.tryAccept()).isFalse();
            sleep(concurrency, 999);
            assertThat(bucket.tryAccept()).isFalse();
            sleep(concurrency, 2001);
            assertThat(bucket.tryAccept()).isTrue();
            assertThat(bucket.tryAccept()).isFalse();
        });
    }

    @Test
    @DisplayName("TestThrottle: after the burst, one token every tenth of a second")
    void waits() {
        run(concurrency -> {
            TokenBucket bucket = new TokenBucket(10, 5, concurrency);
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                accept(bucket);
                times.add(Math.round(concurrency.nanoTime() / 1e6));
            }
            assertThat(times)
                    .containsExactly(0L, 0L, 0L, 0L, 0L, 100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L, 900L, 1000L);
        });
    }

    @Test
    @DisplayName("TestMultithreadedThrottling: many threads get no more tokens than one")
    void manyThreads() {
        for (int seed = 0; seed < 20; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                TokenBucket bucket = new TokenBucket(100, 1, concurrency);
                List<Long> times = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    concurrency.spawn("taker " + i, () -> {
                        for (int j = 0; j < 10; j++) {
                            accept(bucket);
                            times.add(concurrency.nanoTime());
                        }
                    });
                }
                sleep(concurrency, 2000);
                assertThat(times).hasSize(100).isSorted();
                for (int i = 1; i < times.size(); i++) { // a late thread takes no token from the next
                    assertThat(times.get(i)).isGreaterThanOrEqualTo(i * 10_000_000L);
                }
                assertThat(times.get(99)).isLessThan(992_000_000L);
            });
        }
    }

    @Test
    @DisplayName("TestWait: with too short a deadline it returns at once, and takes no token")
    void deadline() {
        run(concurrency -> {
            TokenBucket bucket = new TokenBucket(0.0001, 1, concurrency);
            try {
                assertThat(bucket.accept(Duration.ofSeconds(2))).isTrue();
                assertThat(bucket.accept(Duration.ofSeconds(2))).isFalse();
                assertThat(concurrency.nanoTime()).isZero();
                assertThat(bucket.accept(Duration.ofSeconds(10_000))).isTrue();
                assertThat(Duration.ofNanos(concurrency.nanoTime()).toSeconds()).isEqualTo(10_000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    @DisplayName("TestRatePrecisionBug: rounding errors do not accumulate")
    void precision() {
        run(concurrency -> {
            TokenBucket bucket = new TokenBucket(1000 / 1031.425, 1, concurrency);
            for (int i = 0; i < 60; i++) {
                assertThat(bucket.tryAccept()).as("after " + 2 * i + " s").isTrue();
                sleep(concurrency, 2000);
            }
        });
    }

    @Test
    @DisplayName("Reserve().Delay(): each reservation is later than the last one, and its delay counts from now")
    void reservations() {
        run(concurrency -> {
            TokenBucket bucket = new TokenBucket(5, 2, concurrency);
            assertThat(bucket.reserve()).isZero();
            assertThat(bucket.reserve()).isZero();
            assertThat(bucket.reserve()).isEqualTo(Duration.ofMillis(200));
            assertThat(bucket.reserve()).isEqualTo(Duration.ofMillis(400));
            sleep(concurrency, 50);
            assertThat(bucket.reserve()).isBetween(Duration.ofMillis(550), Duration.ofMillis(551));
        });
    }

    @Test
    @DisplayName("a token that is given back can be taken again; the bucket does not overflow")
    void givenBack() {
        run(concurrency -> {
            TokenBucket bucket = new TokenBucket(1, 1, concurrency);
            bucket.giveBack();
            assertThat(bucket.reserve()).isZero();
            assertThat(bucket.reserve()).isEqualTo(Duration.ofSeconds(1));
            bucket.giveBack();
            assertThat(bucket.reserve()).isEqualTo(Duration.ofSeconds(1));
        });
    }

    @Test
    @DisplayName("an interrupted wait takes no token")
    void interrupted() {
        run(concurrency -> {
            TokenBucket bucket = new TokenBucket(1, 1, concurrency);
            accept(bucket);
            Concurrency.Task waiting = concurrency.spawn(
                    "waiting", () -> assertThatThrownBy(bucket::accept).isInstanceOf(InterruptedException.class));
            sleep(concurrency, 500);
            waiting.interrupt();
            sleep(concurrency, 500);
            assertThat(bucket.tryAccept()).isTrue();
        });
    }

    @Test
    void aRateOfZeroIsRejected() {
        for (double rate : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new TokenBucket(rate, 1, Concurrency.threads()))
                    .hasMessageContaining("use no bucket");
        }
        assertThatThrownBy(() -> new TokenBucket(1, 0, Concurrency.threads())).hasMessageContaining("at least 1");
    }
}
