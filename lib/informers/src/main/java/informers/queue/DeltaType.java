package informers.queue;

/** The type of a {@link Delta}: what happened to an object. Corresponds to client-go's {@code cache.DeltaType}. */
public enum DeltaType {
    /** The object was added. */
    ADDED("Added"),
    /** The object was updated. */
    UPDATED("Updated"),
    /** The object was deleted. */
    DELETED("Deleted"),
    /** The object was in a list: the first one, or a relist. It may or may not have changed. */
    REPLACED("Replaced"),
    /** The object did not change; it is delivered again because of a resync. */
    SYNC("Sync"),
    /** A whole list in one delta. Only from an atomic {@link RealFIFO}. */
    REPLACED_ALL("ReplacedAll"),
    /** A resync of all known objects in one delta. Only from an atomic {@link RealFIFO}. */
    SYNC_ALL("SyncAll"),
    /** No object changed; the watch has reached a resourceVersion. Only from an atomic {@link RealFIFO}. */
    BOOKMARK("Bookmark");

    private final String word;

    DeltaType(String word) {
        this.word = word;
    }

    /** Returns the name as client-go prints it: {@code Added}, {@code ReplacedAll}. */
    @Override
    public String toString() {
        return word;
    }
}
