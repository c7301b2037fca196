import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.util.Concurrency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A cluster in memory: a server, and a store that receives the server's changes at once or, if a test wants it, later.
 * It records each write, such as {@code update team-a at 3: color=blue}. Used by one thread at a time.
 */
final class CopiesInMemory implements Copies {
    static final String HOME = "default";
    static final String NAME = "settings";
    static final int NO_ANSWER = 0;
    private static final int MOST_AT_ONCE = 20;
    private static final Map<Integer, String> REASONS = Map.of(
            400, "BadRequest",
            403, "Forbidden",
            409, "Conflict",
            410, "Gone",
            422, "Invalid",
            429, "TooManyRequests",
            500, "InternalError",
            503, "ServiceUnavailable");

    private final Concurrency concurrency;
    private final Map<String, Namespace> namespaces = new TreeMap<>();
    private final Map<String, ConfigMap> server = new TreeMap<>();
    private final Map<String, ConfigMap> store = new TreeMap<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final List<String> writes = new ArrayList<>();
    private final Set<String> reads = new HashSet<>();
    private final List<Duration> times = new ArrayList<>();
    private long version = 100;
    private boolean behind;

    CopiesInMemory(Concurrency concurrency) {
        this.concurrency = concurrency;
        namespaceIs(HOME);
    }

    // Set by a test.

    CopiesInMemory namespaceIs(String name) {
        namespaces.put(name, Namespace.TYPE.decode(json("Namespace", "\"name\":\"" + name + "\"", "")));
        return this;
    }

    CopiesInMemory namespaceIsTerminating(String name) {
        String metadata = "\"name\":\"" + name + "\",\"deletionTimestamp\":\"2026-01-01T00:00:00Z\"";
        namespaces.put(name, Namespace.TYPE.decode(json("Namespace", metadata, "")));
        return this;
    }

    CopiesInMemory sourceIs(String color) {
        return has(HOME, color, 1, "");
    }

    CopiesInMemory sourceIsGone() {
        server.remove(HOME);
        return catchUp();
    }

    CopiesInMemory copyIs(String namespace, String color, int version) {
        return has(namespace, color, version, "\"" + COPIED_FROM + "\":\"" + HOME + "\"");
    }

    /** Adds a copy to which another client added an annotation. */
    CopiesInMemory copyWithANoteIs(String namespace, String color, int version) {
        return has(namespace, color, version, "\"" + COPIED_FROM + "\":\"" + HOME + "\",\"note\":\"mine\"");
    }

    /** Adds a ConfigMap of this name that is not a copy. */
    CopiesInMemory foreignIs(String namespace, String color, int version) {
        return has(namespace, color, version, "");
    }

