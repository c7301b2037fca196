package workbook.see;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import workbook.grade.RejectedAnswerException;
import workbook.grade.Todo;
import workbook.stage.StageException;

/**
 * Why a scene cannot go on. Immutable.
 *
 * @param message for the learner
 * @param place where, if that is known
 */
record Problem(String message, @Nullable Place place) {
    private static final Pattern PLACE = Pattern.compile("(.+\\.java):(\\d+)");
    private static final int LONGEST = 4_000;

    /**
     * A line of a source.
     *
     * @param text that of the line; empty if the source is not there
     */
    record Place(String file, int line, String text) {}

    Problem {
        message = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }

    static Problem of(RejectedAnswerException rejected) {
        return new Problem(String.valueOf(rejected.getMessage()), place(rejected.place()));
    }

    static Problem of(StageException stopped) {
        for (Throwable cause = stopped; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedAnswerException rejected) {
                return of(rejected);
            }
            if (cause instanceof Todo todo) {
                StackTraceElement[] trace = todo.getStackTrace();
                return new Problem(
                        "not started: " + todo.getMessage(),
                        trace.length == 0
                                ? null
                                : new Place(String.valueOf(trace[0].getFileName()), trace[0].getLineNumber(), ""));
            }
        }
        return new Problem(String.valueOf(stopped.getMessage()), null);
    }

    private static @Nullable Place place(String text) {
        Matcher matcher = PLACE.matcher(text);
        return matcher.matches() ? new Place(matcher.group(1), Integer.parseInt(matcher.group(2)), "") : null;
    }
}
