package informers.informer;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch that goes on when the server or the network ends it: it opens another one from the last resourceVersion, at most
 * once a second. It never lists, so its reader receives every event after the version that it starts from, or an ERROR event
 * and the end.
 *
 * <p>It ends when the server no longer has the events (an ERROR event with 410), when it refuses the user (401 or 403), and
 * when it is closed. A watch request that is refused with 410 is repeated, as in client-go, which assumes that another server of
 * the cluster may still have the events. Bookmarks are requested, and not returned.
 *
 * <p>{@link #next} blocks, on its caller's thread, which sends the requests; it may be called by one thread, {@link #close} by
 * any. Corresponds to client-go's {@code tools/watch.RetryWatcher}.
 *
 * @param <T> the type of the objects
 */
public final class RetryWatcher<T extends KubeObject> implements Watch<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RetryWatcher.class);

    /** At least as long between the starts of two attempts. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final ListerWatcher.Scope<T> source;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private String lastVersion;
    private volatile @Nullable Watch<T> watch;
    private long nextAttempt;
    private boolean over;
    private volatile boolean closed;

    /**
     * Creates a watch. It sends its first request in {@link #next}.
     *
     * @param resourceVersion the version to start from: that of a list or an object, so neither {@code ""} nor {@code "0"}
     * @param source opens the watches
     * @param concurrency provides time
     */
    public RetryWatcher(String resourceVersion, ListerWatcher<T> source, Concurrency concurrency) {
        if (resourceVersion.isEmpty() || resourceVersion.equals("0")) {
            throw new IllegalArgumentException("expected the resourceVersion of a list or an object, found \""
                    + resourceVersion + "\": a watch from there could not be resumed. List first.");
        }
        this.lastVersion = resourceVersion;
        this.source = source.scope();
        this.concurrency = Objects.requireNonNull(concurrency, "concurrency");
        this.monitor = concurrency.monitor();
        this.nextAttempt = concurrency.nanoTime();
    }

    /** {@inheritDoc} Empty only after an ERROR event, after {@link #close}, or after an interrupt of the calling thread. */
    @Override
    public Optional<WatchEvent<T>> next() {
        while (!over && !closed) {
            Watch<T> current = watch;
            if (current == null) {
                Status refused = open();
                if (refused != null) {
                    return last(refused);
                }
                continue;
            }
            Optional<WatchEvent<T>> event = current.next();
            if (event.isEmpty()) {
                reconnect(
                        Duration.ZERO,
                        current.failure().map(IOException::getMessage).orElse("the server ended the watch"));
                continue;
            }
            Optional<WatchEvent<T>> passed = passed(event.get());
            if (passed.isPresent()) {
                return passed;
            }
        }
        return Optional.empty();
    }

    /** Opens a watch; returns the Status if nobody should try again, otherwise null. */
    private @Nullable Status open() {
        if (!pause()) {
            return null;
        }
        nextAttempt = concurrency.nanoTime() + BETWEEN_ATTEMPTS.toNanos();
        try {
            watch = source.watch(
                    ListOptions.ALL.withResourceVersion(lastVersion).withAllowWatchBookmarks(true));
            if (closed) { // after this, close() sees the watch
                closeWatch();
            }
            return null;
        } catch (ApiException e) {
            if (e.status().isUnauthorized() || e.status().isForbidden()) {
                return e.status();
            }
            logRetry(e.getMessage());
        } catch (RuntimeException e) { // no connection; or another implementation of ListerWatcher
            logRetry(e.getMessage());
        }
        return null;
    }

    /** Waits until the next attempt may start; returns false if it must not. */
    private boolean pause() {
        monitor.lock();
        try {
            for (long left = left(); left > 0 && !closed; left = left()) {
                monitor.await(Duration.ofNanos(left));
            }
            return !closed;
        } catch (InterruptedException e) {
            over = true;
            concurrency.interruptMyself(); // next() cannot throw it
            return false;
        } finally {
            monitor.unlock();
        }
    }

    private long left() {
        return nextAttempt - concurrency.nanoTime();
    }

    /** Returns the event if it is for the reader. */
    private Optional<WatchEvent<T>> passed(WatchEvent<T> event) {
        if (event.type() == EventType.ERROR) {
            Status status = event.status().orElseThrow();
            if (status.code() == 410) {
                return last(status);
            }
            reconnect(Duration.ofSeconds(status.retryAfterSeconds()), status.toString());
            return Optional.empty();
        }
        if (event.resourceVersion().isEmpty()) {
            return last(Status.failure(
                    500, "InternalError", "retry watcher: the event " + event + " has no resourceVersion"));
        }
        lastVersion = event.resourceVersion();
        return event.type() == EventType.BOOKMARK ? Optional.empty() : Optional.of(event);
    }

    private Optional<WatchEvent<T>> last(Status status) {
        over = true;
        closeWatch();
        return Optional.of(WatchEvent.error(status));
    }

    private void reconnect(Duration atLeast, String why) {
        closeWatch();
        nextAttempt = Math.max(nextAttempt, concurrency.nanoTime() + atLeast.toNanos());
        logRetry(why);
    }

    private void logRetry(@Nullable String why) {
        LOG.debug("watch ended: {}; retrying resourceVersion={}", why, lastVersion);
    }

    private void closeWatch() {
        Watch<T> current = watch;
        if (current != null) {
            current.close();
            watch = null;
        }
    }

    /** Returns nothing: a broken connection is replaced, and other failures are ERROR events. */
    @Override
    public Optional<IOException> failure() {
        return Optional.empty();
    }

    @Override
    public void close() {
        monitor.with(() -> {
            closed = true;
            monitor.signalAll();
        });
        source.close(); // ends a request in progress
        Watch<T> current = watch;
        if (current != null) {
            current.close();
        }
    }
}
