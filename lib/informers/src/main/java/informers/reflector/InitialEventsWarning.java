package informers.reflector;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Warns when no event of a streamed list arrives for ten seconds. If the server never sends the bookmark at its end, the
 * reflector waits forever.
 *
 * <p>Created and ended by the reflector's thread. Corresponds to {@code initialEventsEndBookmarkTicker}.
 */
final class InitialEventsWarning {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Supplier<@Nullable Long> lastEventAt;
    private final Concurrency concurrency;
    private final long start;
    private final PeriodicTask task;

    InitialEventsWarning(ReflectorContext<?> context, Supplier<@Nullable Long> lastEventAt) {
        this.lastEventAt = lastEventAt;
        this.concurrency = context.concurrency();
        this.start = concurrency.nanoTime();
        this.task = new PeriodicTask(context.name() + "-initial-events", SILENCE, concurrency, () -> {
            warning().ifPresent(context.reports()::initialEventsLate);
            return true;
        });
    }

    private Optional<String> warning() {
        long now = concurrency.nanoTime();
        Long last = lastEventAt.get();
        if (last == null) {
            return Optional.of("no event for " + Duration.ofNanos(now - start).getSeconds() + " s since the request");
        }
        Duration silent = Duration.ofNanos(now - last);
        return silent.compareTo(SILENCE) < 0
                ? Optional.empty()
                : Optional.of("the last event was received " + silent.getSeconds() + " s ago");
    }

    /** Stops the warnings and waits for the thread. */
    void end() throws InterruptedException {
        task.end();
    }
}
