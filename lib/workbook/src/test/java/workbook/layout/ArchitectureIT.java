package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import workbook.cli.WorkbookHome;

/**
 * The pictures in docs/architecture.md show the real dependencies: of modules, as their poms declare them, and of packages,
 * as their class files have them. An arrow that a longer path already shows is left out; a cycle is a failure.
 */
class ArchitectureIT {
    /** The package that an internal package serves, where the names differ. */
    private static final Map<String, String> SERVED = Map.of(
            "informers.internal.json", "api",
            "informers.internal.yaml", "api",
            "informers.internal.auth", "client.auth",
            "informers.internal.config", "client.config");

    private final WorkbookHome home = WorkbookHome.find();

    @Test
    void modules() throws IOException {
        assertThat(picture("Modules")).isEqualTo(modules(home.root()));
    }

    @TestFactory
    Stream<DynamicTest> packages() {
        return Stream.of(
                        "client",
                        "informers",
                        "controllers",
                        "testkit",
                        "snapshot",
                        "compressed",
                        "replay",
                        "junit",
                        "workbook")
                .map(module -> DynamicTest.dynamicTest(
                        "lib/" + module,
                        () -> assertThat(picture("lib/" + module))
                                .as("the packages of lib/" + module + " in docs/architecture.md")
                                .isEqualTo(packages(home.root().resolve("lib").resolve(module))
                                        .reduced()
                                        .flowchart())));
    }

    /** The first Mermaid block under the heading with this text. */
    private String picture(String heading) throws IOException {
        String text = Files.readString(home.root().resolve("docs/architecture.md"));
        Matcher block = Pattern.compile(
                        "^#+ `?" + Pattern.quote(heading) + "`?\\n(?:(?!^#).)*?^```mermaid\\n(.*?)^```",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text);
        assertThat(block.find())
                .as("a Mermaid block under the heading " + heading)
                .isTrue();
        return block.group(1);
    }

    /** The modules by their folders. A module that only tests use has a dotted arrow, unless a solid path leads to it. */
    static String modules(Path root) throws IOException {
        Map<String, Pom> poms = new TreeMap<>(); // by folder
        Map<String, String> folders = new HashMap<>(); // by artifact
        for (Path module : Pom.modules(root)) {
            Pom pom = Pom.of(module.resolve("pom.xml"));
            String folder = module.getFileName().toString();
            if (!pom.text("parent").isEmpty()) { // the BOM names modules without using them
                poms.put(folder, pom);
                folders.put(pom.text("artifactId"), folder);
            }
        }
        Graph main = new Graph();
        Graph all = new Graph();
        poms.forEach((folder, pom) -> {
            main.add(folder);
            all.add(folder);
            for (Element dependency : pom.all("dependencies/dependency")) {
                String used = folders.get(Pom.text(dependency, "artifactId"));
                if (used == null) {
                    continue; // not a module of ours
                }
                all.add(folder, used);
                if (!Pom.text(dependency, "scope").equals("test")) {
                    main.add(folder, used);
                }
            }
        });
        StringBuilder picture = new StringBuilder(main.reduced().flowchart());
        all.uses()
                .forEach((from, uses) -> uses.stream()
                        .filter(to -> !main.reaches(from, to))
                        .forEach(to -> picture.append("    ")
                                .append(from)
                                .append(" -.-> ")
                                .append(to)
                                .append('\n')));
        return picture.toString();
    }

    static Graph packages(Path module) {
        JavaClasses classes = new ClassFileImporter().importPath(module.resolve("target/classes"));
        assertThat(classes).as(module + " is compiled").isNotEmpty();
        Graph graph = new Graph();
        for (JavaClass from : classes) {
            if (from.getSimpleName().equals("package-info")) {
                continue; // a package with nothing else in it is only a text
            }
            graph.add(room(from));
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (classes.contain(to.getName())) {
                    graph.add(room(from), room(to));
                }
            }
        }
        return graph;
    }

    /** A package without its first part, which all packages of a module share; an internal one is a part of another. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return SERVED.getOrDefault(name, name.replaceFirst("^[^.]*\\.(internal\\.)?", ""));
    }
}
