package workbook.grade;

import java.util.List;
import java.util.Optional;

/**
 * How one answer stands. Immutable.
 *
 * @param chapter its folder's name, {@code 01-clients}
 * @param file the answer that was graded, from the folder of all chapters on: {@code 01-clients/MyListClient.java}
 * @param results one for each graded test, in the order of the tasks; a single one if the file was refused
 */
public record Grade(String chapter, String file, List<Result> results) {
    public Grade {
        results = List.copyOf(results);
    }

    public long count(State state) {
        return results.stream().filter(one -> one.state() == state).count();
    }

    /** In words: {@code 3 done, 1 red, 4 not started}. */
    public String counts() {
        return count(State.DONE) + " done, " + count(State.RED) + " red, " + count(State.NOT_STARTED) + " not started";
    }

    public Optional<Result> first(State state) {
        return results.stream().filter(one -> one.state() == state).findFirst();
    }

    /** Whether a test took too long: its thread may run on, and nobody can end it. */
    public boolean leavesAThreadBehind() {
        return results.stream().anyMatch(one -> one.message().startsWith("took longer than "));
    }
}
