package informers.store;

import java.util.Objects;

/**
 * An index function failed on objects that were stored all the same, under no value of that index.
 *
 * <p>A value; any thread. There is no counterpart in client-go, which panics.
 *
 * @param first the first of them: it names the index and the object's key, and its cause is what the function threw
 * @param objects how many there were in this write; 1 or more
 */
public record IndexFailure(IndexException first, int objects) {
    public IndexFailure {
        Objects.requireNonNull(first, "first");
    }

    IndexFailure and(IndexFailure next) {
        return new IndexFailure(first, objects + next.objects);
    }
}
