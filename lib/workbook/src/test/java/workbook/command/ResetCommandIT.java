package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.command.ToyWorkbook.Run;

class ResetCommandIT {
    @TempDir
    Path folder;

    private ToyWorkbook home;
    private String stub;

    /** A packed workbook has the stubs here. */
    @BeforeEach
    void copyTheWorkbook() throws IOException {
        home = ToyWorkbook.in(folder);
        stub = home.read("01-sum/MySum.java");
        Path kept = folder.resolve(".workbook/stubs/01-sum/MySum.java");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, stub);
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);
    }

    @Test
    void theStubIsRestoredAndWhatWasWrittenIsKept() throws IOException {
        Run run = home.run("reset", "01", "--yes");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(home.read("01-sum/MySum.java")).isEqualTo(stub);
        assertThat(backups()).singleElement().satisfies(backup -> {
            assertThat(backup).hasContent(ToyWorkbook.RIGHT_SUM);
            assertThat(run.out()).contains("kept: .workbook/backup/01-sum/" + backup.getFileName());
        });
        assertThat(home.run("reset", "01").out()).contains("there is nothing to reset");
    }

    @Test
    void itAsksAndChangesNothingWithoutConfirmation() throws IOException {
        Run run = answering("no\n");

        assertThat(run.out()).contains("What you wrote is kept. Type yes: ", "Nothing was changed.");
        assertThat(home.read("01-sum/MySum.java")).isEqualTo(ToyWorkbook.RIGHT_SUM);
    }

    @Test
    void yesConfirms() throws IOException {
        assertThat(answering("yes\n").out()).contains("reset: chapters/01-sum/MySum.java");
        assertThat(home.read("01-sum/MySum.java")).isEqualTo(stub);
    }

    @Test
    void withoutInputNothingIsChanged() throws IOException {
        Run run = answering("");

        assertThat(run.err()).contains("There is no input to confirm the reset", "--yes");
        assertThat(run.status()).isEqualTo(1);
        assertThat(home.read("01-sum/MySum.java")).isEqualTo(ToyWorkbook.RIGHT_SUM);
        assertThat(folder.resolve(".workbook/backup")).doesNotExist();
    }

    @Test
    void withoutAStubNothingIsChanged() throws IOException {
        home.write("02-echo/MyEcho.java", "class MyEcho {}");

        Run run = home.run("reset", "02", "--yes");

        assertThat(run.err()).contains("The first version of chapters/02-echo/MyEcho.java was not found");
        assertThat(home.read("02-echo/MyEcho.java")).isEqualTo("class MyEcho {}");
    }

    private Run answering(String text) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return home.run("reset", "01");
        } finally {
            System.setIn(before);
        }
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".workbook/backup/01-sum"))) {
            return files.toList();
        }
    }
}
