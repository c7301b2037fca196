package replay.internal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import replay.internal.request.TablePrinter;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;

/** The state that the parts of a session share: its lock, clock, history and open watches. */
public final class ClusterState {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** Guards all state of the session. Never held while a client's code runs. */
    public final Object lock = new Object();

    public final Tape tape;
    final TablePrinter tables;
    public final History history;
    public final RecordedChanges recordedChanges;
    public final ServedApis apis;
    public final CrdController definitions;
    public final AccessControl access;
    public final InjectedErrors refusals;
    private final LongSupplier nanos;
    private final double speed;
    private final @Nullable GeneratedChanges generatedChanges;
    private final Set<OpenWatch> watches = new LinkedHashSet<>();
    private long forgotten;
    private boolean started;
    private long startedAt;
    private boolean closed;

    /**
     * @param load how many generated changes a second there are; 0 for none
     */
    public ClusterState(Tape tape, TablePrinter tables, LongSupplier nanos, double speed, int load) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("expected a speed above 0, such as 1 or 10, found " + speed);
        }
        this.tape = tape;
        this.tables = tables;
        this.nanos = nanos;
        this.speed = speed;
        this.history = new History(tape);
        this.recordedChanges = new RecordedChanges(tape, history);
        this.apis = new ServedApis(tape, history);
        this.definitions = new CrdController(this);
        this.access = new AccessControl(tape, history);
        this.refusals = new InjectedErrors(tape.refusals());
        this.generatedChanges = load == 0 ? null : new GeneratedChanges(this, load);
    }

    public long nanos() {
        return nanos.getAsLong();
    }

    /** Starts the clock of the recorded changes, unless it runs. The first watch calls this. */
    public void startClock() {
        if (!started) {
            started = true;
            startedAt = nanos();
            if (generatedChanges != null) {
                generatedChanges.begin(startedAt);
            }
        }
    }

    private long recordedNanos() {
        return started ? (long) ((nanos() - startedAt) * speed) : 0;
    }

    /** Applies the recorded changes that are due, and makes the generated ones. */
    public void advance() {
        if (started) {
            recordedChanges.playUntil(recordedNanos() / 1_000_000);
            if (generatedChanges != null) {
                generatedChanges.playUntil(nanos());
            }
        }
    }

    /**
     * Returns the nanoseconds until the next recorded or generated change of a resource; empty if there is none or the
     * clock has not started.
     */
    public OptionalLong nanosUntilChange(GroupVersionResource resource) {
        if (!started) {
            return OptionalLong.empty();
        }
        OptionalLong generated =
                generatedChanges == null ? OptionalLong.empty() : generatedChanges.nanosUntilChange(resource, nanos());
        long millis = recordedChanges.nextMillis(resource);
        if (millis < 0) {
            return generated;
        }
        long recorded = Math.max(0, startedAt + (long) Math.ceil(millis * 1_000_000 / speed) - nanos());
        return OptionalLong.of(Math.min(recorded, generated.orElse(recorded)));
    }

    /** Returns the current time of the recorded cluster. It stands still until the first watch. */
    public Instant now() {
        return tape.recordedAt().plus(Duration.ofNanos(recordedNanos()));
    }

    /** Returns {@link #now} as objects have it. */
    public String time() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns {@link #now} as the Date header has it. */
    public String date() {
        return HTTP_DATE.format(now().atOffset(ZoneOffset.UTC));
    }

    /** Returns a stored object in the version of a resource. */
    public ObjectNode shown(ObjectNode stored, ServedResource resource) {
        if (resource.custom() && !resource.gvr().equals(resource.storage()) && hasWebhook(resource)) {
            throw VersionConversion.unsupported(resource);
        }
        return VersionConversion.fromStorage(stored, resource);
    }

    /** Returns the CustomResourceDefinition of a resource, if it has one. */
    public java.util.Optional<ObjectNode> definition(ServedResource resource) {
        return apis.definition(resource);
    }

    /** Returns whether the versions of a custom resource are converted by a webhook, which is not available here. */
    private boolean hasWebhook(ServedResource resource) {
        return definition(resource)
                .filter(crd -> crd.at("/spec/conversion/strategy").asText().equals("Webhook"))
                .isPresent();
    }

    /** Discards the history before the current version. Open watches continue. */
    public void compact() {
        forgotten = history.resourceVersion();
    }

    /** Removes the history before the newest changes. Open watches that have not read it end with 410. */
    void forget(int kept) {
        forgotten = Math.max(forgotten, history.removeBefore(kept));
    }

    /** Returns the oldest version that a LIST can show. */
    public long oldest() {
        return Math.max(forgotten, tape.oldestResourceVersion());
    }

    /** Returns the oldest version from which a watch of a resource can start. */
    public long oldest(ServedResource resource) {
        return Math.max(forgotten, tape.oldestResourceVersion(resource));
    }

    /** Returns whether nothing has changed and no watch has started the clock. */
    public boolean isUntouched() {
        return !started && history.size() == 0 && forgotten == 0;
    }

    public boolean isWatched() {
        return !watches.isEmpty();
    }

    public void opened(OpenWatch watch) {
        watches.add(watch);
    }

    public void gone(OpenWatch watch) {
        watches.remove(watch);
    }

    /** Returns the callbacks of all open watches. Run them after a change, without the lock. */
    public List<Runnable> wakes() {
        List<Runnable> wakes = new ArrayList<>();
        for (OpenWatch watch : watches) {
            wakes.add(watch.wake());
        }
        return wakes;
    }

    public void close() {
        closed = true;
    }

    public boolean closed() {
        return closed;
    }
}
