package interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import workbook.outside.OutsideProject;

/** A controller outside the repository, with the released artefacts only: lib/junit/src/outside. Beside it {@code interop.compared}. */
@Timeout(400)
class ControllerOutsideIT {
    private static final List<String> MODULES = List.of(
            "lib/client",
            "lib/informers",
            "lib/controllers",
            "lib/testkit",
            "lib/replay",
            "lib/junit",
            "lib/micrometer");

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "Maven builds a controller and tests it with @ReplayCluster and @SimulatedCluster; its class path is small")
    void controller() throws Exception {
        OutsideProject project = new OutsideProject(folder, MODULES, OutsideProject.filesIn("lib/junit/src/outside"));
        OutsideProject.Run build = project.maven("test");
        assertThat(build.output())
                .contains("Running keeper.WidgetControllerTest", "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0")
                .contains("BUILD SUCCESS");
        assertThat(build.status()).isZero();

        List<File> jars = Files.readString(project.folder().resolve("target/runtime-path"))
                .strip()
                .lines()
                .flatMap(line -> List.of(line.split(File.pathSeparator)).stream())
                .map(File::new)
                .toList();
        assertThat(jars).hasSizeBetween(10, 22).noneMatch(jar -> jar.getName().contains("wiremock"));
        System.out.printf(
                "the controller outside: %d jars, %.1f MB; %d lines of code, on java-operator-sdk %d%n",
                jars.size(),
                jars.stream().mapToLong(File::length).sum() / 1e6,
                lines("lib/junit/src/outside/src/main/java/keeper/WidgetController.java"),
                lines("lib/interop/src/test/java/interop/compared/WidgetOperator.java"));
    }

    /** Without blank lines, imports and comments. */
    private static long lines(String file) throws IOException {
        return Files.readAllLines(OutsideProject.root().resolve(file)).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("(import|package|//|/\\*|\\*).*"))
                .count();
    }
}
