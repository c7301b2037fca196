package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileChangesIT {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Path mine;
    private Path other;

    @BeforeEach
    void files() throws IOException {
        mine = Files.writeString(folder.resolve("MySum.java"), "1");
        other = Files.writeString(folder.resolve("MyEcho.java"), "1");
    }

    @Test
    void aChangedFileIsReported() throws Exception {
        try (FileChanges watch = FileChanges.of(List.of(mine, other), false, said::add)) {
            Files.writeString(mine, "2");

            assertThat(watch.next()).containsExactly(mine);
        }
    }

    /** As many editors save: a new file replaces the old one. */
    @Test
    void aReplacedFileIsReported() throws Exception {
        try (FileChanges watch = FileChanges.of(List.of(mine), false, said::add)) {
            Path fresh = Files.writeString(folder.resolve("MySum.java~"), "2");
            Files.move(fresh, mine, StandardCopyOption.REPLACE_EXISTING);

            assertThat(watch.next()).containsExactly(mine);
        }
    }

    /** As some editors save: the file is deleted and written again. */
    @Test
    void aFileThatIsMissingForAMomentIsReportedOnlyIfItHasChanged() throws Exception {
        try (FileChanges watch = FileChanges.of(List.of(mine, other), false, said::add)) {
            Files.delete(mine);
            Thread saves = new Thread(() -> {
                try {
                    Thread.sleep(200); // longer than an editor needs, and than a check
                    Files.writeString(mine, "1");
                    Files.writeString(other, "2");
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            saves.start();

            assertThat(watch.next()).containsExactly(other);
            saves.join();
        }
    }

    @Test
    void aDeletedFileIsReported() throws Exception {
        try (FileChanges watch = FileChanges.of(List.of(mine, other), false, said::add)) {
            Files.delete(mine);

            assertThat(watch.next()).containsExactly(mine);
        }
    }

    @Test
    void aFileThatWasSavedUnchangedHasNotChanged() throws Exception {
        try (FileChanges watch = FileChanges.of(List.of(mine, other), false, said::add)) {
            Files.writeString(mine, "1");
            Files.writeString(other, "2");

            assertThat(watch.next()).containsExactly(other);
        }
    }

    @Test
    void pollingIsReported() throws Exception {
        try (FileChanges watch = FileChanges.of(List.of(mine), true, said::add)) {
            Files.writeString(mine, "2");

            assertThat(watch.next()).containsExactly(mine);
            assertThat(said).containsExactly("Checking the file every second.");
        }
    }

    /** The folder is deleted and created again, as when a branch is changed: changes in the new one are not notified. */
    @Test
    @DisabledOnOs({OS.MAC, OS.WINDOWS})
    void withoutNotificationsItPollsAndReportsThat() throws Exception {
        Path branch = Files.createDirectory(folder.resolve("branch"));
        Path file = Files.writeString(branch.resolve("MySum.java"), "1");
        try (FileChanges watch = FileChanges.of(List.of(file), false, said::add)) {
            Files.delete(file);
            Files.delete(branch);
            assertThat(watch.next()).containsExactly(file);
            Files.createDirectory(branch);
            Files.writeString(file, "2");

            assertThat(watch.next()).containsExactly(file);
            assertThat(said).singleElement().asString().contains("Checking every second instead.");
        }
    }
}
