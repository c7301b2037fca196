package workbook.stage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on the stage. Immutable.
 *
 * @param number counted from 1
 * @param actor who did it: {@code you}, {@code reflector}, {@code informer}, {@code handler slow}, {@code time}
 * @param what what it did, in words
 * @param changes the parts that differ from the step before, in the order of the picture
 * @param action the index of the action in the session from which it follows; -1 for the start
 * @param turn counts the turns: the steps of one turn happened together
 * @param place the line that the actor was at: of the answer, if it acts; otherwise of the library; null if it is neither's
 */
public record Step(
        int number,
        String actor,
        String what,
        List<Change> changes,
        int action,
        int turn,
        @Nullable Place place) {
    public Step {
        changes = List.copyOf(changes);
    }
}
