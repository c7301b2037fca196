package browser;

import browser.Mutants.Mutant;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import replay.record.Folders;
import workbook.cli.WorkbookHome;
import workbook.trace.Scenes;

/** Builds {@code target/engine}: the stage with the library, for a page without a server. The steps: README.md. */
public final class BuildEngine {
    private final WorkbookHome home;
    private final Path module;
    private final Path work;
    private final Path classes;
    private final Path engine;

    private BuildEngine(Path root) {
        this.home = WorkbookHome.at(root);
        this.module = root.resolve("lib/browser");
        this.work = module.resolve("target/sources");
        this.classes = module.resolve("target/browser-classes");
        this.engine = module.resolve("target/engine");
    }

    /** @param args the root of the repository, and {@code true} for short names */
    public static void main(String[] args) throws Exception {
        new BuildEngine(Path.of(args[0]).toAbsolutePath().normalize()).build(args[1]);
    }

    private void build(String shortNames) throws Exception {
        Folders.delete(work);
        Files.createDirectories(work);
        Files.createDirectories(engine);
        Map<String, Scenes<?>> scenes = Mutants.scenes(home);
        List<Mutant> mutants = Mutants.all(home);
        Files.write(engine.resolve("data.json"), new Data(home, scenes).json());
        Mutants.copy(mutants, work);
        HashOrder.write(work);
        copy("engine.js");
        copy("worker.js");

        Path built = module.resolve("target/engine.digest"); // TeaVM needs a minute: only if something has changed
        String digest = shortNames + " " + Digest.of(classPath(List.of(module.resolve("src/browser"), work)));
        if (Files.exists(built) && Files.readString(built).equals(digest)) {
            return;
        }
        Files.deleteIfExists(built);
        Folders.delete(classes);
        Files.createDirectories(classes);
        javac(javaFiles(module.resolve("src/browser/java"), work), alternatives(), classes);
        try (URLClassLoader compiled =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, BuildEngine.class.getClassLoader())) {
            Mutants.writeParts(scenes, mutants, compiled, work);
        }
        javac(List.of(work.resolve("BrowserMain.java")), List.of(), classes);
        teavm(List.of(classes), "BrowserMain", engine, shortNames);
        Files.writeString(built, digest);
    }

    private void copy(String script) throws IOException {
        Files.copy(
                module.resolve("src/browser/js").resolve(script),
                engine.resolve(script),
                StandardCopyOption.REPLACE_EXISTING);
    }

    static List<Path> javaFiles(Path... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    /** A wrong answer may extend a right one, which lies in one of these folders. */
    private List<Path> alternatives() {
        return home.chapters().stream()
                .map(chapter -> home.chapter(chapter).resolve("alternatives"))
                .toList();
    }

    /**
     * Compiles sources to class files.
     *
     * @param more folders with sources that these need
     * @param first folders with classes that these need
     */
    static void javac(List<Path> sources, List<Path> more, Path classes, Path... first) throws IOException {
        List<Path> needed = new ArrayList<>(List.of(first));
        needed.add(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-d", classes.toString(), "-cp", classPath(needed), "-sourcepath", path(more), "-proc:none", "-nowarn");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean right = compiler.getTask(
                            null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!right) {
                throw new IllegalStateException("the browser's classes do not compile");
            }
        }
    }

    /** Compiles class files to classes.js in a folder. */
    static void teavm(List<Path> classes, String main, Path to, String shortNames)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(classes),
                Compiler.class.getName(),
                to.toString(),
                main,
                shortNames);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("TeaVM has found errors");
        }
    }

    private static String classPath(List<Path> first) {
        return path(first) + File.pathSeparator + System.getProperty("java.class.path");
    }

    private static String path(List<Path> folders) {
        return String.join(
                File.pathSeparator, folders.stream().map(Path::toString).toList());
    }
}
