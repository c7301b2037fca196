import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import workbook.grade.Contract;
import workbook.grade.Task;

public abstract class SumContract extends Contract<Sum> {
    @Task("1.1 two numbers")
    void twoNumbers() {
        assertThat(answer().add(2, 3)).as("two and three are five").isEqualTo(5);
    }

    @Task("1.2 many numbers")
    void manyNumbers() {
        assertThat(answer().total(List.of(1, 2, 3))).as("all numbers count").isEqualTo(6);
    }
}
