package informers.queue;

import informers.api.KeyFunction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Computes how many entries may be processed together. Corresponds to {@code PopBatch} in {@code the_real_fifo.go}. */
final class Batch {
    /** The maximal number of entries in a batch. */
    static final int SIZE = 1000;

    private Batch() {}

    /**
     * Returns the size of the next batch, counted from the head of a queue, which is not empty.
     *
     * @param initial how many entries at the head belong to the first list: a batch never mixes them with later ones
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
                    break; // a batch has at most one entry for an object: the store may apply them in any order
                }
            } catch (RuntimeException e) {
                count++; // the key function fails again when the entry is processed, and the error is handled there
                break;
            }
            count++;
        }
        return Math.max(count, 1); // a list, a resync or a bookmark is processed alone
    }

    private static boolean isOfOneObject(Delta<?> delta) {
        return switch (delta.type()) {
            case ADDED, UPDATED, DELETED, REPLACED, SYNC -> true;
            case REPLACED_ALL, SYNC_ALL, BOOKMARK -> false;
        };
    }
}
