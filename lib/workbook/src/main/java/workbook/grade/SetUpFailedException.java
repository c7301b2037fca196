package workbook.grade;

import java.net.SocketException;

/**
 * What the tests of a chapter share, a recorded cluster for one, could not be started: so nothing can be said about any
 * answer. It is no learner's doing, and no grade.
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
        return "What the tests of " + test + " need could not be started, which is not your doing: " + cause
                + (network
                        ? "\nExpected: programs can connect to each other at 127.0.0.1. Is the loopback interface up, and does"
                                + " no firewall or proxy stand between them?"
                        : "");
    }
}
