package informers.internal.util;

import java.util.List;

/**
 * Handles exceptions of functions that the user of the library wrote, such as index functions, transforms and handlers.
 *
 * <p>The rule: if such a function throws, only the result of that call is lost; the loss is counted, logged and
 * reported. In Go a panic ends the process. A Java program continues, and so does everything that does not depend on
 * the failed call.
 *
 * <p>Thread-safe. client-go has no counterpart.
 */
public final class UserCode {
    private static final int LONGEST_MESSAGE = 500;

    private UserCode() {}

    /**
     * Rethrows errors of the JVM itself, such as {@link OutOfMemoryError}, after which no state can be trusted. Not
     * {@link StackOverflowError}: it is over when the function has returned.
     *
     * @param thrown what user code threw
     */
    public static void rethrowIfFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /**
     * Throws the first of some exceptions, with the others as suppressed ones.
     *
     * @param thrown the exceptions; if there is none, nothing is thrown
     */
    public static void rethrow(List<RuntimeException> thrown) {
        if (!thrown.isEmpty()) {
            RuntimeException first = thrown.get(0);
            thrown.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    /**
     * Returns an exception as text, even if it has no message: {@code IllegalStateException: no owner}.
     *
     * @param thrown any exception
     * @return its simple class name and its message, if there is one; at most about 500 characters
     */
    public static String describe(Throwable thrown) {
        String message = message(thrown);
        String type = thrown.getClass().getSimpleName();
        return message.isEmpty() ? type : type + ": " + message;
    }

    /**
     * Returns the message of an exception, for a text that names the kind of failure already.
     *
     * @param thrown any exception
     * @return its message, or its simple class name if it has none; at most about 500 characters
     */
    public static String messageOf(Throwable thrown) {
        String message = message(thrown);
        return message.isEmpty() ? thrown.getClass().getSimpleName() : message;
    }

    /** Returns the message, {@code ""} if there is none or getMessage() throws: an exception is user code, too. */
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
