package workbook.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Status;
import informers.client.rest.ApiException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private final Await await = new Await(Duration.ofMillis(50));

    @Test
    void aTimeoutNamesWhatWasAwaited() {
        assertThatThrownBy(() -> await.until("the first list", () -> false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("for the first list");
    }

    @Test
    void aConditionThatIsTrueEndsTheWaitAtOnce() {
        assertThatCode(() -> await.until("nothing", () -> true)).doesNotThrowAnyException();
    }

    @Test
    void aPermanentRefusalEndsTheWaitAtOnce() {
        Await patient = new Await(Duration.ofHours(1));
        for (int code : new int[] {401, 403, 404}) {
            ApiException refusal = refusal(code);
            fail(patient, refusal);
            assertThatThrownBy(() -> patient.until("the first list", () -> false))
                    .isSameAs(refusal);
        }
    }

    @Test
    void aTemporaryFailureIsNamedByTheTimeout() {
        for (int code : new int[] {410, 429, 500, 503}) {
            fail(await, refusal(code));
            assertThatThrownBy(() -> await.until("the first list", () -> false))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("the last failed request: GET http://a: " + code);
        }
    }

    private static ApiException refusal(int code) {
        return new ApiException("GET", "http://a", code, Status.failure(code, "", "no"), 0);
    }

    private static void fail(Await await, ApiException error) {
        await.handle(null, error);
    }
}
