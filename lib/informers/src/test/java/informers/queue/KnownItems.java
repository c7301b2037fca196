package informers.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store behind a queue, whose keys come in the order in which they went in. It can be broken on purpose. */
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

    /** One that lists a key, and does not have it when it is asked. */
    static KnownItems listingAlso(String key, Item... items) {
        return new KnownItems(Set.of(key), items);
    }

    /** From now on it lists, but cannot give an object. */
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
