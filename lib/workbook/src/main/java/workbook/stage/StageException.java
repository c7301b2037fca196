package workbook.stage;

import org.jspecify.annotations.Nullable;

/** The run cannot go on: a part threw where nobody catches it, hangs, or loops. The message says which, and where. */
public final class StageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns what to show to a learner: what was thrown, or this exception if nothing was. */
    public Problem problem() {
        Throwable cause = getCause();
        return cause == null ? new Problem(String.valueOf(getMessage()), false, null) : Problem.of(cause);
    }
}
