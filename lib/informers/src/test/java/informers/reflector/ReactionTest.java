package informers.reflector;

import static informers.testkit.ServerErrors.expired;
import static informers.testkit.ServerErrors.forbidden;
import static informers.testkit.ServerErrors.internalError;
import static informers.testkit.ServerErrors.refused;
import static informers.testkit.ServerErrors.tooManyRequests;
import static org.assertj.core.api.Assertions.assertThat;

import informers.client.rest.UnreachableException.Reason;
import informers.reflector.WatchOutcome.Ended;
import informers.reflector.WatchOutcome.InStreamError;
import informers.reflector.WatchOutcome.NotOpened;
import informers.reflector.WatchOutcome.ResyncFailed;
import informers.testkit.ServerErrors;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of failures, without a reflector. */
class ReactionTest {
    private static final RuntimeException ODD = new IllegalStateException("odd");

    static Stream<Arguments> table() {
        return Stream.of(
                row(new NotOpened(ServerErrors.unreachable(Reason.REFUSED)), Reaction.BACKOFF, null),
                row(new NotOpened(refused(tooManyRequests())), Reaction.BACKOFF, null),
                row(new NotOpened(refused(forbidden())), Reaction.RELIST, RelistCause.WATCH_REFUSED),
                row(new NotOpened(refused(expired())), Reaction.RELIST, RelistCause.EXPIRED),
                row(
                        new NotOpened(ServerErrors.unreachable(Reason.UNKNOWN_HOST)),
                        Reaction.RELIST,
                        RelistCause.WATCH_REFUSED),
                row(new NotOpened(ODD), Reaction.RELIST, RelistCause.WATCH_REFUSED),
                row(ended(0, 999), Reaction.RELIST, RelistCause.VERY_SHORT_WATCH),
                row(ended(1, 0), Reaction.REWATCH, null),
                row(ended(0, 1000), Reaction.REWATCH, null),
                row(new InStreamError(expired(), false), Reaction.RELIST, RelistCause.EXPIRED),
                row(new InStreamError(tooManyRequests(), false), Reaction.BACKOFF, null),
                row(new InStreamError(internalError(), true), Reaction.REWATCH, null),
                row(new InStreamError(internalError(), false), Reaction.RELIST, RelistCause.WATCH_ERROR),
                row(new ResyncFailed(ODD), Reaction.RELIST, RelistCause.RESYNC_FAILED));
    }

    private static Arguments row(WatchOutcome outcome, Reaction reaction, RelistCause cause) {
        return Arguments.of(outcome, reaction, cause);
    }

    private static WatchOutcome ended(long events, long millis) {
        return new Ended(events, Duration.ofMillis(millis), Optional.empty());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("table")
    void table(WatchOutcome outcome, Reaction reaction, RelistCause cause) {
        assertThat(Reaction.to(outcome)).isEqualTo(reaction);
        if (reaction == Reaction.RELIST) {
            assertThat(Reaction.cause(outcome)).isEqualTo(cause);
        }
    }
}
