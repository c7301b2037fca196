package informers.queue;

/**
 * What happened to an object, as a queue tells it. Corresponds to client-go's {@code cache.DeltaType}.
 */
public enum DeltaType {
    ADDED("Added"),
    UPDATED("Updated"),
    DELETED("Deleted"),
    /** It was in a list: at the start, or after the watch had to begin anew. Nobody knows whether it changed. */
    REPLACED("Replaced"),
    /** Nothing happened: it is shown again, because somebody asked for that from time to time (resync). */
    SYNC("Sync"),
    /** A whole list at once; only from an atomic {@link RealFIFO}. */
    REPLACED_ALL("ReplacedAll"),
    /** All that is known is to be shown again; only from an atomic {@link RealFIFO}. */
    SYNC_ALL("SyncAll"),
    /** No object changed; the stream has come this far. Only from an atomic {@link RealFIFO}. */
    BOOKMARK("Bookmark");

    private final String word;

    DeltaType(String word) {
        this.word = word;
    }

    /** The word as client-go prints it: {@code Added}, {@code ReplacedAll}. */
    @Override
    public String toString() {
        return word;
    }
}
