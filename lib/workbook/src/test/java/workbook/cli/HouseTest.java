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

class HouseTest {
    @TempDir
    Path folder;

    @Test
    void isFoundFromTheClassesThemselves() {
        assertThat(House.find().root().resolve("lib/workbook/pom.xml")).exists();
    }

    @Test
    void isFoundFromAnyPlaceInIt() throws IOException {
        Path house = build("a house");
        Path deep = Files.createDirectories(house.resolve("chapters/01-clients/test"));

        assertThat(House.find(List.of(folder, deep)).root()).isEqualTo(house);
    }

    @Test
    void aFolderWithACatalogAloneIsNoHouse() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("jbang-catalog.json"), "{}");

        assertThatThrownBy(() -> House.find(List.of(other)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot find the workbook's folder")
                .hasMessageContaining("Clone the repository");
    }

    @Test
    void knowsItsChaptersInOrder() throws IOException {
        Path house = build("house");
        for (String name : List.of("02-listwatch", "01-clients", "target")) {
            Files.createDirectories(house.resolve("chapters").resolve(name));
        }
        House found = House.find(List.of(house));

        assertThat(found.chapters()).containsExactly("01-clients", "02-listwatch");
        assertThat(found.chapter("02-listwatch")).isEqualTo(house.resolve("chapters/02-listwatch"));
        assertThatThrownBy(() -> found.chapter("03-deltafifo"))
                .hasMessage("There is no chapter '03-deltafifo'. There are: 01-clients, 02-listwatch.");
    }

    @Test
    void itsSignIsAnEmptyArchive() throws IOException {
        Path sign = House.find().root().resolve("lib/workbook").resolve(House.SIGN);

        try (var archive = new ZipFile(sign.toFile())) {
            assertThat(archive.size()).isZero();
        }
    }

    private Path build(String name) throws IOException {
        Path house = Files.createDirectories(folder.resolve(name));
        Files.writeString(house.resolve("jbang-catalog.json"), "{}");
        Files.createDirectories(house.resolve("chapters"));
        Files.createDirectories(house.resolve("lib/informers"));
        return house;
    }
}
