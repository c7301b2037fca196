package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookHomeTest {
    @TempDir
    Path folder;

    @Test
    void isFoundFromTheClassesThemselves() {
        assertThat(WorkbookHome.find().root().resolve("lib/workbook/pom.xml")).exists();
    }

    @Test
    void isFoundFromAnyPlaceInIt() throws IOException {
        Path home = build("a home");
        Path deep = Files.createDirectories(home.resolve("chapters/01-clients/test"));

        assertThat(WorkbookHome.find(List.of(folder, deep)).root()).isEqualTo(home);
    }

    @Test
    void aFolderWithACatalogAloneIsNoWorkbook() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("jbang-catalog.json"), "{}");

        assertThatThrownBy(() -> WorkbookHome.find(List.of(other)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot find the workbook's folder")
                .hasMessageContaining(
                        "Clone the repository, or create a working copy with the workbook's command init");
    }

    @Test
    void knowsItsChaptersInOrder() throws IOException {
        Path home = build("workbook");
        for (String name : List.of("02-listwatch", "01-clients", "target")) {
            Files.createDirectories(home.resolve("chapters").resolve(name));
        }
        WorkbookHome found = WorkbookHome.find(List.of(home));

        assertThat(found.chapters()).containsExactly("01-clients", "02-listwatch");
        assertThat(found.chapter("02-listwatch")).isEqualTo(home.resolve("chapters/02-listwatch"));
        assertThatThrownBy(() -> found.chapter("03-deltafifo"))
                .hasMessage("There is no chapter '03-deltafifo'. There are: 01-clients, 02-listwatch.");
    }

    @Test
    void itsMarkerIsAnEmptyArchive() throws IOException {
        Path sign = WorkbookHome.find().root().resolve("lib/workbook").resolve(WorkbookHome.MARKER);

        try (var archive = new ZipFile(sign.toFile())) {
            assertThat(archive.size()).isZero();
        }
    }

    private Path build(String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("jbang-catalog.json"), "{}");
        Files.createDirectories(home.resolve("chapters"));
        Files.createDirectories(home.resolve("lib/informers"));
        return home;
    }
}
