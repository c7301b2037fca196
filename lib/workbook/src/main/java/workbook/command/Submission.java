package workbook.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The submission of a learner: a row in the grading. Immutable.
 *
 * @param learner the name of the row: that of the folder, with the names of parent folders if necessary to distinguish it, or the ID of
 *     the roster
 * @param fullName the name on the roster; "" if there is none
 * @param folder the folder of the files; null if nothing was submitted, or for the reason in {@code problem}
 * @param problem why this row cannot be graded although something was submitted; "" if it can
 * @param note a note for the instructor; "" if there is none
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
