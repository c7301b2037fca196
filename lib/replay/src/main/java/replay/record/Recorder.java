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
 * Records a cluster: first all lists, then all watches at once. (A tape that is replayed begins its story with the first
 * watch: it would not wait for the other lists.)
 *
 * <p>{@link #lists}, {@link #follow} and {@link #write} are called one after the other; {@link #stop} by any thread.
 */
public final class Recorder implements AutoCloseable {
    /** What was on its way when the end was decided still counts. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    /** The user is told so many times what has come. */
    private static final int TELLS = 10;

    private static final Duration MIN_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final RestClient rest;
    private final String namespace;
    private final Duration length;
    private final Progress progress;
    private final RecordingClock clock;
    private final SecretRedactor blanks = new SecretRedactor();
    private final TapeWriter tape = new TapeWriter();
    private final VersionTracker count = new VersionTracker();
    private List<ResourceRecorder> recorders = List.of();
    private String server = "";
    private Instant recordedAt = Instant.EPOCH;
    private long begin;
    private volatile boolean lookedLast;

    /**
     * @param rest the cluster; it is closed with the recorder, or when it is told to stop
     * @param namespace {@code ""} for all
     * @param length how long to record what happens; zero for the lists alone
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

    /** Ends it early: what has come by then can be written. */
    public void stop() {
        clock.stop();
        rest.close();
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Takes the documents and the lists.
     *
     * @throws ReplayException if a name means nothing, or if no list could be had
     */
    public void lists(RequestedResources choice) {
        DiscoveryClient discovery = new DiscoveryClient(rest);
        server = discovery.serverVersion().gitVersion();
        progress.line("Kubernetes " + server);
        DiscoveredResources found = discovery.serverGroupsAndResources();
        found.failed()
                .forEach((api, why) -> progress.of(
                        api, "left out: its API does not answer (" + ResourceRecorder.firstLine(why) + ")"));
        var resources = choice.of(new ResourceNames(found), progress);
        new DiscoveryRecorder(rest, tape).take();
        var preparation = new RecorderSetup(rest, tape, namespace, blanks, clock, progress);
        preparation.takeDefinitions(resources);
        recorders = preparation.recorders(resources);
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

    /** What the cluster's clocks say; ours, if they do not. */
    private Instant clusterTime() {
        try (RestResponse response = rest.open(RestRequest.get("/version"))) {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(response.header("Date"), Instant::from);
        } catch (RestException | DateTimeParseException e) {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** Takes what happens, for as long as was said, or until the calling thread is interrupted. */
    public void follow() {
        if (length.isZero() || clock.isStopped()) {
            return;
        }
        clock.start();
        List<Thread> threads = new ArrayList<>();
        kept().forEach(recorder -> threads.add(start("record " + recorder.name(), recorder::follow)));
        try {
            waitAndTell(threads);
        } catch (InterruptedException e) {
            progress.line("Ended early. What has come is written.");
        }
        try {
            start("last look", this::lastLook).join(LAST_LOOK.toMillis());
            Thread.sleep(GRACE.toMillis());
            for (ResourceRecorder recorder : kept()) {
                if (!recorder.isWatching()) {
                    progress.of(recorder.name(), "not watched at the end: what happened last may be missing");
                }
            }
            stop();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) { // Ctrl-C in the last second: what is there must do
            stop();
        }
    }

    private static Thread start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void waitAndTell(List<Thread> threads) throws InterruptedException {
        Duration pause = length.dividedBy(TELLS);
        pause = pause.compareTo(MIN_PAUSE) < 0 ? MIN_PAUSE : pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
        String told = "";
        while (!clock.left().isZero() && threads.stream().anyMatch(Thread::isAlive)) {
            Duration left = clock.left();
            Thread.sleep((left.compareTo(pause) < 0 ? left : pause).toMillis());
            String now = changes();
            if (!now.equals(told)) {
                progress.line(String.format("%6d s: %s", clock.millis() / 1000, now));
                told = now;
            }
        }
    }

    /** How many changes of which resource came so far. */
    String changes() {
        return kept().stream()
                .filter(r -> r.events() > 0)
                .map(r -> r.name() + " " + r.events())
                .collect(Collectors.joining(", "));
    }

    private void lastLook() {
        try {
            count.look();
            lookedLast = true;
        } catch (RestException e) {
            // The server is gone, or was not quick enough: then the tape ends with the last that came.
        }
    }

    /**
     * Writes the tape's files.
     *
     * @param folder that is there and empty
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
        long end = lookedLast
                ? count.version()
                : kept.stream().mapToLong(ResourceRecorder::lastVersion).reduce(begin, Math::max);
        tape.version(end, Math.min(clock.millis(), length.toMillis()));
        String about = "a cluster of Kubernetes " + server
                + (namespace.isEmpty() ? "" : ", of its namespaces " + namespace + " alone");
        return tape.write(
                folder, new TapeWriter.About(about, "a real cluster, " + server, recordedAt, begin, end, resources));
    }

    private static ReplayException nothing() {
        return new ReplayException("None of these resources could be recorded (see above), so there is no tape.");
    }

    /** What was recorded, in a line. */
    public String summary() {
        int objects = kept().stream().mapToInt(ResourceRecorder::objects).sum();
        int events = kept().stream().mapToInt(ResourceRecorder::events).sum();
        String changes = changes();
        return Progress.count(objects, "object") + " of " + Progress.count(kept().size(), "resource") + ", and "
                + Progress.count(events, "change") + (changes.isEmpty() ? "" : ": " + changes);
    }

    public int blanked() {
        return blanks.count();
    }
}
