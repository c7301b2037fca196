import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;
import informers.store.Stores;
import informers.testkit.ForwardingStore;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An event handler that records its notifications, with a store that records its writes. */
final class HandlerJournal implements ResourceEventHandler<ConfigMap> {
    /** The notifications, such as {@code onAdd a@1}. */
    final List<String> notifications = new ArrayList<>();

    /** The content of the store during each notification, such as {@code [a@1]}. */
    final List<String> held = new ArrayList<>();

    /** The writes to the store, such as {@code write a@1}. */
    final List<String> written = new ArrayList<>();

    /** The values of isInInitialList that onAdd received. */
    final List<Boolean> initial = new ArrayList<>();

    final List<DeletedObject<ConfigMap>> gone = new ArrayList<>();

    final Store<ConfigMap> store = new WrittenStore();

    /** Returns a journal whose store already holds these objects. */
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
        record("onAdd " + SampleMap.text(object));
    }

    @Override
    public void onUpdate(ConfigMap before, ConfigMap now) {
        record("onUpdate " + SampleMap.text(before) + " -> " + SampleMap.text(now));
    }

    @Override
    public void onDelete(DeletedObject<ConfigMap> object) {
        gone.add(object);
        record("onDelete " + (object == null ? "null" : object.key().replace("default/", "")));
    }

    private void record(String what) {
        notifications.add(what);
        held.add(content());
    }

    private final class WrittenStore extends ForwardingStore<ConfigMap> {
        WrittenStore() {
            super(Stores.newStore(KubeObject::key, Concurrency.threads()));
        }

        @Override
        public void add(ConfigMap object) {
            written.add("write " + SampleMap.text(object));
            super.add(object);
        }

        @Override
        public void update(ConfigMap object) {
            written.add("write " + SampleMap.text(object));
            super.update(object);
        }

        @Override
        public void delete(ConfigMap object) {
            written.add("delete " + object.name());
            super.delete(object);
        }

        @Override
        public void delete(DeletedObject<ConfigMap> object) {
            written.add("delete " + object.key().replace("default/", ""));
            super.delete(object);
        }

        @Override
        public void replace(List<ConfigMap> objects, String resourceVersion) {
            written.add("replace by " + objects.size() + " at " + resourceVersion);
            super.replace(objects, resourceVersion);
        }

        @Override
        public void bookmark(String resourceVersion) {
            written.add("bookmark " + resourceVersion);
            super.bookmark(resourceVersion);
        }
    }
}
