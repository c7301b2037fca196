package workbook.grade;

import java.util.List;
import java.util.Optional;

/**
 * The grade of one answer. Immutable.
 *
 * @param chapter its folder's name, {@code 01-clients}
 * @param file the graded file, relative to the folder of all chapters: {@code 01-clients/MyListReader.java}
 * @param results one for each graded test, in the order of the tasks; a single one if the file was rejected
 */
public record Grade(String chapter, String file, List<TaskResult> results) {
    public Grade {
        results = List.copyOf(results);
    }

    /** Returns the number of tests in this state. */
    public long count(State state) {
        return results.stream().filter(one -> one.state() == state).count();
    }

    /** Returns the counts as text: {@code 3 done, 1 red, 4 not started}. */
    public String counts() {
        return count(State.DONE) + " done, " + count(State.RED) + " red, " + count(State.NOT_STARTED) + " not started";
    }

    /** Returns the first test in this state. */
    public Optional<TaskResult> first(State state) {
        return results.stream().filter(one -> one.state() == state).findFirst();
    }

    /** Returns whether a test exceeded its time limit: its thread may still be running, and cannot be ended. */
    public boolean leavesAThreadBehind() {
        return results.stream().anyMatch(one -> one.message().startsWith("took longer than "));
    }
}
