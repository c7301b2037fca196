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
import workbook.command.ToyHouse.Run;

class ResetCommandIT {
    @TempDir
    Path folder;

    private ToyHouse house;
    private String stub;

    /** A house without git has the stubs here. */
    @BeforeEach
    void copyTheHouse() throws IOException {
        house = ToyHouse.in(folder);
        stub = house.read("01-sum/MySum.java");
        Path kept = folder.resolve(".workbook/stubs/01-sum/MySum.java");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, stub);
        house.write("01-sum/MySum.java", ToyHouse.RIGHT_SUM);
    }

    @Test
    void theFileIsAsItWasAndWhatWasWrittenIsKept() throws IOException {
        Run run = house.run("reset", "01", "--yes");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(house.read("01-sum/MySum.java")).isEqualTo(stub);
        assertThat(backups()).singleElement().satisfies(backup -> {
            assertThat(backup).hasContent(ToyHouse.RIGHT_SUM);
            assertThat(run.out()).contains("kept: .workbook/backup/01-sum/" + backup.getFileName());
        });
        assertThat(house.run("reset", "01").out()).contains("there is nothing to reset");
    }

    @Test
    void itAsksAndDoesNothingOnANo() throws IOException {
        Run run = answering("no\n");

        assertThat(run.out()).contains("What you wrote is kept. Type yes: ", "Nothing was changed.");
        assertThat(house.read("01-sum/MySum.java")).isEqualTo(ToyHouse.RIGHT_SUM);
    }

    @Test
    void aYesIsAYes() throws IOException {
        assertThat(answering("yes\n").out()).contains("reset: chapters/01-sum/MySum.java");
        assertThat(house.read("01-sum/MySum.java")).isEqualTo(stub);
    }

    @Test
    void whereNobodyAnswersNothingIsChanged() throws IOException {
        Run run = answering("");

        assertThat(run.err()).contains("Nobody is there to answer", "--yes");
        assertThat(run.status()).isEqualTo(1);
        assertThat(house.read("01-sum/MySum.java")).isEqualTo(ToyHouse.RIGHT_SUM);
        assertThat(folder.resolve(".workbook/backup")).doesNotExist();
    }

    @Test
    void withoutAFirstVersionNothingIsChanged() throws IOException {
        house.write("02-echo/MyEcho.java", "class MyEcho {}");

        Run run = house.run("reset", "02", "--yes");

        assertThat(run.err()).contains("The first version of chapters/02-echo/MyEcho.java is not to be found");
        assertThat(house.read("02-echo/MyEcho.java")).isEqualTo("class MyEcho {}");
    }

    private Run answering(String text) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return house.run("reset", "01");
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
