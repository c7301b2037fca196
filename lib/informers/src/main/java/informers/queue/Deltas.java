package informers.queue;

import informers.api.KeyException;
import informers.api.KeyFunction;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What happened to one object since it was last looked at, oldest first.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code cache.Deltas}.
 */
public record Deltas<T>(List<Delta<T>> list) implements Iterable<Delta<T>> {
    public Deltas {
        Objects.requireNonNull(list, "list");
        list = List.copyOf(list);
    }

    public static <T> Deltas<T> of(Delta<T> only) {
        return new Deltas<>(List.of(only));
    }

    /** The first of them; empty if there are none. */
    public Optional<Delta<T>> oldest() {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }

    /** The last of them; empty if there are none. */
    public Optional<Delta<T>> newest() {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }

    /**
     * The key of the object that these are about. Corresponds to {@code DeltaFIFO.KeyOf}.
     *
     * @throws KeyException if there is no delta to ask, or its object has no key
     */
    public String key(KeyFunction<T> keyFunction) {
        return newest().orElseThrow(() ->
                        new KeyException(this, new IllegalStateException("0 length Deltas object; can't get key")))
                .key(keyFunction);
    }

    public int size() {
        return list.size();
    }

    @Override
    public Iterator<Delta<T>> iterator() {
        return list.iterator();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
