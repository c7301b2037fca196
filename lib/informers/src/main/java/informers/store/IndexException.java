package informers.store;

import informers.internal.util.UserCode;

/**
 * An index function failed on an object: it threw, or it gave null. The object was not stored, and the store is as it was
 * before; unless the store is told to {@linkplain Indexer#tolerateIndexFailures tolerate} that, as an informer's is.
 *
 * <p>In both cases client-go panics and the process dies, for a store that is half indexed answers wrongly for ever. Here
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
     * @return as it was given to {@link Indexer#addIndexers}
     */
    public String indexName() {
        return indexName;
    }
}
