package replay.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import replay.ReplayException;

class TapeFolderTest {
    @TempDir
    Path root;

    private Path tapes;

    @BeforeEach
    void shippedTapes() throws IOException {
        tapes = Files.createDirectories(root.resolve("__files/tapes"));
        Files.writeString(Files.createDirectories(tapes.resolve("demo")).resolve("tape.json"), "{}");
    }

    private void record(String name, boolean overwrite, String content) throws IOException {
        try (TapeFolder folder = TapeFolder.open(root, name, overwrite)) {
            Files.writeString(folder.draft().resolve("tape.json"), "{\"recordedBy\":\"" + content + "\"}");
            folder.commit();
        }
    }

    private List<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("__files"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.resolve("__files").relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aTapeIsMovedToItsFolderWhenItIsComplete() throws IOException {
        try (TapeFolder folder = TapeFolder.open(root, "mine", false)) {
            Files.writeString(folder.draft().resolve("tape.json"), "{}");
            assertThat(tapes.resolve("mine")).doesNotExist();
            folder.commit();
            assertThat(folder.target()).isEqualTo(tapes.resolve("mine"));
        }
        assertThat(all()).containsExactly("tapes/demo/tape.json", "tapes/mine/tape.json");
    }

    @Test
    void anIncompleteTapeIsDeleted() throws IOException {
        try (TapeFolder folder = TapeFolder.open(root, "mine", false)) {
            Files.writeString(folder.draft().resolve("objects.jsonl"), "half");
        }
        try (Stream<Path> files = Files.list(root.resolve("__files"))) {
            assertThat(files).containsExactly(tapes);
        }
    }

    @Test
    void anOlderTapeIsReplacedOnlyIfRequested() throws IOException {
        record("mine", false, "one");
        Files.writeString(tapes.resolve("mine/log.jsonl"), "");
        assertThatThrownBy(() -> record("mine", false, "two"))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("There is a tape 'mine' already, at " + tapes.resolve("mine") + ".")
                .hasMessageContaining("--overwrite");
        assertThat(tapes.resolve("mine/tape.json")).content().contains("one");
        record("mine", true, "two");
        assertThat(tapes.resolve("mine/tape.json")).content().contains("two");
        assertThat(all()).as("nothing of the older one is left").hasSize(2);
    }

    @Test
    void otherFilesInTheFolderOfATapeAreKept() throws IOException {
        record("mine", false, "one");
        Files.writeString(tapes.resolve("mine/NOTES.md"), "what to show");
        Files.writeString(Files.createDirectories(tapes.resolve("mine/slides")).resolve("1.txt"), "first");
        record("mine", true, "two");
        assertThat(tapes.resolve("mine/tape.json")).content().contains("two");
        assertThat(all())
                .containsExactly(
                        "tapes/demo/tape.json",
                        "tapes/mine/NOTES.md",
                        "tapes/mine/slides/1.txt",
                        "tapes/mine/tape.json");
    }

    /** A process ID that does not exist: the recorder was killed. */
    @Test
    void theDraftsOfAKilledRecorderAreDeleted() throws IOException {
        record("mine", false, "one");
        Path files = root.resolve("__files");
        Files.writeString(
                Files.createDirectory(StaleDrafts.draft(files, "other-1", 999_999_999_999L))
                        .resolve("x"),
                "half");
        Files.writeString(
                Files.createDirectory(StaleDrafts.old(StaleDrafts.draft(files, "mine", 999_999_999_999L)))
                        .resolve("x"),
                "replaced already");
        record("second", false, "two");
        assertThat(all()).containsExactly("tapes/demo/tape.json", "tapes/mine/tape.json", "tapes/second/tape.json");
    }

    @Test
    void aTapeThatAKilledRecorderHadMovedIsRestored() throws IOException {
        record("mine", false, "one");
        Path files = root.resolve("__files");
        Files.move(tapes.resolve("mine"), StaleDrafts.old(StaleDrafts.draft(files, "mine", 999_999_999_999L)));
        record("second", false, "two");
        assertThat(tapes.resolve("mine/tape.json")).content().contains("one");
    }

    @Test
    void aRecorderThatRunsKeepsItsDraft() throws IOException {
        long other = ProcessHandle.current().parent().orElseThrow().pid();
        Path draft = Files.createDirectory(StaleDrafts.draft(root.resolve("__files"), "mine", other));
        record("mine", false, "one");
        assertThat(draft).isDirectory();
    }

    @Test
    void aShippedTapeIsNeverReplaced() {
        assertThatThrownBy(() -> record("demo", true, "x"))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("The tape 'demo' is part of the workbook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "../a",
                "a\\b",
                "My",
                "a b",
                "-a",
                "a-",
                "a.b",
                "ä",
                "con",
                "lpt1",
                "a\nb",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aNameThatCannotBeThatOfAFolderIsRefused(String name) {
        assertThatThrownBy(() -> TapeFolder.checkName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "kind-1-36", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void goodNames(String name) throws IOException {
        record(name, false, "x");
        assertThat(tapes.resolve(name)).isDirectory();
    }

    /** Fails for root too, who may write everywhere: a file is in the place of the folder. */
    @Test
    void aFolderThatCannotBeWrittenIsAnErrorBeforeAnythingIsRecorded() throws IOException {
        Path other = Files.createDirectories(root.resolve("other"));
        Files.writeString(other.resolve("__files"), "");
        assertThatThrownBy(() -> TapeFolder.open(other, "mine", false))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("The tape cannot be written to " + other.resolve("__files/tapes/mine"))
                .hasMessageContaining("record again");
    }
}
