package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** The toy chapter's graded tests. */
@WithoutUsing(LibTally.class)
public abstract class TallyContract extends Contract<Tally> {
    @Override
    protected Duration limit() {
        return Duration.ofSeconds(2);
    }

    @Task("1.1 a line is cut into words")
    void words() {
        assertThat(answer().words("to be or not")).containsExactly("to", "be", "or", "not");
    }

    @Task("1.2 two spaces hold no word between them")
    void twoSpaces() {
        assertThat(answer().words("to  be")).as("an empty string is not a word").containsExactly("to", "be");
    }

    @Task("1.3 all lines are counted, the last one too")
    void lines() {
        assertThat(answer().countAll(List.of("a b", "c", "d e")))
                .as("words of all lines, the last line included")
                .isEqualTo(5);
    }

    @Task("1.10 threads may add at the same time")
    void threads() {
        Tally tally = answer();
        Thread one = kit().spawn("one", () -> tally.add("a b c"));
        Thread two = kit().spawn("two", () -> tally.add("d e"));
        kit().await("the first adder ends", one);
        kit().await("the second adder ends", two);
        assertThat(tally.total()).as("words of both threads").isEqualTo(5);
    }
}
