package replay.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.DecodeException;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Status;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import informers.util.Backoff;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import replay.internal.tape.TapeWriter;

/**
 * Records one resource: its list, then every change, however often the watch must be resumed.
 *
 * <p>{@link #list} and {@link #follow} are called in this order by one thread each; the other methods are
 * thread-safe.
 */
final class ResourceRecorder {
    /** The longest time of one watch, though the server might let it continue. */
    private static final long LONGEST_WATCH_SECONDS = 600;

    /** A watch without events that ended this soon is resumed after a pause. */
    private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A change, and its time. */
    private record Change(EventType type, ObjectNode object, long millis) {}

    private final GroupVersionResource resource;
    private final ResourceClient<Unstructured> client;
    private final ListOptions options;
    private final SecretRedactor redactor;
    private final RecordingClock clock;
    private final Progress progress;
    private final Backoff backoff = new Backoff(
            Duration.ofMillis(250), 2, Duration.ofSeconds(5), 0.5, Duration.ofMinutes(2), Concurrency.threads());

    private final List<ObjectNode> objects = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>(); // guarded by this, like the fields below
    private String version = "";
    private long listVersion;
    private boolean watching;
    private boolean everWatched;
    private boolean troubled;
    private int events;
    private @Nullable String leftOut;

    ResourceRecorder(
            GroupVersionResource resource,
            ResourceClient<Unstructured> client,
            ListOptions options,
            SecretRedactor redactor,
            RecordingClock clock,
            Progress progress) {
        this.resource = resource;
        this.client = client;
        this.options = options;
        this.redactor = redactor;
        this.clock = clock;
        this.progress = progress;
    }

    GroupVersionResource resource() {
        return resource;
    }

    /** Returns the name as kubectl prints it: {@code pods}, {@code deployments.apps}. */
    String name() {
        return resource.groupResource();
    }

    /** Lists all objects in pages. An error is reported and excludes the resource. */
    void list() {
        try {
            ObjectList<Unstructured> list = Pages.list(client, options);
            listVersion = number(list.resourceVersion());
            version = list.resourceVersion();
            for (Unstructured item : list.items()) {
                number(item.resourceVersion());
                objects.add(redacted(item));
            }
        } catch (RestException | DecodeException | NumberFormatException e) {
            leaveOut(clock.isStopped() ? "the recording ended before this resource was listed" : brief(e));
        }
    }

    /** Returns the current version of the cluster. */
    long currentVersion() {
        return number(client.list(options.withLimit(1)).resourceVersion());
    }

    /** Parses a resourceVersion. Aggregated servers may have versions that are not numbers. */
    private static long number(String version) {
        if (!version.matches("[0-9]{1,18}")) {
            throw new NumberFormatException(
                    "expected a resourceVersion that is a number, as a tape needs it, found \"" + version + "\"");
        }
        return Long.parseLong(version);
    }

    private ObjectNode redacted(Unstructured object) {
        ObjectNode tree = (ObjectNode) object.tree();
        redactor.redact(tree);
        return tree;
    }

    /** Records changes until the clock stops. */
    void follow() {
        while (!clock.isStopped() && leftOut().isEmpty()) {
            long opened = System.nanoTime();
            int before = events();
            Optional<String> broke = watchOnce();
            watching(false);
            if (clock.isStopped() || leftOut().isPresent()) {
                return;
            }
            boolean fruitless = events() == before && System.nanoTime() - opened < SHORT_NANOS;
            broke.ifPresent(this::tellOnce);
            if (broke.isPresent() || fruitless) {
                clock.sleep(backoff.next());
            }
        }
    }

    /** Watches until the watch ends. Returns the error that ended it, if there was one. */
    private Optional<String> watchOnce() {
        try (Watch<Unstructured> watch = client.watch(watchOptions())) {
            watching(true);
            for (Optional<WatchEvent<Unstructured>> event = watch.next(); event.isPresent(); event = watch.next()) {
                if (event.get().type() == EventType.ERROR) {
                    return refused(event.get().status().orElseThrow());
                }
                take(event.get().type(), event.get().object());
            }
            return watch.failure().map(IOException::toString);
        } catch (ApiException e) {
            return refused(e.status());
        } catch (RestException | NumberFormatException e) {
            return Optional.of(brief(e));
        }
    }

    private ListOptions watchOptions() {
        long seconds = Math.min(clock.secondsLeft() + 1, LONGEST_WATCH_SECONDS);
        return options.withResourceVersion(version)
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds(seconds);
    }

    /** Handles an ERROR event: a 410 or a refused first watch excludes the resource; other errors are retried. */
    private synchronized Optional<String> refused(Status status) {
        if (status.isExpired() || status.code() == 410) {
            leftOut = "version " + version + " has expired on the server (410 " + status.reason()
                    + "), so changes are missing. Record again, for a shorter time if this repeats";
            progress.of(name(), "left out: " + leftOut);
        } else if (!everWatched && status.code() >= 400 && status.code() < 500 && !status.isTooManyRequests()) {
            leftOut = "it cannot be watched: " + brief(status);
            progress.of(name(), "left out: " + leftOut);
        }
        return Optional.of(brief(status));
    }

    private void take(EventType type, Unstructured object) {
        long millis = clock.millis();
        number(object.resourceVersion());
        ObjectNode tree = redacted(object);
        synchronized (this) {
            changes.add(new Change(type, tree, millis));
            version = object.resourceVersion();
            if (type != EventType.BOOKMARK) {
                events++;
            }
        }
    }

    private synchronized void watching(boolean now) {
        watching = now;
        everWatched |= now;
        if (now && troubled) {
            troubled = false;
            progress.of(name(), "watch resumed at version " + version);
        }
    }

    private synchronized void tellOnce(String why) {
        if (!troubled) {
            troubled = true;
            progress.of(name(), "watch failed, retrying: " + why);
        }
    }

    synchronized void leaveOut(String why) {
        leftOut = why;
    }

    static String brief(RuntimeException e) {
        return e instanceof ApiException refusal ? brief(refusal.status()) : firstLine(String.valueOf(e.getMessage()));
    }

    static String firstLine(String words) {
        return words.lines().findFirst().orElse(words);
    }

    private static String brief(Status status) {
        return (status.code() + " " + status.reason()).strip() + ": " + status.message();
    }

    /** Returns the reason why this resource is excluded; empty if it is not. */
    synchronized Optional<String> leftOut() {
        return Optional.ofNullable(leftOut);
    }

    synchronized int objects() {
        return objects.size();
    }

    /** Returns the number of changes so far. */
    synchronized int events() {
        return events;
    }

    synchronized boolean isWatching() {
        return watching;
    }

    long listVersion() {
        return listVersion;
    }

    /** Returns the version of the last change. */
    synchronized long lastVersion() {
        return number(version);
    }

    /** Writes everything to the tape. Call it after the last change. */
    synchronized void writeTo(TapeWriter tape) {
        objects.forEach(object -> tape.object(resource, object));
        for (Change change : changes) {
            if (change.type() == EventType.BOOKMARK) {
                tape.bookmark(resource, change.object(), change.millis());
            } else {
                tape.change(resource, change.type().name(), change.object(), change.millis());
            }
        }
    }
}
