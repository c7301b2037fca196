package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.UserError;

/** How a learner's files are found, and how results become cells. */
class HandInTest {
    private static final List<String> WANTED = List.of("01-sum/MySum.java", "02-echo/MyEcho.java");

    @TempDir
    Path folder;

    @Test
    void aCloneOrItsChaptersOrJustTheFiles() throws IOException {
        for (String file : List.of("ann/chapters/01-sum/MySum.java", "bob/01-sum/MySum.java", "cid/MySum.java")) {
            Path written = write(file);

            HandIn found = HandIn.in(List.of(folder.resolve(file.substring(0, 3))), WANTED)
                    .get(0);

            assertThat(found.learner()).isEqualTo(file.substring(0, 3));
            assertThat(found.files()).containsOnlyKeys("01-sum/MySum.java").containsValue(written);
        }
    }

    @Test
    void aFolderOfFolders() throws IOException {
        write("all/ann/MySum.java");
        write("all/bob/chapters/02-echo/MyEcho.java");
        write("all/notes/readme.txt");

        assertThat(HandIn.in(List.of(folder.resolve("all")), WANTED))
                .extracting(HandIn::learner)
                .containsExactly("ann", "bob");
    }

    @Test
    void aZipFileThatWasUnpackedIntoAFolderOfItsOwn() throws IOException {
        write("ann/informer-workbook-main/chapters/01-sum/MySum.java");

        assertThat(HandIn.in(List.of(folder.resolve("ann")), WANTED))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.learner()).isEqualTo("ann");
                    assertThat(found.files()).hasSize(1);
                });
    }

    @Test
    void whoHandedNothingInIsThereToo() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("eve"));

        assertThat(HandIn.in(List.of(empty), WANTED))
                .singleElement()
                .satisfies(found -> assertThat(found.files()).isEmpty());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "not theirs");
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("ann")).resolve("MySum.java"), secret);

        assertThat(HandIn.in(List.of(folder.resolve("ann")), WANTED).get(0).files())
                .isEmpty();
    }

    @Test
    void aMissingFolderIsTold() {
        assertThatThrownBy(() -> HandIn.in(List.of(folder.resolve("nobody")), WANTED))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no folder " + folder.resolve("nobody"));
    }

    @Test
    void aCellIsQuotedAndNoFormula() {
        assertThat(FinalReport.cell("say \"a, b\"\nc")).isEqualTo("\"say \"\"a, b\"\"\nc\"");
        assertThat(FinalReport.cell("=1+1")).isEqualTo("\"'=1+1\"");
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
