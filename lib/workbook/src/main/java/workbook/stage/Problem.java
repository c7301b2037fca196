package workbook.stage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import workbook.grade.Places;
import workbook.grade.Todo;

/**
 * What ended a run before its time. Immutable.
 *
 * @param message what happened, in words
 * @param notStarted whether it is a {@link Todo}: a part that is not written yet
 * @param place where it was thrown; null if that is not known
 */
public record Problem(
        String message, boolean notStarted, @Nullable Place place) {
    /** Returns what was thrown: the innermost cause, with its place. */
    static Problem of(Throwable thrown) {
        Throwable origin = origin(thrown);
        return new Problem(
                words(origin),
                origin instanceof Todo,
                Places.frame(origin.getStackTrace())
                        .map(frame -> new Place(
                                frame.getClassName(), String.valueOf(frame.getFileName()), frame.getLineNumber()))
                        .orElse(null));
    }

    private static Throwable origin(Throwable thrown) {
        Throwable origin = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            origin = cause;
        }
        return origin;
    }

    private static String words(Throwable origin) {
        if (origin instanceof Todo) {
            return String.valueOf(origin.getMessage());
        }
        String message = origin.getMessage();
        return origin.getClass().getSimpleName() + (message == null || message.isEmpty() ? "" : ": " + message);
    }

    /** Such as {@code Todo: 3.1 enqueue (MyDeltaFIFO.java:24)}. */
    static String describe(Throwable thrown) {
        return (origin(thrown) instanceof Todo ? "Todo: " : "") + of(thrown).described();
    }

    /** Returns the message with the place: {@code 3.1 enqueue (MyDeltaFIFO.java:24)}. */
    public String described() {
        return message + Optional.ofNullable(place).map(at -> " (" + at + ")").orElse("");
    }
}
