package workbook.grade;

import java.util.List;
import java.util.Optional;

/**
 * What the board shows. Immutable.
 *
 * @param folder the name of the folder of all chapters, as paths begin with it
 * @param complete whether all tests were asked for; false if a part was chosen, as with {@code -Dtest=...}
 * @param grades the learner's files, by chapter
 * @param ungraded learner's files that no test grades
 * @param libraryRed graded tests that fail on the library's own answer
 */
record BoardData(String folder, boolean complete, List<Grade> grades, List<String> ungraded, List<Result> libraryRed) {

    boolean good() {
        return ungraded.isEmpty()
                && libraryRed.isEmpty()
                && !grades.isEmpty()
                && grades.stream().noneMatch(grade -> grade.results().isEmpty() || grade.count(State.RED) > 0);
    }

    /** A red one first: it was begun. Else the first that is not started. */
    Optional<BoardText.Next> next() {
        return next(State.RED).or(() -> next(State.NOT_STARTED));
    }

    /** {@code chapters/01-clients/MyListClient.java:23}: from the repository's root, as an editor opens it. */
    String path(Grade grade, Result result) {
        return (folder.isEmpty() ? "" : folder + "/") + grade.chapter() + "/" + result.place();
    }

    private Optional<BoardText.Next> next(State state) {
        for (Grade grade : grades) {
            Optional<Result> first = grade.first(state);
            if (first.isPresent()) {
                return Optional.of(
                        new BoardText.Next(path(grade, first.get()), first.get().title()));
            }
        }
        return Optional.empty();
    }
}
