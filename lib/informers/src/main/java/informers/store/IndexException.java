package informers.store;

import informers.internal.util.UserCode;

/**
 * Thrown when an index function fails on an object: it throws, or returns null. The object is not stored, and the store is
 * unchanged; unless the store {@linkplain Indexer#tolerateIndexFailures tolerates} failures, as an informer's store does.
 *
 * <p>In client-go such a failure ends the process, because a store that is half indexed would return wrong results. Here
 * the values are computed before anything is changed.
 */
public final class IndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String indexName;

    /**
     * Creates an exception for one object and one index.
     *
     * @param indexName the name of the index
     * @param key the object's key
     * @param cause what the function threw
     */
    public IndexException(String indexName, String key, Throwable cause) {
        super(
                "unable to calculate an index entry for key \"" + key + "\" on index \"" + indexName + "\": "
                        + (cause.getMessage() == null ? UserCode.describe(cause) : cause.getMessage()),
                cause);
        this.indexName = indexName;
    }

    /**
     * Returns the name of the index.
     *
     * @return the name that was passed to {@link Indexer#addIndexers}
     */
    public String indexName() {
        return indexName;
    }
}
