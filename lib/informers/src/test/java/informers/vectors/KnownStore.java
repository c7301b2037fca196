package informers.vectors;

import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A simple store behind a queue. Its keys are sorted, as in the program that generated the vectors. */
final class KnownStore implements KnownObjects<Thing> {
    private final TreeMap<String, Thing> objects = new TreeMap<>();

    void add(Thing thing) {
        objects.put(Thing.KEY.keyOf(thing), thing);
    }

    void apply(Iterable<Delta<Thing>> deltas) {
        deltas.forEach(this::apply);
    }

    private void apply(Delta<Thing> delta) {
        switch (delta.type()) {
            case ADDED, UPDATED, REPLACED, SYNC -> add(delta.object());
            case DELETED -> objects.remove(delta.deleted().key());
            case REPLACED_ALL -> {
                objects.clear();
                delta.replacedAll().objects().forEach(this::add);
            }
            case SYNC_ALL, BOOKMARK -> {}
        }
    }

    /** Sorted by their texts. */
    List<String> texts() {
        return objects.values().stream().map(Object::toString).sorted().toList();
    }

    @Override
    public List<String> listKeys() {
        return List.copyOf(objects.keySet());
    }

    @Override
    public Optional<Thing> getByKey(String key) {
        return Optional.ofNullable(objects.get(key));
    }
}
