package workbook.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One learner's row in the grading: who it is, and where their work lies. Immutable.
 *
 * @param learner the name of the row: the folder's name, with its parents' names as far as that is needed to tell it from
 *     another, or the id of the roster
 * @param fullName the name that the roster has for the id; "" if none
 * @param folder where to look; null if there is none, because nothing was handed in or {@code problem} says why
 * @param problem why this row cannot be graded although something was handed in; "" if it can
 * @param note what the instructor should know about it; "" if nothing
 */
record Submission(String learner, String fullName, @Nullable Path folder, String problem, String note) {
    static Submission of(String learner, Path folder) {
        return new Submission(learner, "", folder, "", "");
    }

    static Submission broken(String learner, String problem) {
        return new Submission(learner, "", null, problem, "");
    }

    Submission named(String newLearner, String newFullName) {
        return new Submission(newLearner, newFullName, folder, problem, note);
    }

    Submission noted(String more) {
        return new Submission(learner, fullName, folder, problem, note.isEmpty() ? more : note + "; " + more);
    }
}
