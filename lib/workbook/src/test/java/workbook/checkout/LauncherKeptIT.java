package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;

/**
 * The launcher keeps the command that JBang printed, and uses it until something has changed. A script replaces Java: with {@code -jar} it
 * is JBang and counts its builds, otherwise it is the program and prints its arguments.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherKeptIT {
    private static final String JAVA = """
            #!/bin/sh
            case " $* " in
              ' -version ') echo 'openjdk version "17.0.15"' >&2 ;;
              *' -jar '*)
                echo "build $*" >>builds
                : >store/Script.jar
                echo "'$PWD/jdk/bin/java' -Xmx9m -classpath '$PWD/store/Script.jar:$PWD/lib/workbook/home.jar' Main"
                exit 255
                ;;
              *) for word; do printf '<%s>' "$word"; done; echo ;;
            esac
            """;

    @TempDir
    Path clone;

    @BeforeEach
    void aCloneWithItsOwnJava() throws IOException, InterruptedException {
        Path home = WorkbookHome.find().root();
        Files.createDirectory(clone.resolve("chapters"));
        for (String file : new String[] {"jbang", "chapters/jbang-catalog.json"}) {
            Files.copy(home.resolve(file), clone.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String tool : new String[] {"java", "javac"}) {
            assertThat(write("jdk/bin/" + tool, JAVA).toFile().setExecutable(true))
                    .isTrue();
        }
        write("store/launcher/jbang-cli-0.132.1-all.jar", "a jar");
        write("lib/workbook/home.jar", "");
        write("lib/client/src/main/java/client/Client.java", "class Client {}");
        write("lib/replay/src/main/resources/kinds.txt", "Pod");
        write("lib/client/src/test/java/client/ClientTest.java", "class ClientTest {}");
        write("chapters/05-store/StoreDemo.java", "class StoreDemo {}");
        write("chapters/05-store/MyStore.java", "class MyStore {}");
        run("05-store");
    }

    private Path write(String file, String text) throws IOException {
        Path path = clone.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private String run(String arguments) throws IOException, InterruptedException {
        var run = Launcher.run(
                clone,
                "export JBANG_DIR=\"$PWD/store\" JAVA_HOME=\"$PWD/jdk\" PATH=/usr/bin:/bin; ./jbang " + arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private long builds() throws IOException {
        return Files.readString(clone.resolve("builds")).lines().count();
    }

    private void assertBuiltAgain() throws IOException, InterruptedException {
        run("05-store");
        assertThat(builds()).as("builds after a change").isEqualTo(2);
        assertThat(Files.readAllLines(clone.resolve("builds")))
                .as("JBang alone does not see that a file on which the script depends has changed")
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("--fresh"),
                        second -> assertThat(second).contains("run --fresh "));
        run("05-store");
        assertThat(builds()).as("builds without a further change").isEqualTo(2);
    }

    @Test
    void withoutAChangeJBangIsNotAskedAgain() throws IOException, InterruptedException {
        String out = run("05-store 'a b' \"it's\" '$HOME' '*' ''");

        assertThat(out)
                .endsWith("<Main><a b><it's><$HOME><*><>\n")
                .contains("<-Xmx9m><-classpath><" + clone + "/store/Script.jar:");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void theLearnersFileAndTestsAreNoneOfItsSources() throws IOException, InterruptedException {
        write("chapters/05-store/MyStore.java", "class MyStore { int changed; }");
        write("lib/client/src/test/java/client/ClientTest.java", "class ClientTest { int changed; }");
        run("05-store");

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aChangedSourceIsBuilt() throws IOException, InterruptedException {
        write("lib/client/src/main/java/client/Client.java", "class Client2{}");
        assertBuiltAgain();
    }

    @Test
    void aChangedResourceIsBuilt() throws IOException, InterruptedException {
        write("lib/replay/src/main/resources/kinds.txt", "Job");
        assertBuiltAgain();
    }

    @Test
    void aChangedScriptIsBuilt() throws IOException, InterruptedException {
        write("chapters/05-store/StoreDemo.java", "class StoreDem0 {}");
        assertBuiltAgain();
    }

    @Test
    void aSourceReplacedByAnOlderFileOfTheSameSizeIsBuilt() throws IOException, InterruptedException {
        Path source = clone.resolve("lib/client/src/main/java/client/Client.java");
        FileTime before = Files.getLastModifiedTime(source);
        Path older = write("older", "class Clienz {}");
        Files.setLastModifiedTime(older, before);
        Files.move(older, source, StandardCopyOption.REPLACE_EXISTING);
        assertBuiltAgain();
    }

    @Test
    void aDeletedSourceIsBuilt() throws IOException, InterruptedException {
        Files.delete(clone.resolve("lib/client/src/main/java/client/Client.java"));
        assertBuiltAgain();
    }

    @Test
    void aChangedCatalogIsBuilt() throws IOException, InterruptedException {
        Path catalog = clone.resolve("chapters/jbang-catalog.json");
        Files.writeString(catalog, Files.readString(catalog) + "\n");
        assertBuiltAgain();
    }

    @Test
    void aMissingJarIsBuilt() throws IOException, InterruptedException {
        Files.delete(clone.resolve("store/Script.jar"));
        assertBuiltAgain();
    }

    /** As another JDK builds it, into the same place. */
    @Test
    void aJarThatSomebodyElseHasBuiltIsBuiltAgain() throws IOException, InterruptedException {
        Files.setLastModifiedTime(
                clone.resolve("store/Script.jar"), FileTime.from(Instant.now().plusSeconds(1)));
        run("05-store");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void theSecondUsualRunWritesAnArchiveAndLaterOnesUseIt() throws IOException, InterruptedException {
        String archive = archive(run("05-store"), "-XX:ArchiveClassesAtExit="); // the first run was before this test
        assertThat(run("05-store --mine")).doesNotContain("Archive");
        Files.writeString(Path.of(archive), "classes");

        assertThat(archive(run("05-store --mine"), "-XX:SharedArchiveFile=")).isEqualTo(archive);
        write("lib/client/src/main/java/client/Client.java", "class Client2{}");
        assertThat(run("05-store")).as("of other classes").doesNotContain("Archive");
        assertThat(Path.of(archive)).doesNotExist();
        assertThat(archive(run("05-store"), "-XX:ArchiveClassesAtExit=")).isEqualTo(archive);
    }

    private static String archive(String out, String option) {
        assertThat(out).contains("<" + option);
        return out.substring(out.indexOf(option) + option.length()).replaceFirst("(?s)>.*", "");
    }

    @Test
    void gradingWritesTheArchiveOfTheCommands() throws IOException, InterruptedException {
        assertThat(run("workbook next")).doesNotContain("Archive");
        assertThat(run("workbook grade 05 --watch")).doesNotContain("Archive");
        assertThat(run("workbook grade --final")).doesNotContain("Archive");
        assertThat(run("workbook grade 05")).doesNotContain("Archive");
        assertThat(run("workbook grade 05")).contains("<-XX:ArchiveClassesAtExit=");
    }
}
