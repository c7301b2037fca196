package workbook.grade;

/** The state of a graded test. */
public enum State {
    /** The test passes. */
    DONE("done"),
    /** The test fails. */
    RED("red"),
    /** The test met a {@link Todo}. */
    NOT_STARTED("not-started");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** Returns the word for it in {@code report.json}. */
    public String word() {
        return word;
    }
}
