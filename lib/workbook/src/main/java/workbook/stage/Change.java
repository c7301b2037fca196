package workbook.stage;

import java.util.List;

/**
 * What a step changed. Immutable.
 *
 * @param part the part of the picture, such as {@code store} or {@code buffer of slow}
 * @param before its rows before the step; empty also if there was no such part
 * @param after its rows after the step
 */
public record Change(String part, List<String> before, List<String> after) {
    public Change {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
