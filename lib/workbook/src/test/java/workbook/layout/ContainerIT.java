package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;

/** The container for development has a JDK that is new enough, and runs the README's first commands. */
class ContainerIT {
    private static final Pattern JAVA = Pattern.compile("devcontainers/java:\\d+-(\\d+)-");

    private final Path root = WorkbookHome.find().root();
    private JsonNode container;

    @BeforeEach
    void read() throws IOException {
        container = JsonMapper.builder()
                .build()
                .readTree(root.resolve(".devcontainer/devcontainer.json").toFile());
    }

    @Test
    void hasTheOldestSupportedJavaMavenAndTheJavaExtension() throws IOException {
        String release = Pom.of(root.resolve("pom.xml")).text("properties/maven.compiler.release");

        assertThat(JAVA.matcher(container.path("image").asText()).results().map(found -> found.group(1)))
                .containsExactly(release);
        JsonNode java = container.path("features").path("ghcr.io/devcontainers/features/java:1");
        assertThat(java.path("installMaven").asText()).isEqualTo("true");
        assertThat(java.path("version").asText()).as("the JDK of the image").isEqualTo("none");
        assertThat(container.at("/customizations/vscode/extensions").toString())
                .contains("\"vscjava.vscode-java-pack\"");
    }

    /** So all their jars are there, and the same commands work off-line. */
    @Test
    void runsTheCommandsOfTheReadme() throws IOException {
        List<String> readme = Files.readAllLines(root.resolve("README.md")).stream()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.strip().replaceFirst(" +#.*", ""))
                .toList();
        assertThat(readme).startsWith("./jbang 01-clients").contains("mvn test");

        assertThat(container.path("updateContentCommand").asText()).matches("mvn (-\\S+ )*test");
        assertThat(container.path("postCreateCommand").asText()).startsWith(readme.get(0));
        String catalog = Files.readString(root.resolve("chapters/jbang-catalog.json"));
        List<String> names = new ArrayList<>();
        Pattern.compile("\\./jbang (\\S+)")
                .matcher(container.path("postCreateCommand").asText())
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(names::add);
        assertThat(names).hasSize(2).allSatisfy(name -> assertThat(catalog).contains("\"" + name + "\""));
    }
}
