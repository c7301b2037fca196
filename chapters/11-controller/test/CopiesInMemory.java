import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster in memory: a server, and a store that sees what the server has at once, or, where a test says so, later. It
 * writes down each write, such as {@code update team-a at 3: color=blue}. Used by one thread at a time.
 */
final class CopiesInMemory implements Copies {
    static final String HOME = "default";
    static final String NAME = "settings";
    private static final int MOST_AT_ONCE = 20;

    private final Concurrency concurrency;
    private final Map<String, Namespace> namespaces = new TreeMap<>();
    private final Map<String, ConfigMap> server = new TreeMap<>();
    private final Map<String, ConfigMap> store = new TreeMap<>();
    private final Deque<Integer> troubles = new ArrayDeque<>();
    private final List<String> writes = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private long version = 100;
    private boolean behind;

    CopiesInMemory(Concurrency concurrency) {
        this.concurrency = concurrency;
        namespaceIs(HOME);
    }

    // What a test sets.

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

    /** A copy to which somebody added an annotation. */
    CopiesInMemory copyWithANoteIs(String namespace, String color, int version) {
        return has(namespace, color, version, "\"" + COPIED_FROM + "\":\"" + HOME + "\",\"note\":\"mine\"");
    }

    /** Somebody else's ConfigMap of that name. */
    CopiesInMemory foreignIs(String namespace, String color, int version) {
        return has(namespace, color, version, "");
    }

    /** Somebody adds a key to the data of what is there. */
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

    /** From now on the store stays as it is. */
    CopiesInMemory storeStandsStill() {
        behind = true;
        return this;
    }

    /** The store sees all that has happened. */
    CopiesInMemory storeMoves() {
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

    /** The next write gets this HTTP code. */
    CopiesInMemory trouble(int code) {
        troubles.add(code);
        return this;
    }

    // What a test asks.

    /** All writes, the refused ones too. */
    List<String> writes() {
        return List.copyOf(writes);
    }

    List<Duration> times() {
        return List.copyOf(times);
    }

    /** What the server has, such as {@code blue}; {@code -} for nothing. */
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

    // What an answer sees.

    @Override
    public Optional<ConfigMap> source() {
        return in(HOME);
    }

    @Override
    public Optional<Namespace> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    @Override
    public Optional<ConfigMap> in(String namespace) {
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
            throw new AssertionError("A hot loop: more than " + MOST_AT_ONCE + " writes in the same moment, the last one "
                    + write + ". Do not try again within reconcile(), where the store is as old as before: throw, or give"
                    + " back Result.requeue(). Then the key comes again, later each time.");
        }
        Integer code = troubles.poll();
        if (code != null) {
            throw refused(code, "InternalError");
        }
    }

    private static ApiException refused(int code, String reason) {
        return new ApiException(
                "PUT", "https://server/api/v1/configmaps", code, Status.failure(code, reason, "the test says so"), 0);
    }
}
