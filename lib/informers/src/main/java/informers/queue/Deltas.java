package informers.queue;

import informers.api.KeyException;
import informers.api.KeyFunction;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The deltas of one object since it was last popped, oldest first.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.Deltas}.
 *
 * @param <T> the type of the object
 * @param list the deltas, oldest first
 */
public record Deltas<T>(List<Delta<T>> list) implements Iterable<Delta<T>> {
    /** Rejects null, and copies collections. {@inheritDoc} */
    public Deltas {
        Objects.requireNonNull(list, "list");
        list = List.copyOf(list);
    }

    /**
     * Returns a single delta.
     *
     * @param <T> the type of the object
     * @param only the delta
     * @return a list with one element
     */
    public static <T> Deltas<T> of(Delta<T> only) {
        return new Deltas<>(List.of(only));
    }

    /**
     * Returns the first delta.
     *
     * @return the oldest delta; empty if there are none
     */
    public Optional<Delta<T>> oldest() {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }

    /**
     * Returns the last delta.
     *
     * @return the newest delta; empty if there are none
     */
    public Optional<Delta<T>> newest() {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }

    /**
     * Returns the key of the object. Corresponds to client-go's {@code DeltaFIFO.KeyOf}.
     *
     * @param keyFunction computes the key of an object
     * @return the key
     * @throws KeyException if there are no deltas, or the object has no key
     */
    public String key(KeyFunction<T> keyFunction) {
        return newest().orElseThrow(() ->
                        new KeyException(this, new IllegalStateException("0 length Deltas object; can't get key")))
                .key(keyFunction);
    }

    /**
     * Returns the number of deltas.
     *
     * @return 0 or greater
     */
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
