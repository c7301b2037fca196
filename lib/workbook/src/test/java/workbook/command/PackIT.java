package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;

/**
 * Packs the workbook as it was last committed: without network and with an empty home folder, a chapter runs, and both Maven and JBang
 * grade. It takes minutes, so it is run by hand: see docs/proof.md.
 */
@EnabledIfSystemProperty(named = "workbook.pack", matches = "true")
@DisabledOnOs(OS.WINDOWS)
class PackIT {
    @TempDir
    Path folder;

    @Test
    void aPackedWorkbookNeedsNothingElse() throws Exception {
        StringWriter said = new StringWriter();
        Path stick = folder.resolve("stick/workbook");
        int status = Scripts.run(
                WorkbookCommand.of(WorkbookHome.find()),
                new PrintWriter(said),
                new PrintWriter(said),
                "pack",
                stick.toString());
        assertThat(status).as(said.toString()).isZero();
        assertThat(stick.resolve(".workbook/pack/jbang/launcher"))
                .isDirectoryContaining(file -> file.toString().endsWith(".jar"))
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("run-"));
        Path laptop = folder.resolve("a laptop's folder");
        Files.move(stick, laptop);

        Path home = Files.createDirectory(folder.resolve("home"));
        Tool.Run chapter = offline(laptop, home, "./jbang 03-deltafifo");
        assertThat(chapter.status()).as(chapter.err()).isZero();
        assertThat(chapter.out()).contains("queued: [{pod-1 11} {pod-2 2} {pod-3 3}]");
        Tool.Run grade = offline(laptop, home, "./jbang workbook grade 03");
        assertThat(grade.status()).as(grade.err()).isEqualTo(GradeCommand.NOT_STARTED);
        Tool.Run maven =
                offline(laptop, home, "./mvnw -B -q test -Dtest='My*Test' -Dsurefire.failIfNoSpecifiedTests=false");
        assertThat(maven.status()).as(maven.out()).isZero();
        assertThat(maven.out()).contains("The board", "03-deltafifo: 0 done, 0 red");
        assertThat(home).isEmptyDirectory();
    }

    /** Without network if the system allows that, and with proxies that do not exist. */
    private static Tool.Run offline(Path laptop, Path home, String command) throws Exception {
        Map<String, String> environment = Map.of(
                "HOME",
                home.toString(),
                "JBANG_DIR",
                "",
                "JBANG_REPO",
                "",
                "JAVA_TOOL_OPTIONS",
                "-Duser.home=" + home + " -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=1"
                        + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=1");
        String alone =
                "if unshare -rn ip link set lo up 2>/dev/null; then exec unshare -rn sh -c \"ip link set lo up; $0\";"
                        + " else exec sh -c \"$0\"; fi";
        return Tool.run(laptop, environment, List.of("sh", "-c", alone, command));
    }
}
