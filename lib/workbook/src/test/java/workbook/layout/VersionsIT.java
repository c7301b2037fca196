package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import workbook.cli.WorkbookHome;

/** A version that several files contain is the same in all of them. {@link JBangDepsIT} checks {@code //DEPS} lines. */
class VersionsIT {
    private final Path root = WorkbookHome.find().root();
    private final Pom pom = Pom.of(root.resolve("pom.xml"));
    private final Pom bom = Pom.of(root.resolve("lib/bom/pom.xml"));

    @Test
    void everyModuleHasTheVersionOfTheProject() throws IOException {
        for (Path module : Pom.modules(root)) {
            Pom of = Pom.of(module.resolve("pom.xml"));
            assertThat(of.text("parent/version") + of.text("version"))
                    .as("version in " + root.relativize(module) + "/pom.xml")
                    .isEqualTo(pom.text("version"));
        }
    }

    @Test
    void theLaunchersRunTheJBangAndThePluginOfThePoms() throws IOException {
        Pom workbook = Pom.of(root.resolve("lib/workbook/pom.xml"));
        String jbang =
                workbook
                        .all("build/plugins/plugin/executions/execution/configuration/artifactItems/artifactItem")
                        .stream()
                        .filter(item -> Pom.text(item, "artifactId").equals("jbang-cli"))
                        .map(item -> Pom.text(item, "version"))
                        .findFirst()
                        .orElseThrow();
        String plugin = plugins(pom, "build/pluginManagement/plugins/plugin").apply("maven-dependency-plugin");

        assertThat(Files.readString(root.resolve("jbang")))
                .contains("\njbang_version=" + jbang + "\n")
                .contains("\ndependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:" + plugin + "\n");
        assertThat(Files.readString(root.resolve("jbang.cmd")).replace("\r", ""))
                .contains("\nset \"JBANG_VERSION=" + jbang + "\"\n")
                .contains("\nset \"DEPENDENCY_PLUGIN=org.apache.maven.plugins:maven-dependency-plugin:" + plugin
                        + "\"\n");
    }

    @Test
    void theLaunchersAskForTheJavaOfThePom() throws IOException {
        String java = pom.text("properties/maven.compiler.release");

        assertThat(Files.readString(root.resolve("jbang"))).contains("[ \"$major\" -ge " + java + " ]");
        assertThat(Files.readString(root.resolve("jbang.cmd"))).contains("if %MAJOR% LSS " + java + " ");
    }

    @Test
    void theMavenWrappersScriptsAreThoseOfItsProperties() throws IOException {
        String properties = Files.readString(root.resolve(".mvn/wrapper/maven-wrapper.properties"));
        var version = Pattern.compile("(?m)^wrapperVersion=(.*)$").matcher(properties);
        assertThat(version.find()).isTrue();
        for (String script : List.of("mvnw", "mvnw.cmd")) {
            assertThat(Files.readString(root.resolve(script)))
                    .as(script)
                    .contains("Apache Maven Wrapper startup batch script, version " + version.group(1));
        }
    }

    /** The BOM has no parent, so that its users inherit no other versions. */
    @Test
    void theBomHasTheMetadataOfTheRootPom() {
        for (String element : List.of("url", "inceptionYear", "licenses", "organization", "developers", "scm")) {
            assertThat(bom.text(element))
                    .as("<" + element + "> in lib/bom/pom.xml")
                    .isEqualTo(pom.text(element));
        }
        var versions = plugins(pom, "build/pluginManagement/plugins/plugin");
        for (String way : List.of("build/plugins/plugin", "profiles/profile/build/plugins/plugin")) {
            for (Element plugin : bom.all(way)) {
                String name = Pom.text(plugin, "artifactId");
                assertThat(Pom.text(plugin, "version"))
                        .as("version of " + name + " in lib/bom/pom.xml")
                        .isEqualTo(versions.apply(name));
            }
        }
    }

    /** The course is run by JBang, and nobody depends on it. */
    @Test
    void theBomNamesEveryModuleThatIsReleasedExceptTheCourse() throws IOException {
        List<String> named = bom.all("dependencyManagement/dependencies/dependency").stream()
                .map(dependency -> Pom.text(dependency, "artifactId"))
                .toList();

        assertThat(released().stream()
                        .filter(module ->
                                !List.of("lib/bom", "lib/workbook", "chapters").contains(module))
                        .map(module ->
                                Pom.of(root.resolve(module).resolve("pom.xml")).text("artifactId")))
                .containsExactlyElementsOf(named);
        assertThat(Files.readString(root.resolve(".github/workflows/release.yml")))
                .contains("-pl " + String.join(",", released()) + " -am deploy");
    }

    @Test
    void theReadmesOfTheLibraryNameThisVersion() throws IOException {
        var coordinates = Pattern.compile(
                "<groupId>dev\\.informerworkbook</groupId>\\s*<artifactId>[a-z-]+</artifactId>\\s*<version>(.*?)</version>"
                        + "|dev\\.informerworkbook:[a-z-]+:([0-9][^\\s\"')`]*)");
        int seen = 0;
        for (String module : released()) {
            Path readme = root.resolve(module).resolve("README.md");
            if (Files.exists(readme)) {
                var match = coordinates.matcher(Files.readString(readme));
                while (match.find()) {
                    assertThat(match.group(1) != null ? match.group(1) : match.group(2))
                            .as(match.group() + " in " + root.relativize(readme))
                            .isEqualTo(pom.text("version"));
                    seen++;
                }
            }
        }
        assertThat(seen).as("coordinates in the READMEs").isPositive();
    }

    /** Those without a clone run a released version: this one, or an earlier one while this is a SNAPSHOT. */
    @Test
    void theCatalogOfTheRepositoryNamesOneReleasedVersion() throws IOException {
        List<String> versions = Pattern.compile("\"script-ref\": \"dev\\.informerworkbook:chapters:(.*)\"")
                .matcher(Files.readString(root.resolve("jbang-catalog.json")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(versions)
                .singleElement()
                .satisfies(version -> assertThat(version)
                        .matches("\\d+\\.\\d+\\.\\d+")
                        .isLessThanOrEqualTo(pom.text("version").replace("-SNAPSHOT", "")));
    }

    /** The modules that {@code .ci/release} builds. */
    private List<String> released() throws IOException {
        var modules = Pattern.compile("(?m)^modules=\"(.*)\"$").matcher(Files.readString(root.resolve(".ci/release")));
        assertThat(modules.find()).as("modules= in .ci/release").isTrue();
        return List.of(modules.group(1).split(" "));
    }

    private static Function<String, String> plugins(Pom of, String way) {
        return name -> of.all(way).stream()
                .filter(plugin -> Pom.text(plugin, "artifactId").equals(name))
                .map(plugin -> Pom.text(plugin, "version"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in the plugin management of the root pom"));
    }
}
