package replay.record;

import informers.api.GroupVersionResource;
import informers.client.DiscoveredResources;
import informers.client.DiscoveryClient;
import informers.client.config.ClientConfig;
import informers.client.rest.RateLimit;
import informers.client.rest.RestClient;
import informers.client.rest.RestException;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import replay.ReplayException;
import replay.internal.tape.Tape;
import replay.internal.tape.TapeWriter;

/**
 * Records a cluster: first all lists, then all watches at once. (When a tape is replayed, its changes start with the
 * first watch and do not wait for other lists.)
 *
 * <p>Call {@link #lists}, {@link #follow} and {@link #write} in this order, from one thread. {@link #stop} may be
 * called from any thread.
 */
public final class Recorder implements AutoCloseable {
    /** How long to wait, at the end, for events that were already sent. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final Duration LAST_VERSION_WAIT = Duration.ofSeconds(5);

    /** The usual number of lines about the progress of a recording. */
    private static final int PROGRESS_LINES = 10;

    private static final Duration MIN_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final RestClient rest;
    private final String namespace;
    private final Duration length;
    private final Progress progress;
    private final RecordingClock clock;
    private final SecretRedactor redactor = new SecretRedactor();
    private final TapeWriter tape = new TapeWriter();
    private final VersionTracker count = new VersionTracker();
    private List<ResourceRecorder> recorders = List.of();
    private String server = "";
    private Instant recordedAt = Instant.EPOCH;
    private long begin;
    private volatile boolean lastVersionRead;

    /**
     * Creates a recorder.
     *
     * @param rest the client of the cluster; closed with the recorder
     * @param namespace {@code ""} for all
     * @param length how long to record changes; zero for the lists only
     */
    public Recorder(RestClient rest, String namespace, Duration length, Progress progress) {
        this.rest = rest;
        this.namespace = namespace;
        this.length = length;
        this.progress = progress;
        this.clock = new RecordingClock(length);
    }

    /** Returns a client with the rate limit of discovery: many small requests at first, then few. */
    public static RestClient client(ClientConfig config) {
        return RestClient.of(config).withRateLimit(RateLimit.DISCOVERY);
    }

    /** Ends the recording early. What was recorded so far can be written. */
    public void stop() {
        clock.stop();
        rest.close();
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Records the discovery documents and the lists. Blocks until they have arrived.
     *
     * @throws ReplayException if there is no resource of a name, or if no resource can be listed
     */
    public void lists(RequestedResources choice) {
        DiscoveryClient discovery = new DiscoveryClient(rest);
        server = discovery.serverVersion().gitVersion();
        progress.line("Kubernetes " + server);
        DiscoveredResources found = discovery.serverGroupsAndResources();
        found.failed()
                .forEach((api, why) -> progress.of(
                        api, "left out: its API does not respond (" + ResourceRecorder.firstLine(why) + ")"));
        var resources = choice.of(new ResourceNames(found), progress);
        new DiscoveryRecorder(rest, tape).take();
        var setup = new RecorderSetup(rest, tape, namespace, redactor, clock, progress);
        setup.takeDefinitions(resources);
        recorders = setup.recorders(resources);
        for (ResourceRecorder recorder : recorders) {
            recorder.list();
            count.check(recorder);
            progress.of(recorder.name(), outcome(recorder));
        }
        if (kept().isEmpty()) {
            throw nothing();
        }
        begin = count.version();
        recordedAt = clusterTime();
    }

    private static String outcome(ResourceRecorder recorder) {
        return recorder.leftOut()
                .map(why -> "left out: " + why)
                .orElseGet(() -> Progress.count(recorder.objects(), "object"));
    }

    private List<ResourceRecorder> kept() {
        return recorders.stream().filter(r -> r.leftOut().isEmpty()).toList();
    }

    /** Returns the time of the cluster, or the local time if the server does not send it. */
    private Instant clusterTime() {
        try (RestResponse response = rest.open(RestRequest.get("/version"))) {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(response.header("Date"), Instant::from);
        } catch (RestException | DateTimeParseException e) {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** Records changes. Blocks for the length of the recording, or until the calling thread is interrupted. */
    public void follow() {
        if (length.isZero() || clock.isStopped()) {
            return;
        }
        clock.start();
        List<Thread> threads = new ArrayList<>();
        kept().forEach(recorder -> threads.add(start("record " + recorder.name(), recorder::follow)));
        try {
            waitAndReport(threads);
        } catch (InterruptedException e) {
            progress.line("Ended early. What was recorded so far is written.");
        }
        try {
            start("last version", this::readLastVersion).join(LAST_VERSION_WAIT.toMillis());
            Thread.sleep(GRACE.toMillis());
            for (ResourceRecorder recorder : kept()) {
                if (!recorder.isWatching()) {
                    progress.of(recorder.name(), "no watch at the end: the last changes may be missing");
                }
            }
            stop();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) { // Ctrl-C in the last second: write what there is
            stop();
        }
    }

    private static Thread start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void waitAndReport(List<Thread> threads) throws InterruptedException {
        Duration pause = length.dividedBy(PROGRESS_LINES);
        pause = pause.compareTo(MIN_PAUSE) < 0 ? MIN_PAUSE : pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
        String printed = "";
        while (!clock.left().isZero() && threads.stream().anyMatch(Thread::isAlive)) {
            Duration left = clock.left();
            Thread.sleep((left.compareTo(pause) < 0 ? left : pause).toMillis());
            String now = changes();
            if (!now.equals(printed)) {
                progress.line(String.format("%6d s: %s", clock.millis() / 1000, now));
                printed = now;
            }
        }
    }

    /** Returns the number of changes for each resource so far. */
    String changes() {
        return kept().stream()
                .filter(r -> r.events() > 0)
                .map(r -> r.name() + " " + r.events())
                .collect(Collectors.joining(", "));
    }

    private void readLastVersion() {
        try {
            count.update();
            lastVersionRead = true;
        } catch (RestException e) {
            // The server does not respond in time: the tape ends with the last change that arrived.
        }
    }

    /**
     * Writes the files of the tape.
     *
     * @param folder an existing, empty folder
     * @throws IOException if they cannot be written
     */
    public Tape write(Path folder) throws IOException {
        List<ResourceRecorder> kept = kept();
        if (kept.isEmpty()) {
            throw nothing();
        }
        Set<GroupVersionResource> resources = new TreeSet<>();
        for (ResourceRecorder recorder : kept) {
            resources.add(recorder.resource());
            recorder.writeTo(tape);
        }
        long end = lastVersionRead
                ? count.version()
                : kept.stream().mapToLong(ResourceRecorder::lastVersion).reduce(begin, Math::max);
        tape.version(end, Math.min(clock.millis(), length.toMillis()));
        String about =
                "a cluster of Kubernetes " + server + (namespace.isEmpty() ? "" : ", namespace " + namespace + " only");
        return tape.write(
                folder, new TapeWriter.About(about, "a real cluster, " + server, recordedAt, begin, end, resources));
    }

    private static ReplayException nothing() {
        return new ReplayException("None of these resources could be recorded (see above), so there is no tape.");
    }

    /** Returns a summary of the recording, one line. */
    public String summary() {
        int objects = kept().stream().mapToInt(ResourceRecorder::objects).sum();
        int events = kept().stream().mapToInt(ResourceRecorder::events).sum();
        String changes = changes();
        return Progress.count(objects, "object") + " of " + Progress.count(kept().size(), "resource") + ", and "
                + Progress.count(events, "change") + (changes.isEmpty() ? "" : ": " + changes);
    }

    public int redacted() {
        return redactor.count();
    }
}
