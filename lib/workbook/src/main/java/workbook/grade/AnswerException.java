package workbook.grade;

/**
 * An answer cannot be graded or run at all: it does not compile, it is not the class that was asked for, it uses what
 * it should build. The message is written for the learner; there is no stack trace, because none would help.
 */
public final class AnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String place;

    AnswerException(String message, String place) {
        super(message, null, false, false);
        this.place = place;
    }

    /** {@code MyListClient.java:12}, or the file alone. */
    public String place() {
        return place;
    }
}
