package informers.reflector;

import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** client-go: tools/cache/retry_with_deadline_test.go. */
class RetryWithDeadlineTest {
    @ParameterizedTest(name = "patience {0} s, {1}: {2}")
    @DisplayName("TestRetryWithDeadline: internal errors are retried for a limited time; others have no effect")
    @CsvSource({
        "0, -1 +0 -1, no no no",
        "1, +1 +1 +1, yes yes no",
        "1, -1, no",
        "1, +1 -0 +1, yes yes yes",
        "1, +1 +1 +1 +1, yes yes no yes", // after "no" the time starts again
        "1, +1 +30 +1, yes yes yes", // and after a time without errors, too
        "1, +1 +29, yes no",
    })
    void borne(int patience, String errors, String retries) {
        SeededScheduler.run(0, concurrency -> {
            RetryWithDeadline retry =
                    new RetryWithDeadline(Duration.ofSeconds(patience), Duration.ofSeconds(30), concurrency);
            List<String> answers = new ArrayList<>();
            for (String error : errors.split(" ")) {
                try {
                    concurrency.sleep(Duration.ofSeconds(Integer.parseInt(error.substring(1))));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                if (error.startsWith("+")) {
                    retry.afterError();
                }
                answers.add(retry.shouldRetry() ? "yes" : "no");
            }
            assertThat(answers).containsExactly(retries.split(" "));
        });
    }
}
