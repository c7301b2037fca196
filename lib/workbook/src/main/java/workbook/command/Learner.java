package workbook.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import workbook.command.Exercise.Marked;

/**
 * The grades of a learner. Immutable.
 *
 * @param id the name of the row
 * @param name the name on the roster; "" if there is none
 * @param hash of the submission; "" if the row could not be graded
 * @param prints the hash of each submitted file, to detect equal files of different learners
 * @param marks one for each exercise, in order
 * @param error why the row could not be graded; "" if it was
 * @param note a note for the instructor; "" if there is none
 * @param took the time that the grading took; zero if the grades are those of an earlier run
 */
record Learner(
        String id,
        String name,
        String hash,
        Map<String, String> prints,
        List<Marked> marks,
        String error,
        String note,
        Duration took) {
    Learner {
        prints = Map.copyOf(prints);
        marks = List.copyOf(marks);
    }

    long points() {
        return marks.stream().mapToLong(Marked::points).sum();
    }

    Learner noted(String more) {
        return new Learner(id, name, hash, prints, marks, error, note.isEmpty() ? more : note + "; " + more, took);
    }
}
