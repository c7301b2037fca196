package workbook.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Maven project outside the repository, and a local Maven repository of its own. In it are the artefacts of this build; all others come from the repository of the machine, or
 * from Maven Central.
 */
public final class OutsideProject {
    public static final List<String> RELEASED = List.of(
            "lib/client",
            "lib/informers",
            "lib/controllers",
            "lib/testkit",
            "lib/snapshot",
            "lib/compressed",
            "lib/replay");

    private static final Pattern FILE = Pattern.compile("(?ms)^<!-- file: (\\S+) -->\n```[a-z]+\n(.*?)^```$");
    private static final Pattern VERSION = Pattern.compile("(?m)^ {2}<version>(.*)</version>$");
    private static final long SECONDS = 180;

    /** How a program ended, and what it printed. */
    public record Run(int status, String output) {}

    private final Path root;
    private final List<String> modules;
    private final Map<String, String> files;
    private final Path folder;
    private final Path repository;
    private final Path settings;

    /**
     * Creates the project in an empty folder.
     *
     * @param modules whose artefacts are in its repository
     * @param files by their paths; one is {@code dependencies.xml}
     */
    public OutsideProject(Path folder, List<String> modules, Map<String, String> files) throws IOException {
        this.root = root();
        this.modules = modules;
        this.files = files;
        this.folder = Files.createDirectories(folder.resolve("project"));
        this.repository = Files.createDirectories(folder.resolve("repository"));
        this.settings = folder.resolve("settings.xml");
        installArtefacts();
        Files.writeString(settings, settings());
        for (var file : files.entrySet()) {
            Path path = this.folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.writeString(this.folder.resolve("pom.xml"), pom());
    }

    /** Returns the folder of this repository: the nearest one around the working directory that has the modules. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("lib/informers"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    public Path folder() {
        return folder;
    }

    /** Returns the files that {@code lib/informers/README.md} shows, by their paths. */
    public static Map<String, String> readmeFiles() throws IOException {
        Map<String, String> files = new TreeMap<>();
        FILE.matcher(Files.readString(root().resolve("lib/informers/README.md")))
                .results()
                .forEach(block -> files.put(block.group(1), block.group(2)));
        return files;
    }

    /** Returns the files in a folder of this repository, by their paths. */
    public static Map<String, String> filesIn(String folder) throws IOException {
        Path from = root().resolve(folder);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(from.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    /** Runs Maven in the project. */
    public Run maven(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        return run(command, Map.of());
    }

    /** Runs a script of the project with JBang, which has neither cache nor dependencies yet. */
    public Run jbang(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Path store = Files.createDirectories(folder.resolveSibling("jbang"));
        try (Stream<Path> jars = Files.list(root.resolve("lib/workbook/target/jbang/launcher"))) {
            Files.createDirectories(store.resolve("launcher"));
            for (Path jar : jars.toList()) {
                Files.copy(jar, store.resolve("launcher").resolve(jar.getFileName()));
            }
        }
        Map<String, String> all = new TreeMap<>(environment);
        all.put("JBANG_DIR", store.toString());
        all.put("JBANG_REPO", repository.toString());
        return run(
                List.of(
                        root.resolve("jbang").toString(),
                        "run",
                        "--repos",
                        "machine=" + machineRepository().toUri() + ",central="
                                + "https://repo.maven.apache.org/maven2/",
                        script),
                all);
    }

    /** Runs a command in the project's folder, with the Java of this JVM. */
    public Run run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder.getParent(), "run", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "did not end in " + SECONDS + " s: " + command + "\n" + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Copies jars and poms to where "mvn install" copies them. */
    private void installArtefacts() throws IOException {
        String version = version(root.resolve("pom.xml"));
        install(root.resolve("pom.xml"), "informer-workbook", version, null);
        install(root.resolve("lib/bom/pom.xml"), "informers-bom", version, null);
        for (String module : modules) {
            String artifact = module.equals("lib/informers") ? "informers" : "informers-" + module.substring(4);
            Path jar = root.resolve(module).resolve("target/" + artifact + "-" + version + ".jar");
            if (Files.notExists(jar)) {
                throw new AssertionError(jar + " is missing. Package " + module + " first.");
            }
            install(root.resolve(module).resolve("pom.xml"), artifact, version, jar);
        }
    }

    private void install(Path pom, String artifact, String version, Path jar) throws IOException {
        Path to = Files.createDirectories(repository.resolve("dev/informerworkbook/" + artifact + "/" + version));
        Files.copy(pom, to.resolve(artifact + "-" + version + ".pom"));
        if (jar != null) {
            Files.copy(jar, to.resolve(artifact + "-" + version + ".jar"));
        }
    }

    private static String version(Path pom) throws IOException {
        var version = VERSION.matcher(Files.readString(pom));
        if (!version.find()) {
            throw new AssertionError("no <version> in " + pom);
        }
        return version.group(1);
    }

    private String pom() throws IOException {
        String root = Files.readString(this.root.resolve("pom.xml"));
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>outside</groupId>
                  <artifactId>first-informer</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  %s
                  <build>
                    <plugins>
                      %s
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        files.get("dependencies.xml")
                                .replace(
                                        "</dependencies>",
                                        dependency("org.junit.jupiter", "junit-jupiter", root, "junit.version")
                                                + dependency("org.slf4j", "slf4j-nop", root, "slf4j.version")
                                                + "</dependencies>"),
                        plugin("maven-resources-plugin", root, "")
                                + plugin("maven-compiler-plugin", root, "")
                                + plugin("maven-surefire-plugin", root, "")
                                + plugin("maven-dependency-plugin", root, """
                                        <executions>
                                          <execution>
                                            <phase>process-classes</phase>
                                            <goals><goal>build-classpath</goal></goals>
                                            <configuration>
                                              <includeScope>runtime</includeScope>
                                              <outputFile>${project.build.directory}/runtime-path</outputFile>
                                            </configuration>
                                          </execution>
                                        </executions>
                                        """));
    }

    private static String dependency(String group, String artifact, String root, String property) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                + property(root, property) + "</version><scope>test</scope></dependency>\n";
    }

    /** A plugin in the version of the root pom: that one is in the machine's repository. */
    private static String plugin(String artifact, String root, String configuration) {
        var version = Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>(.*?)</version>")
                .matcher(root);
        if (!version.find()) {
            throw new AssertionError("no version of " + artifact + " in the root pom");
        }
        String number = version.group(1).startsWith("$")
                ? property(root, version.group(1).replaceAll("[${}]", ""))
                : version.group(1);
        return "<plugin><artifactId>" + artifact + "</artifactId><version>" + number + "</version>" + configuration
                + "</plugin>\n";
    }

    private static String property(String root, String name) {
        var value = Pattern.compile("<" + Pattern.quote(name) + ">(.*?)</").matcher(root);
        if (!value.find()) {
            throw new AssertionError("no property " + name + " in the root pom");
        }
        return value.group(1);
    }

    private static String settings() {
        String repository = """
                <id>machine</id><url>%s</url>
                <releases><checksumPolicy>ignore</checksumPolicy></releases><snapshots><enabled>false</enabled></snapshots>
                """.formatted(machineRepository().toUri());
        return """
                <settings>
                  <profiles>
                    <profile>
                      <id>outside</id>
                      <repositories><repository>%1$s</repository></repositories>
                      <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>outside</activeProfile></activeProfiles>
                </settings>
                """.formatted(repository);
    }

    private static Path machineRepository() {
        String used = System.getProperty("localRepository"); // Surefire says which one Maven uses
        return used != null ? Path.of(used) : Path.of(System.getProperty("user.home"), ".m2", "repository");
    }
}
