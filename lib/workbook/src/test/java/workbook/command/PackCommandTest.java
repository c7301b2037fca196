package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.command.ToyWorkbook.Run;

/** Errors of pack; PackIT, which is run by hand, tests the rest. */
class PackCommandTest {
    @TempDir
    Path folder;

    @TempDir
    Path stick;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    void anExistingFolderIsNotChanged() throws IOException {
        Path holiday = Files.writeString(stick.resolve("holiday.txt"), "photos");

        Run run = home.run("pack", stick.toString());

        assertThat(run.err()).contains(stick + " exists");
        assertThat(run.status()).isEqualTo(1);
        assertThat(holiday).hasContent("photos");
    }

    @Test
    void anIncompletePackIsDeleted() {
        Path target = stick.resolve("workbook");

        Run run = home.run("pack", target.toString()); // a clone without git

        assertThat(run.err()).contains("git failed: git status");
        assertThat(run.status()).isEqualTo(1);
        assertThat(target).doesNotExist();
    }
}
