package informers.queue;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one object since it was last looked at, oldest first.
 *
 * <p>A value; any thread. Answers to client-go's {@code cache.Deltas}.
 */
public record Deltas<T>(List<Delta<T>> list) implements Iterable<Delta<T>> {
    public Deltas {
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
