package informers.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.testkit.SeededScheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import replay.internal.apiserver.Session;
import replay.internal.cluster.History;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.TablePrinter;
import replay.internal.tape.Tape;
import replay.server.JarTapes;

/** The model API server of a run, with the checks after each change. Used by one task at a time; takes no time and is no step. */
final class ModelServer implements AutoCloseable {
    static final String TEST = "test";
    private static final String LEASES = "leases";

    private static final TablePrinter NO_TABLES = (gvr, items, meta, crd, now, include) -> {
        throw new UnsupportedOperationException("no tables in a simulation");
    };

    private final Session session;
    private final SeededScheduler scheduler;
    private final Story story;
    private final Map<String, Invariant> invariants = new LinkedHashMap<>();
    private final Map<String, Consumer<Write>> writeChecks = new LinkedHashMap<>();
    private final NavigableMap<Long, Long> versions = new TreeMap<>(); // by virtual time
    private final Map<String, Integer> recent = new TreeMap<>(); // writes and failures since the cluster was healed
    private final Map<ResourceType<?>, Map<ObjectNode, KubeObject>> decoded = new HashMap<>();
    private int seen;
    private long forgotten;
    private long lastActivity;
    private @Nullable String leader;

    ModelServer(String tape, SeededScheduler scheduler, Story story) {
        this.scheduler = scheduler;
        this.story = story;
        Tape loaded = JarTapes.named(tape);
        this.session = new Session(loaded, NO_TABLES, scheduler::nanoTime, 1);
        this.forgotten = loaded.resourceVersion();
        versions.put(0L, loaded.resourceVersion());
        if (session.handle(ApiRequest.get("/api/v1/namespaces?watch=1&timeoutSeconds=1"))
                instanceof ApiResponse.Stream clock) {
            clock.cursor().close(); // the clock runs
        }
    }

    void invariant(String name, Invariant invariant) {
        invariants.put(name, invariant);
        story.onlooker().invariant(name);
    }

    void onWrite(String name, Consumer<Write> check) {
        writeChecks.put(name, check);
    }

    Instant now() {
        return session.now();
    }

    /** Handles a request, and checks what it changed. */
    ApiResponse handle(String by, ApiRequest request) {
        ApiResponse response = session.handle(request);
        boolean write = isWrite(request);
        boolean lease = request.path().contains("/" + LEASES);
        if (write && lease && response.status() < 300) {
            leader = by;
        }
        if (!lease && (write || response.status() >= 400)) {
            lastActivity = scheduler.nanoTime();
            recent.merge(
                    by + " " + request.method() + " " + request.path() + ": " + response.status(), 1, Integer::sum);
        }
        List<History.Change> changes = session.changes(seen);
        seen += changes.size();
        story.note(by, described(request, response, changes));
        story.onlooker().handled(by, request, response.status(), changes);
        if (!changes.isEmpty()) {
            versions.put(scheduler.nanoTime(), session.resourceVersion());
            for (History.Change change : changes) {
                if (!writeChecks.isEmpty()) {
                    check(write(by, verb(request), change));
                }
            }
            checkInvariants();
        }
        return response;
    }

    static boolean isWrite(ApiRequest request) {
        return !request.method().equals("GET");
    }

    private static String described(ApiRequest request, ApiResponse response, List<History.Change> changes) {
        StringBuilder text = new StringBuilder(request.method()).append(' ').append(request.path());
        String version = request.parameter("resourceVersion");
        if (!request.parameter("watch").isEmpty()) {
            text.append(" watch");
        }
        if (!version.isEmpty()) {
            text.append(" from ").append(version);
        }
        text.append(": ").append(response.status());
        for (History.Change change : changes) {
            text.append(", ")
                    .append(change.before() == null ? "created " : change.after() == null ? "deleted " : "changed ")
                    .append(change.resource().resource())
                    .append(' ')
                    .append(change.object().at("/metadata/name").asText())
                    .append('@')
                    .append(change.resourceVersion());
        }
        return text.toString();
    }

    private static String verb(ApiRequest request) {
        return switch (request.method()) {
            case "POST" -> "create";
            case "PUT" -> "update";
            default -> request.method().toLowerCase(Locale.ROOT);
        };
    }

    private Write write(String by, String verb, History.Change change) {
        return new Write(
                by,
                Duration.ofNanos(scheduler.nanoTime()),
                verb,
                change.resource(),
                Optional.ofNullable(change.before()).map(ModelServer::object),
                change.after() == null ? Optional.empty() : Optional.of(object(change.object())));
    }

    private static Unstructured object(ObjectNode tree) {
        return Unstructured.fromJson(bytes(tree));
    }

    private void check(Write write) {
        writeChecks.forEach((name, check) -> guarded(name, () -> check.accept(write)));
    }

    void checkInvariants() {
        invariants.forEach(this::guarded);
    }

    /** A violation must not be thrown into the controller, which could catch it. */
    private void guarded(String name, Invariant check) {
        try {
            check.check();
        } catch (Exception | AssertionError e) {
            String message = name + ": " + e.getMessage();
            story.onlooker().failed("invariant", name, message);
            scheduler.fail(new AssertionError(message, e));
        }
    }

    /** Changes an object that a replica is about to write, as another client does. */
    void touch(ApiRequest before) {
        byte[] patch = ("{\"metadata\":{\"annotations\":{\"simulation/touched\":\"" + seen + "\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        String path = before.path().replaceFirst("/(status|scale)$", "");
        handle("server", ApiRequest.of("PATCH", path, "application/json", "application/merge-patch+json", patch));
    }

    /** Returns the version that was current some time ago; not older than what the server still knows. */
    long versionBefore(Duration age) {
        Map.Entry<Long, Long> then = versions.floorEntry(Math.max(0, scheduler.nanoTime() - age.toNanos()));
        return Math.max(forgotten, then == null ? forgotten : then.getValue());
    }

    void compact() {
        session.compact();
        forgotten = session.resourceVersion();
    }

    /** Returns the name of the replica that wrote a Lease last; null if there was none. */
    @Nullable
    String leader() {
        return leader;
    }

    long lastActivity() {
        return lastActivity;
    }

    /** Forgets the activity so far. */
    void settle() {
        lastActivity = scheduler.nanoTime();
        recent.clear();
    }

    /** Returns the number of writes and failed requests since {@link #settle}. */
    int activity() {
        return recent.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the most frequent of them. */
    String busiest() {
        List<Map.Entry<String, Integer>> all = new ArrayList<>(recent.entrySet());
        all.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        StringBuilder text = new StringBuilder();
        all.stream()
                .limit(3)
                .forEach(entry -> text.append("\n  ")
                        .append(entry.getValue())
                        .append(" x ")
                        .append(entry.getKey()));
        return text.toString();
    }

    /** Returns the current objects. A state is decoded once: an invariant reads them after each change. */
    <T extends KubeObject> List<T> objects(ResourceType<T> type) {
        Map<ObjectNode, KubeObject> known = decoded.computeIfAbsent(type, t -> new IdentityHashMap<>());
        List<T> objects = new ArrayList<>();
        for (ObjectNode stored : session.objects(type.resource())) {
            objects.add(type.javaType().cast(known.computeIfAbsent(stored, tree -> type.decode(bytes(tree)))));
        }
        return objects;
    }

    /** Returns the stored objects of a resource, as JSON. They must not be changed. */
    List<ObjectNode> stored(GroupVersionResource resource) {
        return session.objects(resource);
    }

    private static byte[] bytes(ObjectNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        session.close();
    }
}
