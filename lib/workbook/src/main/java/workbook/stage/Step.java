package workbook.stage;

import java.util.List;

/**
 * Something that happened on the stage. Immutable.
 *
 * @param number counted from 1
 * @param actor who did it: {@code you}, {@code reflector}, {@code informer}, {@code handler slow}, {@code time}
 * @param what what it did, in words
 * @param changes the parts that differ from the step before, in the order of the picture
 */
public record Step(int number, String actor, String what, List<Change> changes) {
    public Step {
        changes = List.copyOf(changes);
    }
}
