package informers.store;

import java.util.List;

/**
 * Some changes of a transaction failed and were left out; the others were made. Corresponds to client-go's
 * {@code cache.TransactionError}.
 */
public final class TransactionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A batch may have a thousand changes, and its message goes into a log line. */
    private static final int MOST_TOLD = 3;

    // Arrays, for they can be serialized, as an exception must.
    private final Integer[] successfulIndices;
    private final int totalTransactions;
    private final RuntimeException[] errors;

    public TransactionException(
            List<Integer> successfulIndices, int totalTransactions, List<? extends RuntimeException> errors) {
        super(errors.size() + " of " + totalTransactions + " changes failed, the others were made: "
                + errors.stream().limit(MOST_TOLD).map(Throwable::getMessage).toList()
                + (errors.size() > MOST_TOLD ? " and " + (errors.size() - MOST_TOLD) + " more" : ""));
        this.successfulIndices = successfulIndices.toArray(new Integer[0]);
        this.totalTransactions = totalTransactions;
        this.errors = errors.toArray(new RuntimeException[0]);
        errors.forEach(this::addSuppressed);
    }

    /** Which changes were made: their places in the list, from 0, in order. */
    public List<Integer> successfulIndices() {
        return List.of(successfulIndices);
    }

    /** How many changes were asked for. */
    public int totalTransactions() {
        return totalTransactions;
    }

    /** Why the others were not made, in order. */
    public List<RuntimeException> errors() {
        return List.of(errors);
    }
}
