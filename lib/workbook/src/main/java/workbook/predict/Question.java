package workbook.predict;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question about what a chapter's script will do. Immutable.
 *
 * @param id the number of its chapter and its name: {@code 03-pops}
 * @param ask the question, as it stands in the README
 * @param form how it is answered
 * @param why the right answer, and the reason for it
 * @param place where it stands
 * @param shown the lines of the output that show the answer; null if the output does not show it
 */
public record Question(
        String id,
        Text ask,
        Form form,
        Text why,
        Place place,
        @Nullable Evidence shown) {
    /**
     * Where the answer is explained.
     *
     * @param section the section of the script's output, by its number; 0 if it is not in the output
     * @param heading the words with which the explanation in the chapter's README begins
     */
    public record Place(int section, Text heading) {}

    /** Returns what an answer is worth; empty if it cannot be read as an answer to this question. */
    public Optional<Verdict> judge(String typed) {
        return form.judge(typed);
    }
}
