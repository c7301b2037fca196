package informers.workqueue;

import static informers.workqueue.WorkQueueConformanceTest.millis;
import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.SeededRuns;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: util/workqueue/default_rate_limiters_test.go and rate_limiting_queue_test.go. */
class RateLimitersConformanceTest {
    private final Concurrency concurrency = Concurrency.threads();

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static List<Long> whens(RateLimiter<String> limiter, String item, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> limiter.when(item).toMillis())
                .toList();
    }

    @Test
    @DisplayName("C60 TestItemExponentialFailureRateLimiter: doubled with each failure of that item, up to the cap")
    void exponential() {
        RateLimiter<String> limiter = RateLimiters.itemExponentialFailure(ms(1), ms(1000), concurrency);
        assertThat(whens(limiter, "one", 5)).containsExactly(1L, 2L, 4L, 8L, 16L);
        assertThat(limiter.numRequeues("one")).isEqualTo(5);

        assertThat(whens(limiter, "two", 2)).containsExactly(1L, 2L);
        assertThat(limiter.numRequeues("two")).isEqualTo(2);
        assertThat(limiter.numRequeues("three")).isZero();

        limiter.forget("one");
        assertThat(limiter.numRequeues("one")).isZero();
        assertThat(limiter.when("one")).isEqualTo(ms(1));
        assertThat(limiter.numRequeues("two")).isEqualTo(2);

        assertThat(whens(limiter, "cap", 12)).endsWith(256L, 512L, 1000L, 1000L);
    }

    @Test
    @DisplayName("C60 TestItemExponentialFailureRateLimiterOverFlow: it stays at the cap, however often it failed")
    void overflow() {
        RateLimiter<String> limiter = RateLimiters.itemExponentialFailure(ms(1), Duration.ofSeconds(1000), concurrency);
        assertThat(whens(limiter, "one", 5000).subList(20, 5000)).containsOnly(1_000_000L);
        RateLimiter<String> fromMinutes =
                RateLimiters.itemExponentialFailure(Duration.ofMinutes(1), Duration.ofHours(1), concurrency);
        assertThat(whens(fromMinutes, "two", 5000).subList(6, 5000)).containsOnly(3_600_000L);
    }

    @Test
    @DisplayName("TestItemFastSlowRateLimiter: fast for the first failures of an item, then slow")
    void fastSlow() {
        RateLimiter<String> limiter = RateLimiters.itemFastSlow(ms(5), Duration.ofSeconds(10), 3, concurrency);
        assertThat(whens(limiter, "one", 5)).containsExactly(5L, 5L, 5L, 10_000L, 10_000L);
        assertThat(limiter.numRequeues("one")).isEqualTo(5);
        assertThat(whens(limiter, "two", 2)).containsExactly(5L, 5L);
        limiter.forget("one");
        assertThat(limiter.numRequeues("one")).isZero();
        assertThat(limiter.when("one")).isEqualTo(ms(5));
    }

    @Test
    @DisplayName("TestMaxOfRateLimiter: the longest wait and the most failures; all limiters count, all forget")
    void maxOf() {
        RateLimiter<String> exponential = RateLimiters.itemExponentialFailure(ms(1), ms(1000), concurrency);
        RateLimiter<String> fastSlow = RateLimiters.itemFastSlow(ms(5), Duration.ofSeconds(3), 3, concurrency);
        RateLimiter<String> limiter = RateLimiters.maxOf(exponential, fastSlow);
        assertThat(whens(limiter, "one", 5)).containsExactly(5L, 5L, 5L, 3000L, 3000L);
        assertThat(limiter.numRequeues("one")).isEqualTo(5);
        exponential.when("one");
        assertThat(limiter.numRequeues("one")).isEqualTo(6);
        limiter.forget("one");
        assertThat(limiter.numRequeues("one")).isZero();
        assertThat(limiter.when("one")).isEqualTo(ms(5));
        assertThat(whens(RateLimiters.maxOf(), "none", 2)).containsExactly(0L, 0L);
    }

    @Test
    @DisplayName("TestWithMaxWaitRateLimiter: the wait of the limiter, but never longer than the maximum")
    void maxWait() {
        RateLimiter<String> limiter =
                RateLimiters.withMaxWait(RateLimiters.itemExponentialFailure(ms(1), ms(1000), concurrency), ms(5));
        assertThat(whens(limiter, "one", 5)).containsExactly(1L, 2L, 4L, 5L, 5L);
        assertThat(limiter.numRequeues("one")).isEqualTo(5);
        limiter.forget("one");
        assertThat(limiter.when("one")).isEqualTo(ms(1));
    }

    @Test
    @DisplayName("bucket: all items share it, and it forgets nothing")
    void bucket() {
        SeededRuns.run(concurrency -> {
            RateLimiter<String> limiter = RateLimiters.bucket(10, 2, concurrency);
            assertThat(whens(limiter, "a", 2)).containsExactly(0L, 0L);
            assertThat(limiter.when("b")).isEqualTo(ms(100));
            limiter.forget("b");
            assertThat(limiter.numRequeues("b")).isZero();
            assertThat(limiter.when("b")).isEqualTo(ms(200));
            concurrency.sleep(ms(1000));
            assertThat(limiter.when("a")).isEqualTo(Duration.ZERO);
        });
    }

    @Test
    @DisplayName(
            "DefaultTypedControllerRateLimiter: 5 ms to 1,000 s an item; 10 a second for all, after a burst of 100")
    void defaultController() {
        SeededRuns.run(concurrency -> {
            RateLimiter<String> limiter = RateLimiters.defaultController(concurrency);
            assertThat(whens(limiter, "one", 20))
                    .startsWith(5L, 10L, 20L, 40L, 80L)
                    .endsWith(655_360L, 1_000_000L, 1_000_000L);
            for (int i = 20; i < 100; i++) {
                assertThat(limiter.when("item " + i)).isEqualTo(ms(5));
            }
            for (int i = 1; i <= 20; i++) {
                assertThat(limiter.when("item " + (100 + i))).isEqualTo(ms(100L * i));
            }
            concurrency.sleep(ms(10_000)); // 100 tokens were added, 20 of them were reserved
            assertThat(limiter.when("item 200")).isEqualTo(ms(5));
        });
    }

    @Test
    @DisplayName("DefaultTypedItemBasedRateLimiter: 1 ms to 1,000 s an item")
    void defaultItemBased() {
        assertThat(whens(RateLimiters.defaultItemBased(concurrency), "one", 30))
                .startsWith(1L, 2L, 4L)
                .endsWith(1_000_000L);
    }

    @Test
    @DisplayName("TestRateLimitingQueue: longer after each failure; reset by forget; both by item")
    void queue() {
        SeededRuns.run(20, concurrency -> {
            RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue(
                    RateLimiters.itemExponentialFailure(ms(1), ms(1000), concurrency), concurrency);
            for (int i = 0; i < 5; i++) {
                long start = millis(concurrency);
                queue.addRateLimited("one");
                assertThat(queue.numRequeues("one")).isEqualTo(i + 1);
                assertThat(queue.get()).contains("one");
                queue.done("one");
                assertThat(millis(concurrency) - start).isEqualTo(1L << i);
            }
            assertThat(queue.numRequeues("two")).isZero();
            queue.forget("one");
            assertThat(queue.numRequeues("one")).isZero();
            long start = millis(concurrency);
            queue.addRateLimited("one");
            assertThat(queue.get()).contains("one");
            assertThat(millis(concurrency) - start).isEqualTo(1);
            queue.shutDown();
        });
    }

    @Test
    @DisplayName("newRateLimitingQueue() has a controller's limits")
    void shortest() throws InterruptedException {
        RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue();
        queue.addRateLimited("a");
        assertThat(queue.get()).contains("a");
        assertThat(queue.numRequeues("a")).isEqualTo(1);
        queue.done("a");
        queue.shutDownWithDrain();
    }
}
