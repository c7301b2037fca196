package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;

/**
 * Only one {@code ./jbang} builds at a time. A script replaces Java; it fails if another one is running. JBang itself would fail only if
 * two builds collide.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherLockIT {
    private static final String JAVA = """
            #!/bin/sh
            [ "$1" != -version ] || { echo 'openjdk version "17.0.15"' >&2; exit; }
            mkdir busy || { echo 'two at once' >&2; exit 7; }
            sleep 0.3
            rmdir busy
            echo "echo built"
            exit 255
            """;

    @TempDir
    Path clone;

    private Path lock;

    @BeforeEach
    void aCloneWithItsOwnJava() throws IOException {
        Path home = WorkbookHome.find().root();
        Files.createDirectory(clone.resolve("chapters"));
        for (String file : new String[] {"jbang", "chapters/jbang-catalog.json"}) {
            Files.copy(home.resolve(file), clone.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path bin = Files.createDirectories(clone.resolve("jdk/bin"));
        for (String tool : new String[] {"java", "javac"}) {
            program(bin.resolve(tool), JAVA);
        }
        Path store = Files.createDirectories(clone.resolve("store/launcher"));
        Files.writeString(store.resolve("jbang-cli-0.132.1-all.jar"), "a jar");
        lock = store.resolve("building");
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Launcher.Run run(String commands) throws IOException, InterruptedException {
        return Launcher.run(clone, "export JBANG_DIR=\"$PWD/store\" JAVA_HOME=\"$PWD/jdk\"; " + commands);
    }

    @Test
    void fiveAtOnceBuildOneAfterTheOther() throws IOException, InterruptedException {
        var run = run("for i in 1 2 3 4 5; do ./jbang 05-store & done; wait");
        assertThat(run.err()).doesNotContain("two at once");
        assertThat(run.out()).isEqualTo("built\n".repeat(5));
        assertThat(lock).doesNotExist();
    }

    @Test
    void otherFilesAndJBangsRunTakeTheLockToo() throws IOException, InterruptedException {
        Files.writeString(clone.resolve("Own.java"), "");
        var run = run("./jbang Own.java & ./jbang run Own.java & ./jbang 05-store & wait");
        assertThat(run.err()).doesNotContain("two at once");
        assertThat(run.out()).isEqualTo("built\n".repeat(3));
    }

    /** The lock names a process that has ended. All waiting processes notice that at once, and one removes the lock. */
    @Test
    void theLockOfAKilledProcessIsRemoved() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Files.writeString(lock, ended.pid() + "\n");
        var run = run("for i in 1 2 3 4; do ./jbang 05-store & done; wait");
        assertThat(run.err()).doesNotContain("two at once");
        assertThat(run.out()).isEqualTo("built\n".repeat(4));
        assertThat(lock).doesNotExist();
    }

    /** The computer stopped between the creation of the file and the write; another one stopped while it removed a lock. */
    @Test
    void anOldLockWithoutAnOwnerIsRemoved() throws IOException, InterruptedException {
        FileTime earlier = FileTime.from(Instant.now().minusSeconds(180));
        Files.setLastModifiedTime(Files.writeString(lock, ""), earlier);
        Files.setLastModifiedTime(Files.writeString(lock.resolveSibling("building.broken"), ""), earlier);
        var run = run("for i in 1 2 3; do ./jbang 05-store & done; wait");
        assertThat(run.err()).doesNotContain("two at once");
        assertThat(run.out()).isEqualTo("built\n".repeat(3));
        assertThat(lock).doesNotExist();
    }

    @Test
    void ctrlCReleasesTheLock() throws IOException, InterruptedException {
        // A shell without job control ignores SIGINT in the background; TERM is handled in the same way.
        var run = run("./jbang 05-store & until [ -s store/launcher/building ]; do :; done; kill -TERM $!; wait $!;"
                + " echo \"status $?\"");
        assertThat(run.out()).endsWith("status 130\n");
        assertThat(lock).doesNotExist();
    }

    /** The store cannot be created, as in a read-only home folder: then there is no lock and no mark of a build. */
    @Test
    void anInstalledJBangRunsWithoutAStore() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(clone.resolve("bin"));
        program(bin.resolve("jbang"), "#!/bin/sh\n[ \"$1\" = build ] || echo ran\n");
        Files.writeString(clone.resolve("file"), "");
        var run = run("export PATH=\"$PWD/bin:$PATH\" JBANG_DIR=\"$PWD/file\"; ./jbang 05-store");
        assertThat(run.out()).as(run.err()).isEqualTo("ran\n");
    }

    /** It builds with the lock and runs without it; it does not build again without changes. */
    @Test
    void anInstalledJBangBuildsUnderTheLock() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(clone.resolve("bin"));
        program(bin.resolve("jbang"), """
                #!/bin/sh
                [ "$1" = build ] || { echo "ran $(ls store/launcher/building 2>/dev/null)"; exit; }
                mkdir busy || { echo 'two at once' >&2; exit 7; }
                sleep 0.3
                rmdir busy
                echo built >>builds
                """);
        String path = "export PATH=\"$PWD/bin:$PATH\"; ";
        var run = run(path + "./jbang 05-store & ./jbang 06-indexer & wait; ./jbang 05-store");
        assertThat(run.err()).doesNotContain("two at once");
        assertThat(run.out()).startsWith("ran ").endsWith("ran \n");
        assertThat(clone.resolve("builds")).hasContent("built\nbuilt\n");
    }
}
