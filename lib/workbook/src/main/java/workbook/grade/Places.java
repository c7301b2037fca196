package workbook.grade;

import java.util.Optional;

/** Finds the line of an answer in a stack trace. */
final class Places {
    private Places() {}

    /** Returns {@code File.java:12} of the innermost frame: where a {@link Todo} was thrown. */
    static Optional<String> of(Todo todo) {
        StackTraceElement[] trace = todo.getStackTrace();
        return trace.length == 0 ? Optional.empty() : Optional.of(place(trace[0]));
    }

    /** Returns {@code File.java:12} of the innermost frame in this file. */
    static Optional<String> in(StackTraceElement[] trace, String fileName) {
        for (StackTraceElement frame : trace) {
            if (fileName.equals(frame.getFileName())) {
                return Optional.of(place(frame));
            }
        }
        return Optional.empty();
    }

    /** Returns {@code File.java:12} of the innermost frame in this file, of a throwable or else of its causes. */
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
