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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.cli.WorkbookHome;

/**
 * Every name that ./jbang can run leads to a script. The launcher reads {@code chapters/jbang-catalog.json}, with the sources of the clone;
 * the catalog in the root is for those who have JBang and no clone, and names released artefacts.
 */
class CatalogIT {
    private final WorkbookHome home = WorkbookHome.find();

    @Test
    void bothCatalogsHaveTheSameNames() throws IOException {
        JsonNode released = aliases("jbang-catalog.json");

        assertThat(released.properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(
                        aliases().properties().stream().map(Map.Entry::getKey).toList());
        for (var alias : aliases().properties()) {
            JsonNode other = released.path(alias.getKey());
            for (String field : List.of("description", "arguments")) {
                assertThat(other.path(field))
                        .as(field + " of " + alias.getKey() + " in jbang-catalog.json")
                        .isEqualTo(alias.getValue().path(field));
            }
        }
    }

    /** The main class of a chapter is its script; that of another script is the class which this calls. */
    @Test
    void theReleasedNamesRunTheSamePrograms() throws IOException {
        for (var alias : aliases().properties()) {
            Path script = script(alias.getValue());
            String main = aliases("jbang-catalog.json")
                    .path(alias.getKey())
                    .path("main")
                    .asText();
            if (home.chapters().contains(alias.getKey())) {
                assertThat(script.getFileName()).hasToString(main + ".java");
            } else {
                assertThat(Files.readString(script)).contains("        " + main + ".main(args);");
            }
        }
    }

    @Test
    void everyAliasPointsToAFileOfTheWorkbook() throws IOException {
        for (var alias : aliases().properties()) {
            assertThat(script(alias.getValue()))
                    .as("script-ref of " + alias.getKey())
                    .isRegularFile();
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
                assertThat(alias.path("script-ref").asText()).startsWith(chapter + "/");
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

    private Path script(JsonNode alias) {
        return home.chaptersFolder().resolve(alias.path("script-ref").asText());
    }

    private JsonNode aliases() throws IOException {
        return aliases("chapters/jbang-catalog.json");
    }

    private JsonNode aliases(String catalog) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(home.root().resolve(catalog)))
                .path("aliases");
    }
}
