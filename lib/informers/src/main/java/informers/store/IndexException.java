package informers.store;

/**
 * An index function failed on an object: the object was not taken, and the store is as it was before.
 *
 * <p>There client-go panics and the process dies, for a store that is half indexed answers wrongly for ever. Here the
 * values are computed before anything is changed.
 */
public final class IndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IndexException(String indexName, String key, RuntimeException cause) {
        super(
                "unable to calculate an index entry for key \"" + key + "\" on index \"" + indexName + "\": "
                        + (cause.getMessage() == null ? cause : cause.getMessage()),
                cause);
    }
}
