package workbook.grade;

/** How one graded test stands. */
public enum State {
    DONE("done"),
    RED("red"),
    NOT_STARTED("not-started");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** As in {@code report.json}. */
    public String word() {
        return word;
    }
}
