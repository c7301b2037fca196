package workbook.grade;

/**
 * The result of one graded test on one answer. Immutable.
 *
 * @param task its number, {@code 1.2}; "" if the answer as a whole was rejected, for example because it does not compile
 * @param title the number and the description
 * @param method the test method's name
 * @param state done, red or not started
 * @param message the reason, for the learner; "" if done
 * @param place the location, such as {@code MyListReader.java:23}; only the file if no line is known
 */
public record TaskResult(String task, String title, String method, State state, String message, String place) {
    /** Returns whether the test met a {@link Todo}, also where this is red. */
    public boolean notStarted() {
        return state == State.NOT_STARTED || (state == State.RED && message.startsWith(NotStarted.PREFIX));
    }

    TaskResult at(String newPlace) {
        return new TaskResult(task, title, method, state, message, newPlace);
    }
}
