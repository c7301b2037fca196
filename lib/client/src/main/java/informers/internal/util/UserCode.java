package informers.internal.util;

/**
 * What the library does when a function that its user wrote throws: an index function, a transform, a handler.
 *
 * <p>The rule: such a function costs what it was called for, and nothing else; what was lost is counted, logged and
 * reported. In Go a function that panics ends the process. A Java program lives on, and so does everything in it that has
 * nothing to do with the failure.
 *
 * <p>Any thread. There is no counterpart in client-go.
 */
public final class UserCode {
    private static final int LONGEST_MESSAGE = 500;

    private UserCode() {}

    /**
     * Throws it again if the JVM itself is in trouble, as with an {@link OutOfMemoryError}: then nobody can say what is
     * half done. A {@link StackOverflowError} is not of this kind: it is over when the function is left.
     *
     * @param thrown what user code threw
     */
    public static void rethrowIfFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /**
     * Returns an exception in words, also if it has no message: {@code IllegalStateException: no owner}.
     *
     * @param thrown any exception
     * @return its simple class name and its message, if there is one; at most some 500 characters
     */
    public static String describe(Throwable thrown) {
        String message = message(thrown);
        String type = thrown.getClass().getSimpleName();
        return message.isEmpty() ? type : type + ": " + message;
    }

    /**
     * Returns the message of an exception, for a text that names its kind already.
     *
     * @param thrown any exception
     * @return its message; if it has none, its simple class name; at most some 500 characters
     */
    public static String messageOf(Throwable thrown) {
        String message = message(thrown);
        return message.isEmpty() ? thrown.getClass().getSimpleName() : message;
    }

    /** An exception is user code, too: its getMessage() may throw. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            if (message == null) {
                return "";
            }
            return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " …";
        } catch (RuntimeException e) {
            return "";
        }
    }
}
