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
import replay.internal.request.TablePrinter;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;

/** What the parts of a session share: its lock, its clock, its history, its open watches. */
public final class ClusterState {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** Guards everything of the session. Never held while a client's code runs. */
    public final Object lock = new Object();

    public final Tape tape;
    final TablePrinter tables;
    public final History history;
    public final RecordedChanges story;
    public final ServedApis apis;
    public final CrdController definitions;
    public final AccessControl access;
    public final InjectedErrors refusals;
    private final LongSupplier nanos;
    private final double speed;
    private final Set<OpenWatch> watches = new LinkedHashSet<>();
    private long forgotten;
    private boolean started;
    private long startedAt;
    private boolean closed;

    public ClusterState(Tape tape, TablePrinter tables, LongSupplier nanos, double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("expected a speed above 0, such as 1 or 10, came " + speed);
        }
        this.tape = tape;
        this.tables = tables;
        this.nanos = nanos;
        this.speed = speed;
        this.history = new History(tape);
        this.story = new RecordedChanges(tape, history);
        this.apis = new ServedApis(tape, history);
        this.definitions = new CrdController(this);
        this.access = new AccessControl(tape, history);
        this.refusals = new InjectedErrors(tape.refusals());
    }

    public long nanos() {
        return nanos.getAsLong();
    }

    /** The first watch starts the story. */
    public void startClock() {
        if (!started) {
            started = true;
            startedAt = nanos();
        }
    }

    private long storyNanos() {
        return started ? (long) ((nanos() - startedAt) * speed) : 0;
    }

    /** Plays what has become due. */
    public void advance() {
        if (started) {
            story.playUntil(storyNanos() / 1_000_000);
        }
    }

    /** How long, in nanoseconds of the clock, until the story changes a resource. */
    public OptionalLong nanosUntilChange(GroupVersionResource resource) {
        long millis = story.nextMillis(resource);
        if (millis < 0 || !started) {
            return OptionalLong.empty();
        }
        long due = startedAt + (long) Math.ceil(millis * 1_000_000 / speed);
        return OptionalLong.of(Math.max(0, due - nanos()));
    }

    /** The time on the recorded cluster's clocks: it stands still until the story starts. */
    public Instant now() {
        return tape.recordedAt().plus(Duration.ofNanos(storyNanos()));
    }

    /** The same, as objects say it. */
    public String time() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The same, as HTTP says it. */
    public String date() {
        return HTTP_DATE.format(now().atOffset(ZoneOffset.UTC));
    }

    /** A stored object in the version that a client asks for. */
    public ObjectNode shown(ObjectNode stored, ServedResource resource) {
        if (resource.custom() && !resource.gvr().equals(resource.storage()) && hasWebhook(resource)) {
            throw VersionConversion.unsupported(resource);
        }
        return VersionConversion.fromStorage(stored, resource);
    }

    /** The CustomResourceDefinition of a resource, if it has one. */
    public java.util.Optional<ObjectNode> definition(ServedResource resource) {
        return resource.custom()
                ? java.util.Optional.ofNullable(
                        history.get(Tape.CRDS, resource.gvr().groupResource()))
                : java.util.Optional.empty();
    }

    /** Only its own webhook knows how its versions differ. */
    private boolean hasWebhook(ServedResource resource) {
        return definition(resource)
                .filter(crd -> crd.at("/spec/conversion/strategy").asText().equals("Webhook"))
                .isPresent();
    }

    /** Forgets how things came to be as they are: what was before can no longer be read. Open watches go on. */
    public void compact() {
        forgotten = history.resourceVersion();
    }

    /** The oldest version that a LIST can show. */
    public long oldest() {
        return Math.max(forgotten, tape.oldestResourceVersion());
    }

    /** The oldest version that a watch of a resource can start from. */
    public long oldest(ServedResource resource) {
        return Math.max(forgotten, tape.oldestResourceVersion(resource));
    }

    /** Whether neither the story nor a client has changed anything: the story starts with the first watch. */
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

    /** Whom to wake after a change; call them outside the lock. */
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
