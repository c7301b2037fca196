package informers.queue;

import informers.api.KeyFunction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** How many entries may be processed together. Corresponds to {@code PopBatch} in client-go's {@code the_real_fifo.go}. */
final class Batch {
    /** The most. */
    static final int SIZE = 1000;

    private Batch() {}

    /**
     * Counts from the head of a queue, which is not empty.
     *
     * @param initial how many at the head belong to the first list: a batch is of the first list, or it is not
     */
    static <T> int size(Collection<Delta<T>> items, int initial, KeyFunction<T> keyFunction) {
        int most = initial > 0 ? Math.min(initial, SIZE) : SIZE;
        Set<String> keys = new HashSet<>();
        int count = 0;
        for (Delta<T> delta : items) {
            if (count == most || !isOfOneObject(delta)) {
                break;
            }
            try {
                if (!keys.add(delta.key(keyFunction))) {
                    break; // a batch has one entry an object: the store takes them all at once, in no order
                }
            } catch (RuntimeException e) {
                count++; // whoever processes it meets the error; nothing can be said of what comes after it
                break;
            }
            count++;
        }
        return Math.max(count, 1); // a list, a resync or a bookmark goes alone
    }

    private static boolean isOfOneObject(Delta<?> delta) {
        return switch (delta.type()) {
            case ADDED, UPDATED, DELETED, REPLACED, SYNC -> true;
            case REPLACED_ALL, SYNC_ALL, BOOKMARK -> false;
        };
    }
}
