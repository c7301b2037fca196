package chapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;

/** Runs {@code mvn test}, as a learner does, in a copy of this checkout with a library whose own tests are broken. */
@DisabledOnOs(OS.WINDOWS)
class MvnTestIT {
    private static final int SCREEN = 24;
    private static final long SECONDS = 180;

    /** Of the folders target. */
    private static final Set<String> KEPT = Set.of("classes", "test-classes");

    private static final String RED = """
            import informers.api.GroupVersionResource;
            import java.util.List;

            public class MyListReader implements ListReader {
                // Task 1.1
                @Override
                public String path(GroupVersionResource resource, String namespace) {
                    return "/everything";
                }

                @Override
                public Page page(Server server, GroupVersionResource resource, String namespace, int limit, String token) {
                    throw new workbook.grade.Todo("1.2");
                }

                @Override
                public List<String> names(Server server, GroupVersionResource resource, String namespace, int limit) {
                    throw new workbook.grade.Todo("1.3");
                }

                @Override
                public String preferredVersion(Server server, String group) {
                    throw new workbook.grade.Todo("1.4");
                }
            }
            """;

    @TempDir
    static Path copy;

    record Run(int status, String output) {
        /** Returns what a terminal of 24 lines shows, with a line for the shell's prompt. */
        String lastScreen() {
            List<String> lines = output.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SCREEN + 1), lines.size()));
        }
    }

    @BeforeAll
    static void copyTheCheckoutAndBreakTheLibrarysTests() throws IOException {
        copy(WorkbookHome.find().root());
        Files.writeString(copy.resolve("lib/client/src/test/java/BrokenTest.java"), """
                class BrokenTest {
                    @org.junit.jupiter.api.Test
                    void broken() {
                        throw new AssertionError("broken on purpose");
                    }
                }
                """);
        Files.writeString(copy.resolve("lib/informers/src/test/java/NoJavaTest.java"), "this is no Java");
    }

    @Test
    void theBoardIsTheLastScreenIfAnExerciseIsRed() throws Exception {
        Files.writeString(copy.resolve("chapters/01-clients/MyListReader.java"), RED);

        Run run = mvnTest();

        assertThat(run.status()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("BUILD FAILURE").doesNotContain("broken on purpose");
        assertThat(run.lastScreen())
                .contains("The board\n  01-clients: 0 done, ", "\n  11-controller: ")
                .contains("\nred: 1.1 ")
                .containsPattern("\nnext: chapters/01-clients/MyListReader.java:\\d+  1\\.1 .*$");
    }

    @Test
    void theBoardIsTheLastScreenIfNothingIsRed() throws Exception {
        Files.writeString(
                copy.resolve("chapters/01-clients/MyListReader.java"),
                RED.replace("return \"/everything\";", "throw new workbook.grade.Todo(\"1.1\");"));

        Run run = mvnTest();

        assumeThat(run.output())
                .as("other exercises of this checkout are not red")
                .contains(" 0 red, ")
                .doesNotContainPattern(" [1-9]\\d* red, ");
        assertThat(run.output()).contains("BUILD SUCCESS");
        assertThat(run.status()).isZero();
        assertThat(run.lastScreen())
                .contains("\nThe board\n  01-clients: 0 done, 0 red, 7 not started")
                .containsPattern("\nnext: chapters/01-clients/MyListReader.java:\\d+  1\\.1 .*$");
    }

    @Test
    void anErrorInTheLibraryIsShownInMavensWords() throws Exception {
        Path broken = copy.resolve("lib/client/src/main/java/informers/NoJava.java");
        Files.writeString(broken, "this is no Java");
        try {
            Run run = mvnTest();

            assertThat(run.status()).as(run.output()).isEqualTo(1);
            assertThat(run.output()).contains("NoJava.java").doesNotContain("The board");
            assertThat(run.lastScreen()).contains("[ERROR] Failed to execute goal", "informers-client");
        } finally {
            Files.delete(broken);
        }
    }

    private static Run mvnTest() throws IOException, InterruptedException {
        Path output = copy.resolve("output.txt");
        // Without incremental compilation, the classes of the copied folders target are used, although their paths are
        // new.
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                        "-o",
                        "-Dstyle.color=never",
                        "-Dmaven.compiler.useIncrementalCompilation=false",
                        "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                        "test")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_") || name.equals("CI"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as(() -> "did not end in " + SECONDS + " s: " + read(output))
                    .isTrue();
            return new Run(process.exitValue(), read(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies what Maven needs, with the times of the files: so the copied classes are up to date. */
    private static void copy(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                boolean inTarget = folder.getParent().endsWith("target");
                if (folder.equals(root.resolve(".git"))
                        || inTarget && !KEPT.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(root.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getParent().endsWith("target")) {
                    Files.copy(file, copy.resolve(root.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
