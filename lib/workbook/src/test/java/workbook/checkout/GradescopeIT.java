package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;

/** The autograder for Gradescope grades a submission in the folders that Gradescope has. */
@DisabledOnOs(OS.WINDOWS)
class GradescopeIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path autograder;

    private final Path home = WorkbookHome.find().root();
    private Path link;

    /** As in the image: source has the unpacked zip file, and run_autograder is copied beside it. */
    @BeforeEach
    void layOut() throws IOException {
        link = autograder.resolve("source/informer-workbook");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, home);
        Files.copy(home.resolve("docs/gradescope/run_autograder"), autograder.resolve("run_autograder"));
        Files.createDirectories(autograder.resolve("submission"));
    }

    @AfterEach
    void unlink() throws IOException {
        Files.delete(link); // JUnit refuses links that lead out of its folder
    }

    @Test
    void aSubmissionHasItsPointsWhateverItsFolders() throws Exception {
        Path deep = Files.createDirectories(autograder.resolve("submission/my work/05-store"));
        Files.createDirectories(autograder.resolve("submission/notes"));
        Files.copy(home.resolve("chapters/05-store/MyStore.java"), deep.resolve("MyStore.java"));

        JsonNode results = results("05");

        assertThat(results.path("tests")).hasSize(8).allSatisfy(test -> {
            assertThat(test.path("number").asText()).startsWith("5.");
            assertThat(test.path("max_score").asDouble()).isEqualTo(1);
            assertThat(test.path("status").asText())
                    .isEqualTo(test.path("score").asDouble() == 1 ? "passed" : "failed");
        });
        assertThat(results.path("output").asText()).startsWith("05-store: ").contains(" of 8");
        assertThat(results.path("execution_time").asDouble()).isPositive();
    }

    @Test
    void nothingSubmittedHasNoPoints() throws Exception {
        JsonNode results = results("05");

        assertThat(results.path("tests"))
                .hasSize(8)
                .allSatisfy(test -> assertThat(test.path("score").asDouble()).isZero());
        assertThat(results.path("output").asText()).contains("the file was not submitted");
    }

    @Test
    void aGraderThatFailsIsReported() throws Exception {
        JsonNode results = results("99");

        assertThat(results.path("score").asInt(-1)).isZero();
        assertThat(results.path("output").asText()).contains("The grader failed", "not caused by your files");
    }

    private JsonNode results(String chapter) throws Exception {
        Launcher.Run run = Launcher.run(
                autograder, "AUTOGRADER='" + autograder + "' WORKBOOK_CHAPTER=" + chapter + " ./run_autograder");

        assertThat(run.status()).as(run.err()).isZero();
        return JSON.readTree(autograder.resolve("results/results.json").toFile());
    }
}
