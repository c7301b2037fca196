package chapters;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import workbook.cli.WorkbookHome;

/**
 * The computer of somebody who has JBang and no clone: an empty home folder, {@code jbang-catalog.json} on 127.0.0.1, and the artefacts of
 * this build in a Maven repository, in the version that the catalog names. What they depend on comes from the Maven repository of the
 * machine.
 */
final class RemoteCatalog implements AutoCloseable {
    private static final long SECONDS = 600;
    private static final Pattern ARTIFACT = Pattern.compile("(?m)^ {2}<artifactId>(.*)</artifactId>$");
    private static final Pattern VERSION = Pattern.compile("(?m)^ {2}<version>(.*)</version>$");

    /** JBang prints the command line of the program and ends with status 255, as its own script and ./jbang expect. */
    private static final String JBANG = """
            #!/bin/sh
            output=$("$JAVA_HOME/bin/java" -Duser.home="$HOME" -XX:TieredStopAtLevel=1 -jar '%s' "$@")
            status=$?
            if [ $status -eq 255 ]; then eval "exec $output"; fi
            [ -z "$output" ] || printf '%%s\\n' "$output"
            exit $status
            """;

    record Run(int status, String out, String err) {}

    private final Path root = WorkbookHome.find().root();
    private final String version;
    private final Path home;
    private final Path machine;
    private final HttpServer server;

    /** @param folder an empty folder */
    RemoteCatalog(Path folder) throws IOException, InterruptedException {
        byte[] catalog = Files.readAllBytes(root.resolve("jbang-catalog.json"));
        version = first(
                Pattern.compile("\"dev\\.informerworkbook:chapters:(.*)\""),
                new String(catalog, StandardCharsets.UTF_8));
        home = Files.createDirectories(folder.resolve("home"));
        Path released = Files.createDirectory(folder.resolve("released"));
        install(released);

        Path jbang = jbang();
        Path script = Files.writeString(home.resolve("jbang"), JBANG.formatted(jbang));
        script.toFile().setExecutable(true);
        String used = System.getProperty("localRepository"); // the one that Maven uses
        machine = used != null ? Path.of(used) : Path.of(System.getProperty("user.home"), ".m2", "repository");
        Files.writeString(
                Files.createDirectory(home.resolve(".jbang")).resolve("jbang.properties"),
                "run.repos=released=" + released.toUri() + ",machine=" + machine.toUri()
                        + ",central=https://repo.maven.apache.org/maven2/\n");

        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/jbang-catalog.json", exchange -> {
            exchange.sendResponseHeaders(200, catalog.length);
            exchange.getResponseBody().write(catalog);
            exchange.close();
        });
        server.start();
    }

    /** Returns the address of the catalog. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jbang-catalog.json";
    }

    /** Runs jbang in this folder. */
    Run jbang(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("jbang").toString()));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    /** Runs Maven in this folder, without a network. */
    Run maven(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-o",
                "-B",
                "-q",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + machine));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    /** Gives the launcher ./jbang of a working copy the jar of JBang, which it would download, and the machine's artefacts. */
    void prepareLauncher() throws IOException {
        Path store = Files.createDirectories(home.resolve(".jbang/launcher"));
        Path jar = jbang();
        Files.copy(jar, store.resolve(jar.getFileName().toString()));
    }

    Run run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "run", ".out");
        Path err = Files.createTempFile(home, "run", ".err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("JBANG_"));
        environment.put("HOME", home.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JBANG_DIR", home.resolve(".jbang").toString());
        environment.put("JBANG_RUNTIME_SHELL", "bash");
        environment.put("JBANG_REPO", home.resolve(".m2/repository").toString());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("did not end in " + SECONDS + " s: " + command + "\n" + Files.readString(out)
                        + Files.readString(err));
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Path jbang() throws IOException {
        try (var jars = Files.newDirectoryStream(root.resolve("lib/workbook/target/jbang/launcher"), "*.jar")) {
            return jars.iterator().next();
        }
    }

    private void install(Path repository) throws IOException, InterruptedException {
        Path of = repository.resolve("dev/informerworkbook");
        for (String module : released()) {
            String pom = Files.readString(root.resolve(module).resolve("pom.xml"));
            String artifact = first(ARTIFACT, pom);
            String built = first(VERSION, Files.readString(root.resolve("pom.xml")));
            Path made = root.resolve(module).resolve("target/" + artifact + "-" + built + ".jar");
            if (!module.equals(".") && !Files.exists(made)) {
                continue; // the chapters do not need it: with -am it is not built
            }
            Path to = Files.createDirectories(of.resolve(artifact).resolve(version));
            Files.writeString(
                    to.resolve(artifact + "-" + version + ".pom"),
                    pom.replace("<version>" + built + "</version>", "<version>" + version + "</version>"));
            if (!module.equals(".")) {
                Path jar = to.resolve(artifact + "-" + version + ".jar");
                Files.copy(made, jar);
                if (module.equals("chapters")) {
                    addWorkingCopy(jar);
                }
            }
        }
    }

    /** Returns the root and the modules that {@code .ci/release} builds, except the BOM. */
    private List<String> released() throws IOException {
        String modules =
                first(Pattern.compile("(?m)^modules=\"lib/bom (.*)\"$"), Files.readString(root.resolve(".ci/release")));
        return List.of((". " + modules).split(" "));
    }

    /** As the profile "release" does in chapters/pom.xml. */
    private void addWorkingCopy(Path jar) throws IOException, InterruptedException {
        Path zip = jar.resolveSibling("working-copy.zip");
        Process git = new ProcessBuilder("git", "archive", "--format=zip", "--output=" + zip, "HEAD")
                .directory(root.toFile())
                .inheritIO()
                .start();
        if (git.waitFor() != 0) {
            throw new AssertionError("git archive ended with status " + git.exitValue());
        }
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path inJar = files.getPath("META-INF/informer-workbook.zip");
            Files.deleteIfExists(inJar);
            Files.copy(zip, inJar);
        }
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern);
        }
        return found.group(1);
    }
}
