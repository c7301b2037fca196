package workbook.stage;

import org.jspecify.annotations.Nullable;

/** The run cannot go on: a part threw where nobody catches it, hangs, or loops. The message says which, and where. */
public final class StageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