    /** Replaces all data of an object and keeps its resourceVersion. */
    CopiesInMemory dataIs(String namespace, Map<String, String> data) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        data.forEach(node::put);
        server.put(namespace, server.get(namespace).edit().set(node, "data").build(ConfigMap.TYPE));
        return catchUp();
    }

    CopiesInMemory namespaceIsGone(String name) {
        namespaces.remove(name);
        server.remove(name);
        return catchUp();
    }

    /** Adds a key to the data of an object, as another client might. */
    CopiesInMemory alsoHas(String namespace, String key) {
        put(server.get(namespace).edit().set("more", "data", key).build(ConfigMap.TYPE));
        return this;
    }

    CopiesInMemory copyIsGone(String namespace) {
        server.remove(namespace);
        return catchUp();
    }

    private CopiesInMemory has(String namespace, String color, int version, String annotations) {
        String metadata = "\"namespace\":\"" + namespace + "\",\"name\":\"" + NAME + "\",\"uid\":\"" + namespace
                + "\",\"resourceVersion\":\"" + version + "\",\"annotations\":{" + annotations + "}";
        server.put(
                namespace,
                ConfigMap.TYPE.decode(json("ConfigMap", metadata, ",\"data\":{\"color\":\"" + color + "\"}")));
        return catchUp();
    }

    private static byte[] json(String kind, String metadata, String more) {
        return ("{\"kind\":\"" + kind + "\",\"apiVersion\":\"v1\",\"metadata\":{" + metadata + "}" + more + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Stops the store from receiving changes: it becomes stale. */
    CopiesInMemory stopStore() {
        behind = true;
        return this;
    }

    /** Lets the store receive all changes, those so far and those to come. */
    CopiesInMemory resumeStore() {
        behind = false;
        return catchUp();
    }

    private CopiesInMemory catchUp() {
        if (!behind) {
            store.clear();
            store.putAll(server);
        }
        return this;
    }

    /** Answers the next write with this HTTP status; with {@link #NO_ANSWER} the connection breaks. */
    CopiesInMemory failNextWrite(int code) {
        failures.add(code);
        return this;
    }

    // Read by a test.

    /** Returns all writes, including refused ones. */
    List<String> writes() {
        return List.copyOf(writes);
    }

    /** Returns what an answer has read: {@code source}, and the namespaces passed to {@link #in}. */
    Set<String> reads() {
        return Set.copyOf(reads);
    }

    List<Duration> times() {
        return List.copyOf(times);
    }

    /** Returns the color of the object on the server, such as {@code blue}; {@code -} if there is no object. */
    String color(String namespace) {
        ConfigMap found = server.get(namespace);
        return found == null ? "-" : found.data().getOrDefault("color", "no color");
    }

    Map<String, String> data(String namespace) {
        return server.get(namespace).data();
    }

    Optional<String> annotation(String namespace, String key) {
        return Optional.ofNullable(server.get(namespace)).flatMap(found -> found.metadata().annotation(key));
    }

    // Used by an answer.

    @Override
    public Optional<ConfigMap> source() {
        reads.add("source");
        return Optional.ofNullable(store.get(HOME));
    }

    @Override
    public Optional<Namespace> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    @Override
    public Optional<ConfigMap> in(String namespace) {
        reads.add(namespace);
        return Optional.ofNullable(store.get(namespace));
    }

    @Override
    public void create(ConfigMap copy) {
        note("create " + copy.namespace() + ": color=" + copy.data().get("color"));
        if (server.containsKey(copy.namespace())) {
            throw refused(409, "AlreadyExists");
        }
        put(copy);
    }

    @Override
    public void update(ConfigMap changed) {
        String at = changed.resourceVersion().isEmpty() ? "no version" : changed.resourceVersion();
        note("update " + changed.namespace() + " at " + at + ": color="
                + changed.data().get("color"));
        ConfigMap now = server.get(changed.namespace());
        if (now == null) {
            throw refused(404, "NotFound");
        }
        if (!changed.resourceVersion().isEmpty() && !changed.resourceVersion().equals(now.resourceVersion())) {
            throw refused(409, "Conflict");
        }
        put(changed);
    }

    @Override
    public void delete(ConfigMap copy) {
        note("delete " + copy.namespace());
        if (server.remove(copy.namespace()) == null) {
            throw refused(404, "NotFound");
        }
        catchUp();
    }

    private void put(ConfigMap object) {
        server.put(
                object.namespace(),
                object.edit().set(Long.toString(++version), "metadata", "resourceVersion").build(ConfigMap.TYPE));
        catchUp();
    }

    private void note(String write) {
        Duration now = Duration.ofNanos(concurrency.nanoTime());
        writes.add(write);
        times.add(now);
        if (times.stream().filter(now::equals).count() > MOST_AT_ONCE) {
            throw new AssertionError("A hot loop: more than " + MOST_AT_ONCE + " writes at the same time, the last one was "
                    + write + ". Do not retry within reconcile(): the store is as stale as before. Throw, or return"
                    + " Result.requeue(): then the key is requeued, later each time.");
        }
        Integer code = failures.poll();
        if (code != null && code == NO_ANSWER) {
            throw new UncheckedIOException(new IOException("the connection broke, simulated by the test"));
        }
        if (code != null) {
            throw refused(code, REASONS.get(code));
        }
    }

    private static ApiException refused(int code, String reason) {
        return new ApiException(
                "PUT", "https://server/api/v1/configmaps", code, Status.failure(code, reason, "simulated by the test"), 0);
    }
}
