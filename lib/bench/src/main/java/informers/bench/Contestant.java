package informers.bench;

import java.util.List;

/**
 * A client under test, set up as its manual says: a shared informer on pods, with an index by namespace and one by the
 * label app.
 *
 * <p>Used by one thread. Its handlers call {@link Handler#saw} on threads of their own.
 */
interface Contestant extends AutoCloseable {
    /** Begins to list and to watch all pods, with one handler that reads what users read. Does not wait. */
    void start(String server, Handler handler);

    /** Whether the first list is in the store. */
    boolean hasSynced();

    /** Reads labels, phase and node of every object in the store. */
    void readAll(Handler handler);

    /** The objects whose label app has this value. */
    List<?> byApp(String app);

    /** Whether the store has this key. */
    boolean knows(String key);

    /** Adds a handler that looks at nothing and calls {@link Handler#heard}. */
    void addHandler(Handler handler);

    /** Starts so many informers more, each for one namespace, each with one handler. */
    void startInformers(int count);

    @Override
    void close() throws Exception;

    /** The contestant of this name. */
    static Contestant of(String name) {
        return switch (name) {
            case "informers" -> Informers.typed(null, true);
            case "informers-list" -> Informers.typed(null, false);
            case "informers-transform" -> Informers.typed(Informers.withoutManagedFields(), true);
            case "informers-unstructured" -> Informers.unstructured();
            case "informers-metadata" -> Informers.metadata(false);
            case "informers-metadata-transform" -> Informers.metadata(true);
            case "fabric8" -> new Fabric8();
            case "official" -> new Official();
            case "floor-bytes" -> new Floor<>(new FloorDecoder.Bytes());
            case "floor-tokens" -> new Floor<>(new FloorDecoder.Tokens());
            case "floor-record" -> new Floor<>(new FloorDecoder.SmallRecord());
            case "floor-tree" -> new Floor<>(new FloorDecoder.Tree());
            default -> throw new IllegalArgumentException("no contestant is called " + name);
        };
    }
}
