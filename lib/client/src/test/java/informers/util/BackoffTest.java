package informers.util;

import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.SeededRuns;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void theBackoffOfTheReflectorDoublesToThirtySecondsAndStartsAgainAfterTwoQuietMinutes() {
        SeededRuns.run(concurrency -> {
            Backoff backoff = Backoff.reflector(concurrency);
            double[] bases = {0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30};
            for (double base : bases) {
                assertThat(backoff.next().toNanos() / 1e9).isBetween(base, 2 * base);
            }
            concurrency.sleep(Duration.ofSeconds(121));
            assertThat(backoff.next().toNanos() / 1e9).isBetween(0.8, 1.6);
        });
    }
}
