package workbook.grade;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the line of an answer in a stack trace. */
public final class Places {
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

    /**
     * Returns the frame that a learner should look at, if the file of the answer is not known: the innermost one of a learner's file;
     * otherwise of a chapter's file, whose classes have no package; otherwise the innermost of all. Empty for an empty trace.
     */
    public static Optional<StackTraceElement> frame(StackTraceElement[] trace) {
        StackTraceElement chapters = null;
        for (StackTraceElement frame : trace) {
            if (isLearners(frame.getFileName())) {
                return Optional.of(frame);
            }
            if (chapters == null && !frame.getClassName().contains(".")) {
                chapters = frame;
            }
        }
        return chapters != null ? Optional.of(chapters) : trace.length == 0 ? Optional.empty() : Optional.of(trace[0]);
    }

    private static boolean isLearners(@Nullable String file) {
        return file != null && file.matches("My[A-Z]\\w*\\.java");
    }

    /** Returns {@code File.java:12} of this frame. */
    public static String place(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }

    /** Returns {@code File.java:12} of the {@link #frame} of this exception; empty if its stack trace is. */
    public static String place(Throwable thrown) {
        return frame(thrown.getStackTrace()).map(Places::place).orElse("");
    }
}
