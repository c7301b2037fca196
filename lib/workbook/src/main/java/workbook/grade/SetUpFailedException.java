package workbook.grade;

import java.net.SocketException;

/**
 * Thrown if what the tests of a chapter share, such as a recorded cluster, could not be started. The answer is not the cause, and
 * there is no grade.
 */
public final class SetUpFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SetUpFailedException(String test, Throwable cause) {
        super(message(test, cause), cause);
    }

    private static String message(String test, Throwable cause) {
        Throwable root = cause;
        boolean network = false;
        for (int depth = 0; depth < 20; depth++) {
            network |= root instanceof SocketException;
            if (root.getCause() == null || root.getCause() == root) {
                break;
            }
            root = root.getCause();
        }
        return "What the tests of " + test + " need could not be started. This is not caused by your file: " + cause
                + (network
                        ? "\nExpected: programs can connect to each other at 127.0.0.1. Check that the loopback interface is up and"
                                + " that no firewall or proxy blocks it."
                        : "");
    }
}
