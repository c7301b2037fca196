import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import workbook.grade.Contract;
import workbook.grade.Task;

public abstract class EchoContract extends Contract<Echo> {
    @Task("2.1 say it again")
    void sayItAgain() {
        assertThat(answer().say("ho")).isEqualTo("ho");
    }

    @Override
    protected Duration limit() {
        return Duration.ofSeconds(2);
    }
}
