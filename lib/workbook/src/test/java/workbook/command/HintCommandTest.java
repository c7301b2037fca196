package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.command.ToyWorkbook.Run;

class HintCommandTest {
    @TempDir
    Path folder;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    void eachCallShowsOneMore() {
        assertThat(hint("1.2"))
                .contains("Hint 1: where to begin", "Write a plus sign.", "Hints left: 2")
                .doesNotContain("Hint 2");
        assertThat(hint("1.2"))
                .contains("Hint 2: the loop of 1.2", "Hints left: 1")
                .doesNotContain("Hint 1");
        assertThat(hint("1.2")).contains("Hint 3: where it ends", "This was the last hint.");
        assertThat(hint("1.2")).contains("Hint 1", "Hint 2", "Hint 3", "These are all 3 hints.");
    }

    @Test
    void aHintThatNamesAnotherTaskIsLeftOut() {
        assertThat(hint("1.1")).contains("Hint 1", "This was the last hint.");
        assertThat(hint("1.1")).contains("Hint 1", "This is the only hint.").doesNotContain("Hint 2");
    }

    @Test
    void allAtOnceAndTheChaptersInTurn() {
        assertThat(hint("1.2", "--all")).contains("Hint 1", "Hint 2", "Hint 3").doesNotContain("Nothing.");
        assertThat(hint("01")).contains("Hint 1", "Hints left: 2");
    }

    @Test
    void inChinese() {
        assertThat(hint("1.2", "--lang=zh")).contains("提示 1：where to begin");
    }

    @Test
    void whatDoesNotExistIsReported() {
        assertThat(home.run("hint", "1.7", "--lang=en").err()).contains("There is no task 1.7 in chapters/01-sum");
        assertThat(home.run("hint", "9.1", "--lang=en").err()).contains("There is no chapter");
        assertThat(home.run("hint", "2.1", "--lang=en").err()).contains("There are no hints in");
        Run run = home.run("hint", "1.1", "--lang=fr");
        assertThat(run.err()).contains("expected --lang en or zh, found 'fr'");
        assertThat(run.status()).isEqualTo(1);
    }

    private String hint(String... args) {
        String[] all = new String[args.length + (args.length == 1 ? 2 : 1)];
        all[0] = "hint";
        System.arraycopy(args, 0, all, 1, args.length);
        if (args.length == 1) {
            all[2] = "--lang=en";
        }
        Run run = home.run(all);
        assertThat(run.err()).isEmpty();
        return run.out();
    }
}
