package informers.compressed;

import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.api.KubeObject;
import informers.informer.InformerOptions;
import informers.store.IndexException;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/** Creates compressed stores where the library creates usual ones. Called by lines that {@link WithCompressionIT} plants. */
public final class CompressedStores {
    /** A compressed store has a usual one inside, which is not to be replaced. */
    private static final ThreadLocal<Boolean> CREATING = ThreadLocal.withInitial(() -> false);

    private CompressedStores() {}

    /** Returns the store of an informer: compressed, unless the test has one of its own. */
    public static <T extends KubeObject> Indexer<T> of(InformerOptions<T> options) {
        return creating(() -> {
            Indexer<T> usual = options.parts().indexer().indexer(options.indexers(), options.concurrency());
            return usual.getClass().getName().equals("informers.store.Cache")
                    ? CompressedIndexer.of(options.type()).indexer(options.indexers(), options.concurrency())
                    : usual;
        });
    }

    /** Returns a store of anything: compressed, unless it is inside of a compressed one. */
    public static <T> Indexer<T> of(
            KeyFunction<T> keys, Map<String, IndexFunc<T>> indexers, Concurrency concurrency, Indexer<T> usual) {
        return CREATING.get() ? usual : creating(() -> new OfAnything<>(keys, indexers, concurrency));
    }

    private static <T> T creating(Supplier<T> body) {
        CREATING.set(true);
        try {
            return body.get();
        } finally {
            CREATING.set(false);
        }
    }

    /** A compressed store of config maps. Each has the number of the thing that it stands for. */
    private static final class OfAnything<T> implements Indexer<T> {
        private final KeyFunction<T> keys;
        private final Map<String, T> things = new ConcurrentHashMap<>();
        private final AtomicInteger last = new AtomicInteger();
        private final Indexer<ConfigMap> maps;

        OfAnything(KeyFunction<T> keys, Map<String, IndexFunc<T>> indexers, Concurrency concurrency) {
            this.keys = keys;
            this.maps = CompressedIndexer.of(ConfigMap.TYPE).indexer(ofMaps(indexers), concurrency);
        }

        private record OfMap<T>(IndexFunc<T> function, OfAnything<T> store) implements IndexFunc<ConfigMap> {
            @Override
            public List<String> values(ConfigMap map) {
                return function.values(store.thing(map));
            }
        }

        private Map<String, IndexFunc<ConfigMap>> ofMaps(Map<String, ? extends IndexFunc<? super T>> functions) {
            Map<String, IndexFunc<ConfigMap>> all = new HashMap<>();
            IndexFunc.<T>narrow(functions).forEach((name, function) -> all.put(name, new OfMap<>(function, this)));
            return all;
        }

        private ConfigMap map(T thing) {
            String number = Integer.toString(last.incrementAndGet());
            things.put(number, thing);
            String version = thing instanceof KubeObject object ? object.resourceVersion() : "";
            String json = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + keys.keyOf(thing)
                    + "\",\"resourceVersion\":\"" + version + "\"},\"data\":{\"thing\":\"" + number + "\"}}";
            return ConfigMap.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
        }

        private T thing(ConfigMap map) {
            return things.get(map.data().get("thing"));
        }

        private List<T> things(List<ConfigMap> all) {
            return all.stream().map(this::thing).toList();
        }

        @Override
        public void add(T thing) {
            maps.add(map(thing));
        }

        @Override
        public void update(T thing) {
            maps.update(map(thing));
        }

        @Override
        public void delete(T thing) {
            maps.delete(map(thing));
        }

        @Override
        public void delete(DeletedObject<T> gone) {
            maps.delete(new DeletedObject<>(gone.key(), gone.lastKnown().map(this::map), gone.finalStateUnknown()));
        }

        @Override
        public void replace(List<T> all, String resourceVersion) {
            maps.replace(all.stream().map(this::map).toList(), resourceVersion);
        }

        @Override
        public void bookmark(String resourceVersion) {
            maps.bookmark(resourceVersion);
        }

        @Override
        public Optional<T> get(T thing) {
            return maps.get(map(thing)).map(this::thing);
        }

        @Override
        public Optional<T> getByKey(String key) {
            return maps.getByKey(key).map(this::thing);
        }

        @Override
        public List<T> list() {
            return things(maps.list());
        }

        @Override
        public List<String> listKeys() {
            return maps.listKeys();
        }

        @Override
        public String lastStoreSyncResourceVersion() {
            return maps.lastStoreSyncResourceVersion();
        }

        @Override
        public List<T> index(String index, T thing) {
            return things(maps.index(index, map(thing)));
        }

        @Override
        public List<String> indexKeys(String index, String value) {
            return maps.indexKeys(index, value);
        }

        @Override
        public List<T> byIndex(String index, String value) {
            return things(maps.byIndex(index, value));
        }

        @Override
        public List<String> listIndexFuncValues(String index) {
            return maps.listIndexFuncValues(index);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<String, IndexFunc<T>> getIndexers() {
            Map<String, IndexFunc<T>> functions = new HashMap<>();
            maps.getIndexers()
                    .forEach((name, function) -> functions.put(name, ((OfMap<T>) (Object) function).function()));
            return functions;
        }

        @Override
        public void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers) {
            maps.addIndexers(ofMaps(indexers));
        }

        @Override
        public boolean tolerateIndexFailures(ObjIntConsumer<? super IndexException> listener) {
            return maps.tolerateIndexFailures(listener);
        }
    }
}
