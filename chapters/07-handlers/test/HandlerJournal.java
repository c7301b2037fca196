import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A store and a handler that write down, in one list, what is done to them. */
final class HandlerJournal implements ResourceEventHandler<ConfigMap> {
    /** What the handler was told: {@code onAdd a@1}. */
    final List<String> told = new ArrayList<>();

    /** What the store held while the handler was told: {@code [a@1]}. */
    final List<String> held = new ArrayList<>();

    /** What was done to the store: {@code write a@1}. */
    final List<String> written = new ArrayList<>();

    /** The flags that came with onAdd. */
    final List<Boolean> initial = new ArrayList<>();

    final List<DeletedObject<ConfigMap>> gone = new ArrayList<>();

    final Store<ConfigMap> store = new WrittenStore();

    /** A journal whose store holds these. */
    static HandlerJournal knowing(ConfigMap... known) {
        HandlerJournal journal = new HandlerJournal();
        for (ConfigMap map : known) {
            journal.store.add(map);
        }
        journal.written.clear();
        return journal;
    }

    String content() {
        return store.list().stream().map(SampleMap::text).sorted().collect(Collectors.joining(" ", "[", "]"));
    }

    @Override
    public void onAdd(ConfigMap object, boolean isInInitialList) {
        initial.add(isInInitialList);
        tell("onAdd " + SampleMap.text(object));
    }

    @Override
    public void onUpdate(ConfigMap before, ConfigMap now) {
        tell("onUpdate " + SampleMap.text(before) + " -> " + SampleMap.text(now));
    }

    @Override
    public void onDelete(DeletedObject<ConfigMap> object) {
        gone.add(object);
        tell("onDelete " + (object == null ? "null" : object.key().replace("default/", "")));
    }

    private void tell(String what) {
        told.add(what);
        held.add(content());
    }

    private final class WrittenStore implements Store<ConfigMap> {
        private final Store<ConfigMap> store = Stores.newStore(KubeObject::key, Concurrency.threads());

        @Override
        public void add(ConfigMap object) {
            written.add("write " + SampleMap.text(object));
            store.add(object);
        }

        @Override
        public void update(ConfigMap object) {
            written.add("write " + SampleMap.text(object));
            store.update(object);
        }

        @Override
        public void delete(ConfigMap object) {
            written.add("delete " + object.name());
            store.delete(object);
        }

        @Override
        public void delete(DeletedObject<ConfigMap> object) {
            written.add("delete " + object.key().replace("default/", ""));
            store.delete(object);
        }

        @Override
        public void replace(List<ConfigMap> objects, String resourceVersion) {
            written.add("replace by " + objects.size() + " at " + resourceVersion);
            store.replace(objects, resourceVersion);
        }

        @Override
        public void bookmark(String resourceVersion) {
            written.add("bookmark " + resourceVersion);
            store.bookmark(resourceVersion);
        }

        @Override
        public Optional<ConfigMap> get(ConfigMap object) {
            return store.get(object);
        }

        @Override
        public Optional<ConfigMap> getByKey(String key) {
            return store.getByKey(key);
        }

        @Override
        public List<ConfigMap> list() {
            return store.list();
        }

        @Override
        public List<String> listKeys() {
            return store.listKeys();
        }

        @Override
        public String lastStoreSyncResourceVersion() {
            return store.lastStoreSyncResourceVersion();
        }
    }
}
