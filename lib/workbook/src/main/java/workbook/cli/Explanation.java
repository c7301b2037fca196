package workbook.cli;

import informers.client.rest.ApiException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import workbook.grade.Todo;

/** Explains failures to the user. */
public final class Explanation {
    private Explanation() {}

    /** Returns what happened and what to do. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = words(cause);
            if (words != null) {
                return words;
            }
        }
        return "unexpected " + failure + learnersPlace(failure) + ".\nRun it again with --debug for a stack trace.";
    }

    /** Returns the line of the learner's file in the stack trace, with {@code --mine}. */
    private static String learnersPlace(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            String file = frame.getFileName();
            if (file != null && file.matches("My[A-Z]\\w*\\.java")) {
                return " at " + file + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    private static @Nullable String words(Throwable cause) {
        String message = cause.getMessage();
        if (cause instanceof Todo) {
            StackTraceElement place = cause.getStackTrace()[0];
            return "not started: " + message + ".\nWrite it at " + place.getFileName() + ":" + place.getLineNumber()
                    + ". Without --mine, the library's class runs.";
        }
        if (cause instanceof ApiException refused && refused.code() == 409) {
            return message
                    + ".\nThe same object was created or changed by another client at the same time. Run the script again.";
        }
        if (isOurs(cause) && message != null) {
            return message; // the exceptions of this project have messages for users
        }
        if (cause instanceof ConnectException) {
            return message + ".\nIs the API server running, and is its address in the kubeconfig right?";
        }
        if (cause instanceof UnknownHostException) {
            return "unknown host " + message
                    + ".\nIs the server's address in the kubeconfig right, and is the network available?";
        }
        if (cause instanceof SocketTimeoutException) {
            return "the server did not answer in time (" + message + ").";
        }
        if (cause instanceof SSLException) {
            return "no TLS connection to the server: " + message
                    + "\nDo the kubeconfig's certificates belong to this server, and are they still valid?";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no file " + message + ".";
        }
        if (cause instanceof AccessDeniedException) {
            return "access to the file " + message + " is denied.";
        }
        return null;
    }

    private static boolean isOurs(Throwable cause) {
        String name = cause.getClass().getName();
        return name.startsWith("informers.") || name.startsWith("replay.") || name.startsWith("workbook.");
    }
}
