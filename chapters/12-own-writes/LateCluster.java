import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.api.Status;
import informers.api.Unstructured;
import informers.client.rest.ApiException;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Given: a cluster in memory, with a server, a cache of namespaces that is always up to date, and a cache of ConfigMaps that
 * receives the server's changes when {@link #deliver} is called. It writes down what happens. Used by one task at a time.
 */
final class LateCluster implements Settings {
    /** In the line about a create in a namespace that has a ConfigMap. */
    static final String SECOND = "THE SECOND ONE";

    /** A reconcile that looks more often waits for something. */
    private static final int MOST_LOOKS = 10;

    /** The first changes have versions of two and of three digits. */
    private static final int FIRST_VERSION = 95;

    private final Concurrency clock;
    private final Map<String, Namespace> namespaces = new TreeMap<>();
    private final Map<String, ConfigMap> server = new TreeMap<>(); // by key
    private final Map<String, ConfigMap> cache = new TreeMap<>(); // by key
    private final Deque<Change> onTheWay = new ArrayDeque<>();
    private final List<String> log = new ArrayList<>();
    private Handler handler = new Handler() {};
    private String read = Integer.toString(FIRST_VERSION);
    private long version = FIRST_VERSION;
    private int names;
    private int creates;
    private int duplicates;
    private int looks;
    private int failures;
    private @Nullable Runnable afterRead;
    private @Nullable Runnable beforeResponse;

    /** Receives the events of the two informers. */
    interface Handler {
        /** A namespace was created or changed. */
        default void namespace(String name) {}

        /** A namespace was deleted. */
        default void namespaceGone(String name, String uid) {}

        /** A ConfigMap was added or updated. */
        default void seen(ConfigMap object) {}

        /** A ConfigMap was deleted. */
        default void deleted(ConfigMap object) {}
    }

    /** A change of a ConfigMap that the cache has not received. */
    private record Change(ConfigMap object, long version, boolean deletion) {}

    LateCluster(Concurrency clock) {
        this.clock = clock;
    }

    void notify(Handler receiver) {
        handler = receiver;
    }

    // What other clients do.

    /** Creates a namespace, or one with the name of an earlier one. */
    LateCluster namespaceIs(String name) {
        version++;
        namespaces.put(
                name,
                Unstructured.fromYaml("{apiVersion: v1, kind: Namespace}")
                        .edit()
                        .set(name, "metadata", "name")
                        .set("uid-" + version, "metadata", "uid")
                        .set(Long.toString(version), "metadata", "resourceVersion")
                        .build(Namespace.TYPE));
        note(name + ": the namespace is created");
        handler.namespace(name);
        return this;
    }

    /** Deletes a namespace with its ConfigMaps. Returns its uid. The handler is not notified. */
    String removeNamespace(String name) {
        note(name + ": the namespace is deleted");
        String uid = namespaces.remove(name).metadata().uid();
        removeObjects(name);
        return uid;
    }

    /** Changes a namespace: its key is added to the queue. */
    void touchNamespace(String name) {
        note(name + ": the namespace is changed");
        handler.namespace(name);
    }

    void deleteObjects(String namespace) {
        if (!onServer(namespace).isEmpty()) {
            note(namespace + ": another client deletes the ConfigMap");
        }
        removeObjects(namespace);
    }

    private void removeObjects(String namespace) {
        for (ConfigMap object : onServer(namespace)) {
            server.remove(object.key());
            onTheWay.add(new Change(object, ++version, true));
        }
    }

    void changeObjects(String namespace) {
        for (ConfigMap object : onServer(namespace)) {
            note(namespace + ": another client adds a note to the ConfigMap");
            put(object.edit().annotation("note", "mine").build(ConfigMap.TYPE));
        }
    }

    /** Refuses the next create with 500. */
    LateCluster failNextCreate() {
        failures++;
        return this;
    }

    // The way to the cache.

    /** Delivers the changes up to a version, one after the other. */
    void deliver(long upTo) {
        while (!onTheWay.isEmpty() && onTheWay.peek().version() <= upTo) {
            Change change = onTheWay.remove();
            read = Long.toString(change.version());
            if (change.deletion()) {
                cache.remove(change.object().key());
                handler.deleted(change.object());
            } else {
                cache.put(change.object().key(), change.object());
                handler.seen(change.object());
            }
        }
    }

