package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.cli.UserError;

/** Writes an archive of the workbook into a folder, and nothing over a file that is there. */
class WorkingCopyTest {
    private static final List<String> FILES = List.of(
            ".mvn/jvm.config",
            "chapters/01-clients/MyPaths.java",
            "chapters/01-clients/README.md",
            "jbang",
            "jbang-catalog.json",
            "lib/informers/pom.xml");
    private static final String STUB = ".workbook/stubs/01-clients/MyPaths.java";
    private static final String EXERCISE = "chapters/01-clients/MyPaths.java";

    @TempDir
    Path folder;

    private Path target;
    private Path zip;

    @BeforeEach
    void anArchive() throws IOException {
        target = folder.resolve("a copy");
        zip = folder.resolve("archive.zip");
        try (FileSystem archive =
                FileSystems.newFileSystem(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            for (String name : FILES) {
                Path file = archive.getPath("/" + name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, "content of " + name);
            }
            Files.setPosixFilePermissions(archive.getPath("/jbang"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void writesEachFileAndTheOriginalsOfTheExercises() throws IOException {
        assertThat(write()).isEqualTo(FILES.size());

        assertThat(written()).containsExactlyInAnyOrderElementsOf(with(FILES, STUB));
        for (String name : FILES) {
            assertThat(target.resolve(name)).hasContent("content of " + name);
        }
        assertThat(target.resolve(STUB)).hasContent("content of " + EXERCISE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyWhatIsExecutableInTheArchiveIsExecutable() throws IOException {
        write();

        assertThat(FILES.stream().filter(name -> Files.isExecutable(target.resolve(name))))
                .containsExactly("jbang");
    }

    @Test
    void anEmptyFolderIsFilled() throws IOException {
        Files.createDirectory(target);

        assertThat(write()).isEqualTo(FILES.size());
    }

    /** As after Ctrl-C: some files are missing, and one was not complete. */
    @Test
    void anInterruptedCopyIsContinued() throws IOException {
        write();
        Files.delete(target.resolve("jbang"));
        Files.delete(target.resolve(STUB));
        Files.createDirectories(target.resolve(".workbook/init"));
        Files.writeString(target.resolve(".workbook/init/part"), "conte");

        assertThat(write()).isEqualTo(FILES.size());
        assertThat(written()).containsExactlyInAnyOrderElementsOf(with(FILES, STUB));
        assertThat(target.resolve("jbang")).hasContent("content of jbang");
    }

    @Test
    void anEditedExerciseIsKept() throws IOException {
        write();
        Files.delete(target.resolve("jbang"));
        Files.writeString(target.resolve(EXERCISE), "my answer");

        assertThatThrownBy(this::write)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Expected a new or an empty folder, found in " + target + ": " + EXERCISE + ".")
                .hasMessageContaining("Nothing was written");
        assertThat(target.resolve(EXERCISE)).hasContent("my answer");
        assertThat(target.resolve("jbang")).doesNotExist();
    }

    @Test
    void aWorkbookThatIsInUseIsNamed() throws IOException {
        write();
        Files.writeString(
                Files.createDirectories(target.resolve("chapters/target")).resolve("board.txt"), "");

        assertThatThrownBy(this::write)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("chapters/target/board.txt")
                .hasMessageContaining("it is a workbook. ./jbang workbook next");
    }

    @Test
    void aFolderWithOtherFilesIsRefused() throws IOException {
        Files.createDirectory(target);
        for (String name : List.of("a", "b", "c", "d")) {
            Files.writeString(target.resolve(name), "");
        }

        assertThatThrownBy(this::write)
                .isInstanceOf(UserError.class)
                .hasMessageContaining(", and more.")
                .hasMessageEndingWith("Name a new folder.");
        assertThat(written()).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Files.writeString(target, "mine");

        assertThatThrownBy(this::write).isInstanceOf(UserError.class).hasMessageContaining("(expected a folder)");
        assertThat(target).hasContent("mine");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectory(target);
        Files.createSymbolicLink(target.resolve("chapters"), elsewhere);

        assertThatThrownBy(this::write).isInstanceOf(UserError.class).hasMessageContaining(": chapters.");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "chapters/../../evil", "a/../b", "./a", "..", "/../evil"})
    void aNameThatLeavesTheFolderIsRefused(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("jbang"));
            out.putNextEntry(new ZipEntry(name));
        }

        assertThatThrownBy(() -> new WorkingCopy(target).write(new ByteArrayInputStream(bytes.toByteArray())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("damaged");
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    /** Not the file of that name in the root of this computer. */
    @Test
    void anAbsoluteNameIsInTheFolder() throws IOException {
        var bytes = new ByteArrayOutputStream();
        String name = folder + "/evil";
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
        }

        assertThat(new WorkingCopy(target).write(new ByteArrayInputStream(bytes.toByteArray())))
                .isEqualTo(1);
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(target.resolve(name.substring(1))).isRegularFile();
    }

    @Test
    void noArchiveAtAllIsExplained() {
        assertThatThrownBy(() -> new WorkingCopy(target).write(new ByteArrayInputStream("<html>".getBytes())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot read the archive of the workbook");
        assertThat(target).doesNotExist();
    }

    private int write() throws IOException {
        try (InputStream archive = Files.newInputStream(zip)) {
            return new WorkingCopy(target).write(archive);
        }
    }

    private List<String> written() throws IOException {
        try (Stream<Path> all = Files.walk(target)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> target.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static List<String> with(List<String> files, String more) {
        return Stream.concat(files.stream(), Stream.of(more)).toList();
    }
}
