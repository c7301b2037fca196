package workbook.grade;

import java.util.Optional;

/** Finds the line of an answer in a stack trace. Any thread. */
final class Places {
    private Places() {}

    /** {@code File.java:12} of the innermost frame: for a {@link Todo} that is where it was thrown. */
    static Optional<String> of(Todo todo) {
        StackTraceElement[] trace = todo.getStackTrace();
        return trace.length == 0 ? Optional.empty() : Optional.of(place(trace[0]));
    }

    /** {@code File.java:12} of the innermost frame that lies in this file. */
    static Optional<String> in(StackTraceElement[] trace, String fileName) {
        for (StackTraceElement frame : trace) {
            if (fileName.equals(frame.getFileName())) {
                return Optional.of(place(frame));
            }
        }
        return Optional.empty();
    }

    /** As above, of a throwable and then of its causes. */
    static Optional<String> in(Throwable thrown, String fileName) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++, at = at.getCause()) {
            Optional<String> place = in(at.getStackTrace(), fileName);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private static String place(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}
