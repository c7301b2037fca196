package informers.bench;

import java.util.List;

/**
 * A client under test, configured as its documentation recommends: a shared informer on pods, with an index by namespace and one by the
 * label app.
 *
 * <p>Used by one thread, until the JVM ends. Its handlers call {@link Handler#saw} on threads of their own.
 */
interface Contestant {
    /** Starts to list and watch all pods, with one handler that reads the usual fields. Does not wait. */
    void start(String server, Handler handler);

    /** Returns whether the first list is in the store. */
    boolean hasSynced();

    /** Reads labels, phase and node of every object in the store. */
    void readAll(Handler handler);

    /** Returns the objects whose label app has this value. */
    List<?> byApp(String app);

    /** Returns whether the store has this key. */
    boolean knows(String key);

    /** Adds a handler that reads nothing and calls {@link Handler#received}. */
    void addHandler(Handler handler);

    /** Starts this number of additional informers, each for one namespace, each with one handler. */
    void startInformers(int count);

    /** Returns the client with this name. */
    static Contestant of(String name) {
        return switch (name) {
            case "informers" -> Informers.typed(options -> options, true);
            case "informers-list" -> Informers.typed(options -> options, false);
            case "informers-transform" -> Informers.typed(Informers::withoutManagedFields, true);
            case "informers-compressed" -> Informers.typed(Informers::compressed, true);
            case "informers-dropped" -> Informers.dropped();
            case "informers-unstructured" -> Informers.unstructured();
            case "informers-metadata" -> Informers.metadata(false);
            case "informers-metadata-transform" -> Informers.metadata(true);
            case "fabric8" -> new Fabric8();
            case "official" -> new Official();
            case "floor-bytes" -> new Floor<>(new FloorDecoder.Bytes());
            case "floor-tokens" -> new Floor<>(new FloorDecoder.Tokens());
            case "floor-record" -> new Floor<>(new FloorDecoder.SmallRecord());
            case "floor-tree" -> new Floor<>(new FloorDecoder.Tree());
            default -> throw new IllegalArgumentException("there is no client with the name " + name);
        };
    }
}
