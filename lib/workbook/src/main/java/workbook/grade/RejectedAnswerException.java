package workbook.grade;

/**
 * Thrown if an answer cannot be graded or run at all: it does not compile, it is not the requested class, or it uses what it should
 * implement. The message is written for the learner. There is no stack trace, because it would not help.
 */
public final class RejectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String place;

    RejectedAnswerException(String message, String place) {
        super(message, null, false, false);
        this.place = place;
    }

    /** Returns the location of the problem: {@code MyListReader.java:12}, or only the file. */
    public String place() {
        return place;
    }
}
