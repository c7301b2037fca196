package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;

/** A chapter runs by name and by file, from any folder. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private final Path home = WorkbookHome.find().root();
    private final String jbang = "'" + home.resolve("jbang") + "'";

    @TempDir
    Path elsewhere;

    @Test
    void runsAChapterByItsNameFromAnotherFolder() throws IOException, InterruptedException {
        assertHelpOfClients(Launcher.run(elsewhere, jbang + " 01-clients --help"));
        assertHelpOfClients(Launcher.run(elsewhere, jbang + " run 01-clients --help"));
    }

    @Test
    void runsAChapterByItsFileFromAnotherFolder() throws IOException, InterruptedException {
        String file = " '" + home.resolve("chapters/01-clients/ClientsDemo.java") + "'";
        assertHelpOfClients(Launcher.run(elsewhere, jbang + file + " --help"));
        assertHelpOfClients(Launcher.run(elsewhere, jbang + " run" + file + " --help"));
    }

    @Test
    void isFoundThroughALinkAndThroughThePath() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("a link"), home.resolve("jbang"));
        try {
            assertHelpOfClients(Launcher.run(elsewhere, "'" + link + "' 01-clients --help"));
        } finally {
            Files.delete(link); // JUnit refuses links that lead out of its folder
        }
        assertHelpOfClients(Launcher.run(elsewhere, "PATH='" + home + "':\"$PATH\" jbang 01-clients --help"));
    }

    @Test
    void passesACommandOfJBangToJBang() throws IOException, InterruptedException {
        assertThat(Launcher.run(elsewhere, jbang + " version").out().strip()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    /** Maven and JBang have the same dependencies, but resolve transitive versions in different ways. */
    @Test
    void runsWithTheSameJarsAsMaven() throws IOException, InterruptedException {
        var run = Launcher.run(home, "./jbang info classpath lib/workbook/ReplayScript.java");

        assertThat(jars(run.out()))
                .as("jars of lib/workbook/ReplayScript.java; a BOM in //DEPS sets the versions: " + run.err())
                .contains("wiremock-3.13.2.jar")
                .filteredOn(jar -> !jar.matches("workbook-home.jar|Replay.jar|ReplayScript.jar"))
                .filteredOn(jar -> !jar.startsWith("hamcrest-")) // Awaitility, a test's dependency, has its own
                .isSubsetOf(jars(System.getProperty("java.class.path")));
    }

    private static List<String> jars(String classPath) {
        return Stream.of(classPath.strip().split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> Path.of(entry).getFileName().toString())
                .toList();
    }

    @Test
    void keepsArgumentsWithSpacesTogether() throws IOException, InterruptedException {
        Path script = Files.writeString(elsewhere.resolve("Words.java"), """
                public class Words {
                    public static void main(String[] words) {
                        System.out.println(String.join("|", words));
                    }
                }
                """);

        var run = Launcher.run(elsewhere, jbang + " run '" + script + "' 'a b' \"it's\" '$HOME' '*' 'q\"q' 'a\\b'");

        assertThat(run.out().strip()).isEqualTo("a b|it's|$HOME|*|q\"q|a\\b");
    }

    /** Uses what {@code ./jbang workbook pack} puts beside the launcher. The installed jbang prints its arguments. */
    @Test
    void usesThePackedJBangAndMavenRepository() throws IOException, InterruptedException {
        Files.createDirectory(elsewhere.resolve("chapters"));
        for (String file : List.of("jbang", "chapters/jbang-catalog.json")) {
            Files.copy(home.resolve(file), elsewhere.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path installed = Files.createDirectory(elsewhere.resolve("bin")).resolve("jbang");
        Files.writeString(installed, "#!/bin/sh\necho \"$JBANG_DIR $JBANG_REPO\"\n");
        assertThat(installed.toFile().setExecutable(true)).isTrue();
        String run = "env -u JBANG_DIR -u JBANG_REPO PATH=\"" + installed.getParent() + ":$PATH\" ./jbang 01-clients";

        assertThat(Launcher.run(elsewhere, run).out().strip()).isEmpty();
        Path pack = Files.createDirectories(elsewhere.resolve(".workbook/pack/jbang"))
                .getParent();
        assertThat(Launcher.run(elsewhere, run).out().strip())
                .isEqualTo(pack.resolve("jbang") + " " + pack.resolve("repository"));
    }

    @Test
    void listsTheChaptersWhenOneIsUnknown() throws IOException, InterruptedException {
        var run = Launcher.run(elsewhere, jbang + " 01-client");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("There is no chapter '01-client'", "01-clients");
    }

    @Test
    void reportsWhatIsWrongWithJava() throws IOException, InterruptedException {
        String path = pathWithoutJBang();
        var none = Launcher.run(elsewhere, path + "JAVA_HOME='" + elsewhere + "' " + jbang + " version");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err()).contains("needs a JDK, version 17 or later", "no bin/java", elsewhere.toString());

        Path bin = Files.createDirectory(elsewhere.resolve("bin"));
        for (String tool : new String[] {"java", "javac"}) {
            Path fake = Files.writeString(bin.resolve(tool), "#!/bin/sh\necho 'java version \"1.8.0_402\"' >&2\n");
            assertThat(fake.toFile().setExecutable(true)).isTrue();
        }
        var old = Launcher.run(elsewhere, path + "JAVA_HOME='" + elsewhere + "' " + jbang + " version");
        assertThat(old.status()).isEqualTo(1);
        assertThat(old.err()).contains("needs a JDK, version 17 or later", "is version 1.8.0_402");
    }

    /** An installed jbang would run instead, and find Java in its own way. */
    private String pathWithoutJBang() throws IOException, InterruptedException {
        Path tools = Files.createDirectory(elsewhere.resolve("tools"));
        String link = "for tool in sh dirname readlink sed grep head; do"
                + " printf '#!/bin/sh\\nexec %s \"$@\"\\n' \"$(command -v $tool)\" > tools/$tool;"
                + " chmod +x tools/$tool; done";
        assertThat(Launcher.run(elsewhere, link).status()).isZero();
        return "PATH='" + tools + "' ";
    }

    private static void assertHelpOfClients(Launcher.Run run) {
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("01-clients");
        assertThat(run.err()).doesNotContain("Fetching JBang"); // Maven has put it where the launcher finds it
    }
}
