package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.cli.WorkbookHome;

/** Every name that ./jbang can run leads to a script. */
class CatalogIT {
    private final WorkbookHome home = WorkbookHome.find();

    @Test
    void everyAliasPointsToAFileOfTheWorkbook() throws IOException {
        for (var alias : aliases().properties()) {
            Path script =
                    home.root().resolve(alias.getValue().path("script-ref").asText());

            assertThat(script).as("script-ref of " + alias.getKey()).isRegularFile();
            assertThat(alias.getValue().path("description").asText())
                    .as("description of " + alias.getKey())
                    .isNotBlank();
        }
    }

    @Test
    void anAliasWithAChaptersNameRunsThatChapter() throws IOException {
        for (String chapter : home.chapters()) {
            JsonNode alias = aliases().path(chapter);
            if (!alias.isMissingNode()) {
                assertThat(alias.path("script-ref").asText()).startsWith("chapters/" + chapter + "/");
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theLauncherReadsTheSameNamesFromIt() throws IOException, InterruptedException {
        Process launcher = new ProcessBuilder(home.root().resolve("jbang").toString())
                .redirectErrorStream(true)
                .start();
        launcher.getOutputStream().close();
        String printed = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor(10, TimeUnit.SECONDS)).isTrue();

        List<String> expected = new ArrayList<>();
        aliases()
                .properties()
                .forEach(alias -> expected.add(String.format(
                        "  %-14s %s",
                        alias.getKey(), alias.getValue().path("description").asText())));
        assertThat(printed.lines().filter(line -> line.startsWith("  ") && !line.startsWith("   ")))
                .as("names that ./jbang shows; keep the catalog's layout: ./jbang reads it with sed")
                .isEqualTo(expected);
    }

    private JsonNode aliases() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(home.root().resolve("jbang-catalog.json")))
                .path("aliases");
    }
}
