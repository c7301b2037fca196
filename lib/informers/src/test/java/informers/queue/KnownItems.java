package informers.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store behind a queue, with its keys in insertion order. It can be set to fail. */
final class KnownItems implements KnownObjects<Item> {
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Set<String> alsoListed;
    private boolean broken;

    private KnownItems(Set<String> alsoListed, Item... items) {
        this.alsoListed = alsoListed;
        for (Item item : items) {
            put(item);
        }
    }

    static KnownItems of(Item... items) {
        return new KnownItems(Set.of(), items);
    }

    /** Returns a store that lists a key, but does not have its object. */
    static KnownItems listingAlso(String key, Item... items) {
        return new KnownItems(Set.of(key), items);
    }

    /** From now on it lists keys, but throws when an object is read. */
    KnownItems broken() {
        broken = true;
        return this;
    }

    void put(Item item) {
        items.put(item.name(), item);
    }

    void remove(String key) {
        items.remove(key);
    }

    @Override
    public List<String> listKeys() {
        List<String> keys = new ArrayList<>(items.keySet());
        keys.addAll(alsoListed);
        return keys;
    }

    @Override
    public Optional<Item> getByKey(String key) {
        if (broken) {
            throw new IllegalStateException("the store is broken");
        }
        return Optional.ofNullable(items.get(key));
    }
}
