package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Pod;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads pods from the files of a tape, without a server. */
class TapePodsTest {
    @TempDir
    Path folder;

    private final Path tapes = WorkbookHome.find().wiremock().resolve("__files/tapes");

    @Test
    void aTapeWithABaseHasThePodsOfTheBaseAndItsOwnChanges() {
        TapePods pods = TapePods.read(tapes, "rollout");

        assertThat(pods.listed()).hasSize(15).extracting(Pod::key).contains("default/pod-1");
        assertThat(pods.changes())
                .hasSize(25)
                .extracting(TapePods.Change::type)
                .startsWith("ADDED")
                .endsWith("DELETED");
    }

    @Test
    void aTapeWithoutALogHasNoChanges() {
        assertThat(TapePods.read(tapes, "demo").changes()).isEmpty();
    }

    @Test
    void theTapesOfAJarAreTheSame() throws Exception {
        Path jar = folder.resolve("tapes of a.jar");
        try (FileSystem made = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(tapes)) {
            for (Path file : files.toList()) {
                Path in = made.getPath("/replay/wiremock-mappings/__files/tapes")
                        .resolve(tapes.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(in);
                } else {
                    Files.copy(file, in);
                }
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(TapePods.ofTheJar(loader, "rollout").toString())
                    .isEqualTo(TapePods.read(tapes, "rollout").toString());
            assertThatThrownBy(() -> TapePods.ofTheJar(loader, "nope"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("there are: demo, denied");
        }
    }

    @Test
    void aClassPathWithoutTapesIsExplained() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> TapePods.ofTheJar(loader, "demo"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("Expected the tapes in the jar of informers-replay");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "", "..", "../tapes/demo", "demo/", "/"})
    void onlyNamesOfTapesAreAccepted(String name) {
        assertThatThrownBy(() -> TapePods.read(tapes, name))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there are: demo, denied");
    }
}
