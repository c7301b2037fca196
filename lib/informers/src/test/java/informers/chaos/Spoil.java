package informers.chaos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can happen to the bytes of a watch. */
enum Spoil {
    END(After.END, null),
    RESET(After.RESET, null),
    /** An event that is cut is lost. */
    RESET_IN_MID_EVENT(After.RESET, null),
    RESET_BEFORE_THE_NEWLINE(After.RESET, null),
    RESET_AFTER_AN_EVENT(After.RESET, null),
    END_IN_MID_EVENT(After.END, null),
    END_BEFORE_THE_NEWLINE(After.END, null),
    /** Nothing arrives any more, without an error. */
    SILENCE(After.SILENCE, null),

    ERROR_EXPIRED(After.END, Refusal.EXPIRED),
    ERROR_TOO_MANY(After.END, Refusal.TOO_MANY),
    ERROR_TOO_MANY_WAIT(After.END, Refusal.TOO_MANY_WAIT),
    ERROR_INTERNAL(After.END, Refusal.INTERNAL),
    ERROR_STORE_READ(After.END, Refusal.STORE_READ),
    ERROR_TOO_LARGE(After.END, Refusal.TOO_LARGE_BY_CAUSE),

    /** A bookmark without the annotation, in the middle of a streamed list. */
    EARLY_BOOKMARK(After.MORE, null),

    /** Lines that are no events. The events after them are correct, but a client cannot know that. */
    NOT_JSON(After.MORE, null),
    HALF_JSON(After.MORE, null),
    UNKNOWN_TYPE(After.MORE, null),
    WITHOUT_OBJECT(After.MORE, null);

    /** What follows it. */
    enum After {
        MORE,
        END,
        RESET,
        SILENCE
    }

    private final After after;
    private final @Nullable Refusal error;

    Spoil(After after, @Nullable Refusal error) {
        this.after = after;
        this.error = error;
    }

    After after() {
        return after;
    }

    /** Returns whether it changes an event, and so waits for the next one. */
    boolean needsAnEvent() {
        return switch (this) {
            case RESET_IN_MID_EVENT,
                    RESET_BEFORE_THE_NEWLINE,
                    RESET_AFTER_AN_EVENT,
                    END_IN_MID_EVENT,
                    END_BEFORE_THE_NEWLINE -> true;
            default -> false;
        };
    }

    /**
     * What arrives.
     *
     * @param line the event that it happens to, with its newline; empty if there is none
     */
    byte[] bytes(byte[] line) {
        return switch (this) {
            case END, RESET, SILENCE, EARLY_BOOKMARK -> new byte[0];
            case RESET_IN_MID_EVENT, END_IN_MID_EVENT -> Arrays.copyOf(line, line.length / 2);
            case RESET_BEFORE_THE_NEWLINE, END_BEFORE_THE_NEWLINE -> Arrays.copyOf(line, Math.max(0, line.length - 1));
            case RESET_AFTER_AN_EVENT -> line;
            case NOT_JSON -> text("<html>502 Bad Gateway</html>");
            case HALF_JSON -> text("{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"Pod\",\"metadata\":{");
            case UNKNOWN_TYPE -> text("{\"type\":\"CHANGED\",\"object\":{\"kind\":\"Pod\",\"metadata\":{}}}");
            case WITHOUT_OBJECT -> text("{\"type\":\"DELETED\"}");
            default -> error();
        };
    }

    private byte[] error() {
        if (error == null) {
            throw new IllegalStateException(this + " is no error event");
        }
        return text("{\"type\":\"ERROR\",\"object\":" + new String(error.status(), StandardCharsets.UTF_8) + "}");
    }

    private static byte[] text(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
