package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import workbook.cli.WorkbookHome;

/** The {@code //DEPS} lines, with which JBang builds, have the same versions as the poms, with which Maven builds. */
class JBangDepsIT {
    private final Path root = WorkbookHome.find().root();
    private final Map<String, String> managed = new HashMap<>();

    @BeforeEach
    void readManagedVersions() {
        Pom pom = Pom.of(root.resolve("pom.xml"));
        for (Element dependency : pom.all("dependencyManagement/dependencies/dependency")) {
            String version = pom.resolved(Pom.text(dependency, "version"));
            boolean bom = "import".equals(Pom.text(dependency, "scope"));
            managed.put(
                    Pom.text(dependency, "groupId") + (bom ? "" : ":" + Pom.text(dependency, "artifactId")), version);
        }
    }

    @Test
    void haveTheVersionsOfTheRootPom() throws IOException {
        int seen = 0;
        for (Path script : scripts()) {
            for (String dependency : deps(script)) {
                String[] parts = dependency.split(":");
                if (parts.length == 3) {
                    assertThat(parts[2].replace("@pom", ""))
                            .as("version of " + dependency + " in " + root.relativize(script))
                            .isEqualTo(managedVersion(parts[0], parts[1]));
                    seen++;
                } else {
                    assertThat(script.resolveSibling(dependency))
                            .as("//DEPS in " + root.relativize(script) + ": g:a:v, or the path of a file")
                            .isRegularFile();
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void nameTheLibrarysDependenciesAllOfThem() throws IOException {
        var expected = new TreeSet<String>();
        for (String module : List.of("lib/client", "lib/informers")) {
            Pom pom = Pom.of(root.resolve(module).resolve("pom.xml"));
            for (Element dependency : pom.all("dependencies/dependency")) {
                String group = Pom.text(dependency, "groupId");
                if (!pom.text("parent/groupId").equals(group) && !"test".equals(Pom.text(dependency, "scope"))) {
                    expected.add(group + ":" + Pom.text(dependency, "artifactId"));
                }
            }
        }

        assertThat(Stream.of("lib/client/Client.java", "lib/informers/Informers.java")
                        .flatMap(script -> deps(root.resolve(script)).stream())
                        .filter(dependency -> !dependency.endsWith("@pom")))
                .map(dependency -> dependency.substring(0, dependency.lastIndexOf(':')))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyScriptAsksForTheJavaOfThePom() throws IOException {
        String release = Pom.of(root.resolve("pom.xml")).text("properties/maven.compiler.release");
        for (Path script : scripts()) {
            assertThat(Files.readAllLines(script)).as(script.toString()).contains("//JAVA " + release + "+");
        }
    }

    /** Without it, javac uses another encoding in the locale C and on Windows. */
    @Test
    void everyScriptAndTheLibraryAreCompiledAsUtf8() throws IOException {
        List<Path> compiled = new ArrayList<>(
                List.of(root.resolve("lib/client/Client.java"), root.resolve("lib/informers/Informers.java")));
        for (Path script : scripts()) {
            if (Files.readString(script).contains(" static void main(")) {
                compiled.add(script);
            }
        }
        for (Path file : compiled) {
            assertThat(Files.readAllLines(file))
                    .as(root.relativize(file).toString())
                    .anyMatch(line -> line.startsWith("//COMPILE_OPTIONS -encoding UTF-8"));
        }
    }

    @Test
    void aScriptDependsOnTheHomeJarAndOneDescriptor() throws IOException {
        for (Path script : scripts()) {
            if (Files.readString(script).contains(" static void main(")) {
                List<String> names = deps(script).stream()
                        .filter(dependency -> !dependency.contains(":"))
                        .map(dependency -> Path.of(dependency).getFileName().toString())
                        .toList();
                assertThat(names)
                        .as("//DEPS in " + root.relativize(script)
                                + ": workbook-home.jar, and one descriptor of lib (in JBang their dependencies are not transitive, and two that share"
                                + " a dependency are an error, self-referencing)")
                        .hasSize(2)
                        .contains("workbook-home.jar")
                        .anyMatch(name -> name.endsWith(".java"));
            }
        }
    }

    /** JBang packs only the files that a //FILES line names. Without it, a class fails when it reads its file. */
    @Test
    void everyResourceOfAModuleIsNamedInItsDescriptor() throws IOException {
        for (String module : List.of("client", "informers", "replay", "workbook")) {
            Path folder = root.resolve("lib").resolve(module);
            List<String> named = new ArrayList<>();
            for (Path script : scripts()) {
                if (script.getParent().equals(folder)) {
                    lines(script).stream()
                            .filter(line -> line.startsWith("//FILES "))
                            .forEach(line -> named.add(line.substring(line.indexOf('=') + 1)));
                }
            }
            for (String resource : resources(folder)) {
                assertThat(named)
                        .as("//FILES of " + resource + " in a descriptor of lib/" + module)
                        .containsAnyOf(resource, resource.replaceFirst("[^/]+$", "*"));
            }
        }
    }

    private static List<String> resources(Path module) throws IOException {
        Path folder = module.resolve("src/main/resources");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> module.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    /** The scripts of the chapters and the descriptors of lib: all files with a //DEPS line. */
    private List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (String folder : List.of("chapters", "lib")) {
            try (Stream<Path> files = Files.find(
                    root.resolve(folder), 2, (path, is) -> path.toString().endsWith(".java"))) {
                for (Path file : files.toList()) {
                    if (!deps(file).isEmpty()) {
                        scripts.add(file);
                    }
                }
            }
        }
        assertThat(scripts).isNotEmpty();
        return scripts;
    }

    private static List<String> deps(Path script) {
        return lines(script).stream()
                .filter(line -> line.startsWith("//DEPS "))
                .flatMap(line -> Stream.of(line.substring(7).trim().split("[\\s,]+")))
                .toList();
    }

    private static List<String> lines(Path script) {
        try {
            return Files.readAllLines(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of the artifact, or of the BOM of its group. */
    private String managedVersion(String group, String artifact) {
        String own = managed.get(group + ":" + artifact);
        for (String bom = group;
                own == null && !bom.isEmpty();
                bom = bom.substring(0, Math.max(0, bom.lastIndexOf('.')))) {
            own = managed.get(bom);
        }
        assertThat(own)
                .as(group + ":" + artifact + " in the root pom's dependencyManagement")
                .isNotNull();
        return own;
    }
}
