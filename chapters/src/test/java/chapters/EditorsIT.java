package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import workbook.cli.WorkbookHome;

/** What editors read leads to files, classes, commands and lines that exist. {@code ProblemTextIT} tests the problem matchers. */
class EditorsIT {
    private final WorkbookHome home = WorkbookHome.find();
    private final Path root = home.root();

    @Test
    void eachTaskOfVsCodeRunsTheLauncher() throws IOException {
        JsonNode tasks = json(".vscode/tasks.json").path("tasks");

        assertThat(tasks).hasSizeGreaterThan(3);
        for (JsonNode task : tasks) {
            assertThat(task.path("command").asText()).isEqualTo("${workspaceFolder}/jbang");
            assertThat(task.at("/windows/command").asText()).isEqualTo("${workspaceFolder}\\jbang.cmd");
            assertThat(task.at("/args/0").asText())
                    .as("the first argument of " + task.path("label"))
                    .matches(name -> name.equals("${input:chapter}") || names().contains(name));
        }
        List<String> chapters = new ArrayList<>();
        json(".vscode/tasks.json").at("/inputs/0/options").forEach(option -> chapters.add(option.asText()));
        assertThat(chapters).isEqualTo(home.chapters());
    }

    @Test
    void vsCodeAndIntelliJRunTheScriptOfEachChapter() throws Exception {
        Map<String, String> vsCode = new TreeMap<>();
        json(".vscode/launch.json")
                .path("configurations")
                .forEach(one -> vsCode.put(
                        one.path("name").asText().replace(" --mine", ""),
                        one.path("mainClass").asText()));
        assertThat(vsCode).isEqualTo(scripts());

        Map<String, String> intelliJ = new TreeMap<>();
        for (Document one : runConfigurations()) {
            Element configuration =
                    (Element) one.getElementsByTagName("configuration").item(0);
            if (configuration.getAttribute("type").equals("Application")) {
                intelliJ.put(configuration.getAttribute("name"), option(one, "MAIN_CLASS_NAME"));
            }
        }
        assertThat(intelliJ).isEqualTo(scripts());
    }

    @Test
    void intelliJRunsCommandsOfTheWorkbookAndTheTests() throws Exception {
        List<String> options = new ArrayList<>();
        List<String> goals = new ArrayList<>();
        for (Document one : runConfigurations()) {
            Element configuration =
                    (Element) one.getElementsByTagName("configuration").item(0);
            if (configuration.getAttribute("type").equals("ShConfigurationType")) {
                assertThat(option(one, "SCRIPT_PATH")).isEqualTo("$PROJECT_DIR$/jbang");
                options.add(option(one, "SCRIPT_OPTIONS"));
            } else if (configuration.getAttribute("type").equals("MavenRunConfiguration")) {
                goals.add(((Element) one.getElementsByTagName("list").item(0))
                        .getElementsByTagName("option")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("value")
                        .getNodeValue());
            }
        }
        assertThat(options).containsExactlyInAnyOrder("workbook next", "workbook grade", "workbook watch");
        assertThat(goals).containsExactly("test");
    }

    @Test
    void theContainerHasTheExtensionsThatTheWorkbookRecommends() throws IOException {
        assertThat(json(".devcontainer/devcontainer.json").at("/customizations/vscode/extensions"))
                .isEqualTo(json(".vscode/extensions.json").path("recommendations"));
    }

    @Test
    void eachStepOfATourHasItsLine() throws IOException {
        for (String tour : List.of(".tours/01-clients.tour", ".tours/01-clients.zh-CN.tour")) {
            JsonNode steps = json(tour).path("steps");
            assertThat(steps).hasSizeGreaterThan(4);
            for (JsonNode step : steps) {
                Path file = root.resolve(step.path("file").asText());
                assertThat(file).as(tour).isRegularFile();
                // as CodeTour does: the first place in the text, ^ and $ at each line
                assertThat(Pattern.compile(step.path("pattern").asText(), Pattern.MULTILINE)
                                .matcher(Files.readString(file).replace("\r", ""))
                                .results())
                        .as(step.path("pattern") + " in " + file + ", step " + step.path("title") + " of " + tour)
                        .hasSize(1);
                Pattern.compile("(?m)^>> (.*)$")
                        .matcher(step.path("description").asText())
                        .results()
                        .forEach(command -> assertThat(command.group(1))
                                .as("the commands of " + tour)
                                .matches("\\./jbang (" + String.join("|", names()) + ")( .*)?"));
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameSteps() throws IOException {
        assertThat(places(".tours/01-clients.zh-CN.tour")).isEqualTo(places(".tours/01-clients.tour"));
        assertThat(json(".tours/01-clients.tour").path("isPrimary").asBoolean()).isTrue();
    }

    /** Returns for each step the file, without the language, and the commands. */
    private List<String> places(String tour) throws IOException {
        List<String> places = new ArrayList<>();
        for (JsonNode step : json(tour).path("steps")) {
            String commands = String.join(
                    "|",
                    step.path("description")
                            .asText()
                            .lines()
                            .filter(line -> line.startsWith(">> "))
                            .toList());
            places.add(step.path("file").asText().replace(".zh-CN", "") + " " + commands);
        }
        return places;
    }

    private List<String> names() {
        try {
            List<String> names = new ArrayList<>();
            json("chapters/jbang-catalog.json").path("aliases").fieldNames().forEachRemaining(names::add);
            return names;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the main class of each chapter. */
    private Map<String, String> scripts() throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        json("chapters/jbang-catalog.json").path("aliases").properties().forEach(alias -> {
            if (home.chapters().contains(alias.getKey())) {
                String script = alias.getValue().path("script-ref").asText();
                scripts.put(alias.getKey(), script.replaceAll(".*/|\\.java$", ""));
            }
        });
        assertThat(scripts.keySet()).containsExactlyElementsOf(home.chapters());
        return scripts;
    }

    private List<Document> runConfigurations() throws Exception {
        List<Document> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(".run"))) {
            for (Path file : files.toList()) {
                all.add(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile()));
            }
        }
        return all;
    }

    private static String option(Document document, String name) {
        var options = document.getElementsByTagName("option");
        for (int i = 0; i < options.getLength(); i++) {
            Element option = (Element) options.item(i);
            if (option.getAttribute("name").equals(name)) {
                return option.getAttribute("value");
            }
        }
        throw new AssertionError("no option " + name);
    }

    private JsonNode json(String file) throws IOException {
        return JsonMapper.builder().build().readTree(root.resolve(file).toFile());
    }
}
