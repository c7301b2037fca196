package informers.internal.store;

import java.util.List;

/**
 * Thrown when some changes of a transaction failed and were left out; the others were applied. Corresponds to client-go's
 * {@code cache.TransactionError}.
 */
public final class TransactionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How many errors the message names: a batch may have a thousand changes, and the message goes into a log line. */
    private static final int MOST_NAMED = 3;

    // Arrays, because an exception must be serializable.
    private final Integer[] successfulIndices;
    private final int totalTransactions;
    private final RuntimeException[] errors;

    /**
     * Creates an exception.
     *
     * @param successfulIndices the positions of the changes that were applied, from 0, in order
     * @param totalTransactions the number of changes
     * @param errors why the others failed, in order
     */
    public TransactionException(
            List<Integer> successfulIndices, int totalTransactions, List<? extends RuntimeException> errors) {
        super(errors.size() + " of " + totalTransactions + " changes failed, the others were applied: "
                + errors.stream().limit(MOST_NAMED).map(Throwable::getMessage).toList()
                + (errors.size() > MOST_NAMED ? " and " + (errors.size() - MOST_NAMED) + " more" : ""));
        this.successfulIndices = successfulIndices.toArray(new Integer[0]);
        this.totalTransactions = totalTransactions;
        this.errors = errors.toArray(new RuntimeException[0]);
        errors.forEach(this::addSuppressed);
    }

    /** {@return the positions in the list of the changes that were applied, from 0, in order} */
    public List<Integer> successfulIndices() {
        return List.of(successfulIndices);
    }

    /** {@return the number of changes, applied or not} */
    public int totalTransactions() {
        return totalTransactions;
    }

    /** {@return why the others were not applied, in order} */
    public List<RuntimeException> errors() {
        return List.of(errors);
    }
}
