package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;

/** {@code jbang NAME@CATALOG}, for somebody who has JBang, and neither a clone nor git. */
@DisabledOnOs(OS.WINDOWS)
class RemoteCatalogIT {
    private static final int NOT_STARTED = 4;

    @TempDir
    static Path folder;

    private static final Path ROOT = WorkbookHome.find().root();
    private static RemoteCatalog remote;
    private static Path elsewhere;
    private static Path copy;
    private static RemoteCatalog.Run init;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(ROOT.resolve(".git")), "the working copy is made from a clone");
        remote = new RemoteCatalog(folder);
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        copy = elsewhere.resolve("my copy");
        init = remote.jbang(elsewhere, "workbook@" + remote.url(), "init", "my copy");
    }

    @AfterAll
    static void stop() {
        if (remote != null) {
            remote.close();
        }
    }

    @Test
    void theCatalogListsEachName() throws Exception {
        String listed = remote.jbang(elsewhere, "alias", "list", remote.url()).out();

        var aliases = JsonMapper.builder()
                .build()
                .readTree(ROOT.resolve("jbang-catalog.json").toFile())
                .path("aliases");
        assertThat(aliases).hasSizeGreaterThan(11);
        aliases.properties()
                .forEach(alias -> assertThat(listed)
                        .contains(
                                alias.getKey() + "@" + remote.url(),
                                alias.getValue().path("description").asText()));
    }

    @Test
    void aChapterReadsTheTapesOfTheJar() throws Exception {
        assertThat(chapter("01-clients")).contains("ConfigMap").contains("myngx");
        assertThat(chapter("03-deltafifo", "--tape", "rollout"))
                .contains("queued: [{pod-1 11} {pod-2 2} {pod-3 3}]")
                .contains("15 pods and 25 events");
        assertThat(chapter("10-capstone"))
                .contains("No part differs from the library's.", "in 3 clusters", "LISTs since then: 0");
    }

    @Test
    void aCommandThatNeedsTheExercisesNamesInit() throws Exception {
        var run = remote.jbang(elsewhere, "workbook@" + remote.url(), "grade", "03");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("create a working copy with the workbook's command init");
    }

    @Test
    void initWritesTheTrackedFiles() throws Exception {
        assertThat(init.status()).as(init.err()).isZero();
        assertThat(init.out()).contains("The workbook is in " + copy, "  cd \"my copy\"\n  ./jbang workbook next\n");

        var expected = new TreeSet<String>();
        var executable = new TreeSet<String>();
        for (String line : git("ls-tree", "-r", "HEAD")) {
            String name = line.substring(line.indexOf('\t') + 1);
            expected.add(name);
            if (line.startsWith("100755")) {
                executable.add(name);
            }
        }
        var found = new TreeSet<String>();
        var runs = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(copy)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String name = copy.relativize(file).toString();
                if (!name.startsWith(".workbook/") && !name.contains("target/")) {
                    found.add(name);
                    if (Files.isExecutable(file)) {
                        runs.add(name);
                    }
                }
            });
        }
        assertThat(found).isEqualTo(expected);
        assertThat(runs).isEqualTo(executable).contains("jbang", "mvnw");
    }

    /** It compiles the workbook with JBang and with Maven, which takes minutes: see docs/proof.md. */
    @Test
    @EnabledIfSystemProperty(named = "workbook.init", matches = "true")
    void theWorkingCopyWorksAsACloneDoes() throws Exception {
        var released = remote.jbang(copy.resolve("chapters"), "workbook@" + remote.url(), "grade", "01");
        assertThat(released.status()).as(released.err()).isEqualTo(NOT_STARTED);
        assertThat(released.out()).contains("not started: 1.1 pods of a namespace");

        remote.prepareLauncher();
        var next = remote.run(copy, List.of("./jbang", "workbook", "next"));
        assertThat(next.status()).as(next.err()).isZero();
        assertThat(next.out()).contains("chapters/01-clients/My");
        assertThat(remote.run(copy, List.of("./jbang", "01-clients")).out()).contains("myngx");
        assertThat(remote.run(copy, List.of("./jbang", "workbook", "grade", "03"))
                        .status())
                .isEqualTo(NOT_STARTED);

        String exercise = "chapters/03-deltafifo/MyDeltaFIFO.java";
        String stub = Files.readString(copy.resolve(exercise));
        Files.writeString(copy.resolve(exercise), stub + "\n// mine\n");
        var reset = remote.run(copy, List.of("./jbang", "workbook", "reset", "03", "--yes"));
        assertThat(reset.status()).as(reset.err()).isZero();
        assertThat(copy.resolve(exercise)).hasContent(stub);

        var maven = remote.maven(copy, "test");
        assertThat(maven.status()).as(maven.out()).isZero();
        assertThat(maven.out()).contains("The board", "03-deltafifo: 0 done, 0 red");
    }

    private static String chapter(String name, String... options) throws Exception {
        var run = remote.jbang(
                elsewhere,
                Stream.concat(Stream.of(name + "@" + remote.url()), Stream.of(options))
                        .toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private static List<String> git(String... arguments) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines =
                new String(git.getInputStream().readAllBytes()).lines().toList();
        assertThat(git.waitFor()).isZero();
        return lines;
    }
}
