package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;

/** The workflow for the repositories of learners: its command grades, and is red only if a test is red. */
@DisabledOnOs(OS.WINDOWS)
class ClassroomIT {
    private static final long SECONDS_FOR_ALL_CHAPTERS = 600;

    @TempDir
    Path folder;

    private final Path home = WorkbookHome.find().root();
    private JsonNode workflow;

    @BeforeEach
    void read() throws IOException {
        workflow = YamlDocument.all(Files.readString(home.resolve(".github/classroom/grade.yml")))
                .get(0)
                .json();
    }

    @Test
    void gradesAtEachPushAndNotInThisRepository() throws IOException {
        assertThat(workflow.path("on").has("push")).isTrue();
        assertThat(workflow.at("/jobs/grade/runs-on").asText()).isEqualTo("ubuntu-latest");
        assertThat(workflow.at("/permissions/contents").asText()).isEqualTo("read");
        try (var workflows = Files.list(home.resolve(".github/workflows"))) {
            assertThat(workflows.map(file -> file.getFileName().toString())).doesNotContain("grade.yml");
        }
    }

    @Test
    void isRedOnlyIfATestIsRedOrTheGradingFails() throws Exception {
        Path jbang = folder.resolve("jbang");
        for (int status : new int[] {0, 1, 3, 4}) {
            Files.writeString(jbang, "#!/bin/sh\necho \"board: $*\"\nexit " + status + "\n");
            assertThat(jbang.toFile().setExecutable(true)).isTrue();

            Launcher.Run run = run(folder, 60);

            assertThat(run.status() == 0).as("status " + status).isEqualTo(status == 0 || status == 4);
            assertThat(run.out()).contains("board: workbook grade");
            assertThat(Files.readString(folder.resolve("summary"))).isEqualTo("```text\nboard: workbook grade\n```\n");
        }
    }

    @Test
    void gradesThisCheckout() throws Exception {
        Files.createSymbolicLink(folder.resolve("jbang"), home.resolve("jbang"));
        Launcher.Run run;
        try {
            run = run(folder, SECONDS_FOR_ALL_CHAPTERS);
        } finally {
            Files.delete(folder.resolve("jbang")); // JUnit refuses links that lead out of its folder
        }

        String summary = Files.readString(folder.resolve("summary"));
        assertThat(summary).as(run.err()).contains("01-clients", "11-controller");
        assertThat(run.status()).isEqualTo(summary.matches("(?s).*[1-9]\\d* red.*") ? 1 : 0);
    }

    /** Runs the step as GitHub does. */
    private Launcher.Run run(Path where, long seconds) throws IOException, InterruptedException {
        String script = workflow.at("/jobs/grade/steps/2/run").asText();
        Path file = Files.writeString(folder.resolve("step.sh"), script);
        Files.writeString(folder.resolve("summary"), "");
        return Launcher.run(
                where, "GITHUB_STEP_SUMMARY='" + folder.resolve("summary") + "' bash -e '" + file + "'", seconds);
    }
}
