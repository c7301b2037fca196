package informers.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Status;
import informers.client.Retries;
import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException;
import informers.testkit.SeededRuns;
import informers.testkit.ServerErrors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: util/retry/util_test.go. */
class RetriesTest {
    private static final ApiException CONFLICT =
            ServerErrors.refused(Status.failure(409, "Conflict", "the object has been modified"));

    /** A call that throws these, one after the other, and then returns "done". It counts its calls. */
    private static final class Script implements Supplier<String> {
        private final Deque<RuntimeException> thrown;
        private int calls;

        Script(RuntimeException... thrown) {
            this.thrown = new ArrayDeque<>(List.of(thrown));
        }

        @Override
        public String get() {
            calls++;
            if (thrown.isEmpty()) {
                return "done";
            }
            throw thrown.remove();
        }
    }

    @Test
    @DisplayName("C85 TestRetryOnConflict: conflicts are repeated, five times; the last one is thrown")
    void conflicts() {
        SeededRuns.run(20, concurrency -> {
            Script twice = new Script(CONFLICT, CONFLICT);
            assertThat(Retries.onConflict(twice, concurrency)).isEqualTo("done");
            assertThat(twice.calls).isEqualTo(3);
            assertThat(Duration.ofNanos(concurrency.nanoTime()))
                    .isBetween(Duration.ofMillis(20), Duration.ofMillis(22));

            Script always = new Script(CONFLICT, CONFLICT, CONFLICT, CONFLICT, CONFLICT, CONFLICT);
            assertThatThrownBy(() -> Retries.onConflict(always, concurrency)).isSameAs(CONFLICT);
            assertThat(always.calls).isEqualTo(5);

            Script once = new Script();
            assertThat(Retries.onConflict(once, concurrency)).isEqualTo("done");
            assertThat(once.calls).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("C85 TestRetryOnConflict: another error is thrown at once; a wrapped conflict is found")
    void otherErrors() {
        SeededRuns.run(concurrency -> {
            IllegalStateException odd = new IllegalStateException("odd");
            Script other = new Script(CONFLICT, odd);
            assertThatThrownBy(() -> Retries.onConflict(other, concurrency)).isSameAs(odd);
            assertThat(other.calls).isEqualTo(2);
            Script exists = new Script(ServerErrors.refused(Status.failure(409, "AlreadyExists", "exists")));
            assertThatThrownBy(() -> Retries.onConflict(exists, concurrency)).isInstanceOf(ApiException.class);
            assertThat(exists.calls).isEqualTo(1);
            Script wrapped = new Script(
                    new IllegalStateException("wrapped", CONFLICT),
                    ServerErrors.refused(Status.failure(409, "", "without a reason")));
            assertThat(Retries.onConflict(wrapped, concurrency)).isEqualTo("done");
        });
    }

    @Test
    @DisplayName(
            "C85 TestRetryOnConflictPreservesContextErrorWithoutLastError: a cancelled call says what went wrong before")
    void cancelled() {
        SeededRuns.run(concurrency -> {
            RuntimeException closed = ServerErrors.unreachable(UnreachableException.Reason.CANCELLED);
            assertThatThrownBy(() -> Retries.onConflict(new Script(closed), concurrency))
                    .isSameAs(closed);
            assertThatThrownBy(() -> Retries.onConflict(new Script(CONFLICT, closed), concurrency))
                    .isSameAs(CONFLICT);
        });
    }

    @Test
    @DisplayName("C85 DefaultBackoff: four tries, after 10, 50 and 250 ms and up to a tenth more")
    void backoff() {
        SeededRuns.run(20, concurrency -> {
            Script always = new Script(CONFLICT, CONFLICT, CONFLICT, CONFLICT);
            assertThatThrownBy(() -> Retries.onError(Retries.DEFAULT_BACKOFF, e -> true, always, concurrency))
                    .isSameAs(CONFLICT);
            assertThat(always.calls).isEqualTo(4);
            assertThat(Duration.ofNanos(concurrency.nanoTime()))
                    .isBetween(Duration.ofMillis(310), Duration.ofMillis(341));
        });
    }
}
