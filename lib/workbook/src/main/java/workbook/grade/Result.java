package workbook.grade;

/**
 * One graded test on one answer. Immutable.
 *
 * @param task its number, {@code 1.2}; "" if the answer as a whole was refused (it does not compile, say)
 * @param title number and words
 * @param method the test method's name
 * @param state done, red or not started
 * @param message why, in words for the learner; "" if done
 * @param place {@code MyListClient.java:23}: where to look; the file alone if no line is known
 */
public record Result(String task, String title, String method, State state, String message, String place) {
    Result at(String newPlace) {
        return new Result(task, title, method, state, message, newPlace);
    }
}