    /** Delivers all changes. */
    void deliver() {
        deliver(version);
    }

    /** Sends a bookmark: the cache learns that it has received everything up to a version. */
    void bookmark(long upTo) {
        deliver(upTo);
        read = Long.toString(upTo);
    }

    /** The informer lists again: the cache jumps to the server's state, and shows nothing of what was between. */
    void relist() {
        Map<String, ConfigMap> before = new TreeMap<>(cache);
        onTheWay.clear();
        cache.clear();
        cache.putAll(server);
        read = Long.toString(version);
        note("the informer lists again; the cache is at " + read);
        cache.forEach((key, object) -> {
            ConfigMap old = before.remove(key);
            if (old == null || !old.resourceVersion().equals(object.resourceVersion())) {
                handler.seen(object);
            }
        });
        before.values().forEach(handler::deleted);
    }

    /** Calls this once, after the next read of the version or of the ConfigMaps. */
    LateCluster afterNextRead(Runnable what) {
        afterRead = what;
        return this;
    }

    /** Calls this once, when the server has created the next object, and before its response arrives. */
    LateCluster beforeNextResponse(Runnable what) {
        beforeResponse = what;
        return this;
    }

    // What tests look at.

    /** Called before each reconcile. */
    void begin() {
        looks = 0;
    }

    long version() {
        return version;
    }

    int creates() {
        return creates;
    }

    /** Returns how often a ConfigMap was created in a namespace that had one. */
    int duplicates() {
        return duplicates;
    }

    List<String> namespaces() {
        return List.copyOf(namespaces.keySet());
    }

    List<ConfigMap> onServer(String namespace) {
        return server.values().stream()
                .filter(object -> object.namespace().equals(namespace))
                .toList();
    }

    /** Returns what happened, a line each, with the virtual time. */
    List<String> log() {
        return List.copyOf(log);
    }

    void note(String what) {
        Duration now = Duration.ofNanos(clock.nanoTime());
        log.add(String.format(Locale.ROOT, "%6.1f s  %s", now.toMillis() / 1000.0, what));
    }

    // Used by an answer.

    @Override
    public String readVersion() {
        String now = read;
        look();
        return now;
    }

    @Override
    public Optional<Namespace> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    @Override
    public List<ConfigMap> in(String namespace) {
        List<ConfigMap> now = cache.values().stream()
                .filter(object -> object.namespace().equals(namespace))
                .toList();
        look();
        return now;
    }

    private void look() {
        if (++looks > MOST_LOOKS) {
            throw new AssertionError("one call of reconcile() read the cache more than " + MOST_LOOKS + " times: it waits for the cache"
                    + " and blocks the worker, so that no other namespace is reconciled, and in a program with one thread the"
                    + " cache would never change. Do not wait: return Result.requeueAfter(Settings.RECHECK).");
        }
        Runnable then = afterRead;
        if (then != null) {
            afterRead = null;
            then.run();
        }
    }

    @Override
    public ConfigMap create(Namespace owner) {
        creates++;
        String name = owner.name();
        if (failures > 0) {
            failures--;
            note(name + ": create: 500 InternalError");
            throw refused(500, "InternalError");
        }
        if (!namespaces.containsKey(name)) {
            note(name + ": create: 404 NotFound");
            throw refused(404, "NotFound");
        }
        boolean second = !onServer(name).isEmpty();
        ConfigMap created = put(Settings.toCreate(owner)
                .edit()
                .set(PREFIX + ++names, "metadata", "name")
                .build(ConfigMap.TYPE));
        note(name + ": create " + created.name() + " at " + created.resourceVersion() + "; the cache is at " + read
                + (second ? ": " + SECOND : ""));
        if (second) {
            duplicates++;
        }
        Runnable then = beforeResponse;
        if (then != null) {
            beforeResponse = null;
            then.run();
        }
        return created;
    }

    private ConfigMap put(ConfigMap object) {
        ConfigMap stored =
                object.edit().set(Long.toString(++version), "metadata", "resourceVersion").build(ConfigMap.TYPE);
        server.put(stored.key(), stored);
        onTheWay.add(new Change(stored, version, false));
        return stored;
    }

    private static ApiException refused(int code, String reason) {
        return new ApiException(
                "POST", "https://server/api/v1/configmaps", code, Status.failure(code, reason, "simulated"), 0);
    }
}
