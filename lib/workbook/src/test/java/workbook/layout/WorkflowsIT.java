package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import workbook.cli.WorkbookHome;

/** The files in {@code .github} are YAML, and what they run exists. */
class WorkflowsIT {
    private static final Pattern SCRIPT = Pattern.compile("\\.ci/[a-z]+");
    private static final Pattern PROFILE = Pattern.compile(" -P([a-z-]+)");
    private static final Pattern MODULES = Pattern.compile(" -pl ([a-z0-9/,-]+)");

    private final Path root = WorkbookHome.find().root();

    @Test
    void areYaml() throws IOException {
        List<Path> files = yaml(root.resolve(".github"));

        assertThat(files).hasSizeGreaterThan(3);
        for (Path file : files) {
            assertThat(YamlDocument.all(Files.readString(file)))
                    .as(root.relativize(file).toString())
                    .hasSize(1)
                    .allMatch(document -> document.json().isObject());
        }
    }

    /** Actions are pinned to a commit, because a tag can be moved. Dependabot reads and writes the comment. */
    @Test
    void useActionsThatArePinned() throws IOException {
        int seen = 0;
        for (Path workflow : workflows()) {
            for (String line : Files.readAllLines(workflow)) {
                if (line.contains("uses:")) {
                    assertThat(line)
                            .as(workflow.getFileName().toString())
                            .matches(" *- uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+");
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void runScriptsProfilesAndModulesThatExist() throws IOException {
        List<String> commands = commands();
        List<String> profiles = Pom.of(root.resolve("pom.xml")).all("profiles/profile/id").stream()
                .map(Element::getTextContent)
                .toList();

        assertThat(commands).anyMatch(command -> command.contains(".ci/run"));
        for (String command : commands) {
            SCRIPT.matcher(command)
                    .results()
                    .forEach(script -> assertThat(root.resolve(script.group())).isExecutable());
            PROFILE.matcher(command)
                    .results()
                    .forEach(profile -> assertThat(profiles).as(command.strip()).contains(profile.group(1)));
            MODULES.matcher(command)
                    .results()
                    .flatMap(modules -> Stream.of(modules.group(1).split(",")))
                    .forEach(module ->
                            assertThat(root.resolve(module).resolve("pom.xml")).isRegularFile());
        }
    }

    @Test
    void testWithTheOldestSupportedJava() throws IOException {
        String release = Pom.of(root.resolve("pom.xml")).text("properties/maven.compiler.release");
        JsonNode jobs = YamlDocument.all(Files.readString(root.resolve(".github/workflows/build.yml")))
                .get(0)
                .json()
                .path("jobs");

        for (String job : List.of("learner", "verify")) {
            assertThat(jobs.path(job).at("/strategy/matrix/java"))
                    .as("Java versions of the job " + job)
                    .map(JsonNode::asText)
                    .contains(release)
                    .hasSizeGreaterThan(1);
        }
    }

    /** The steps of the workflows, and the lines of the scripts that they run. */
    private List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path workflow : workflows()) {
            YamlDocument.all(Files.readString(workflow)).get(0).json().findValues("run").stream()
                    .flatMap(run -> run.asText().lines())
                    .forEach(commands::add);
        }
        for (String script : List.of(".ci/run", ".ci/release")) {
            commands.addAll(Files.readAllLines(root.resolve(script)));
        }
        return commands;
    }

    /** Those that GitHub runs here, and the one for the repositories of learners. */
    private List<Path> workflows() throws IOException {
        List<Path> all = new ArrayList<>(yaml(root.resolve(".github/workflows")));
        all.addAll(yaml(root.resolve(".github/classroom")));
        return all;
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files =
                Files.find(folder, 3, (path, is) -> path.toString().endsWith(".yml"))) {
            return files.sorted().toList();
        }
    }
}
