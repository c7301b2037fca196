package workbook.grade;

import java.util.List;
import java.util.Optional;

/**
 * The content of the board. Immutable.
 *
 * @param folder the name of the folder of all chapters, with which the printed paths start
 * @param complete whether all tests were run; false if some were selected, as with {@code -Dtest=...}
 * @param grades the learner's files, by chapter
 * @param ungraded learner's files that no test grades
 * @param libraryRed graded tests that fail on the library's own answer
 */
record BoardData(
        String folder, boolean complete, List<Grade> grades, List<String> ungraded, List<TaskResult> libraryRed) {

    boolean good() {
        return ungraded.isEmpty()
                && libraryRed.isEmpty()
                && !grades.isEmpty()
                && grades.stream().noneMatch(grade -> grade.results().isEmpty() || grade.count(State.RED) > 0);
    }

    /** Returns the first red test, because it was started; otherwise the first that is not started. */
    Optional<BoardText.Next> next() {
        return next(State.RED).or(() -> next(State.NOT_STARTED));
    }

    /** {@code chapters/01-clients/MyListReader.java:23}: from the repository's root, as an editor opens it. */
    String path(Grade grade, TaskResult result) {
        return (folder.isEmpty() ? "" : folder + "/") + grade.chapter() + "/" + result.place();
    }

    private Optional<BoardText.Next> next(State state) {
        for (Grade grade : grades) {
            Optional<TaskResult> first = grade.first(state);
            if (first.isPresent()) {
                return Optional.of(
                        new BoardText.Next(path(grade, first.get()), first.get().title()));
            }
        }
        return Optional.empty();
    }
}
