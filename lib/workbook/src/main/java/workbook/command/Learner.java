package workbook.command;

import java.util.List;
import java.util.Map;
import workbook.command.Exercise.Marked;

/**
 * How a learner stands. Immutable.
 *
 * @param id the name of the row
 * @param name the name that the roster has for it; "" if none
 * @param hash of what was handed in; "" if the row could not be graded
 * @param prints of each file that was handed in, its hash: to see whether two learners have the same file
 * @param marks one for each exercise, in order
 * @param error why the row could not be graded; "" if it was
 * @param note what the instructor should know; "" if nothing
 */
record Learner(
        String id,
        String name,
        String hash,
        Map<String, String> prints,
        List<Marked> marks,
        String error,
        String note) {
    Learner {
        prints = Map.copyOf(prints);
        marks = List.copyOf(marks);
    }

    long points() {
        return marks.stream().mapToLong(Marked::points).sum();
    }

    Learner noted(String more) {
        return new Learner(id, name, hash, prints, marks, error, note.isEmpty() ? more : note + "; " + more);
    }
}
