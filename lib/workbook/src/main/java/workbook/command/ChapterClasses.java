package workbook.command;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import replay.record.Folders;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/**
 * A chapter's contract and what is given with it, compiled in this JVM. Maven has its own, in {@code target/classes},
 * and neither looks at the other's.
 *
 * <p>The classes are kept in {@code chapters/target/workbook/classes}, in a folder that is named by a digest of all that
 * they depend on. So they cannot be stale: what has changed has another name. Any thread.
 *
 * @param chapter the name of its folder
 * @param digest of the sources of all chapters (but the answers), of the class path, and of the Java that runs
 * @param folder where the classes are
 * @param loader has the chapter's classes
 */
record ChapterClasses(String chapter, String digest, Path folder, ClassLoader loader) {
    private static final Map<String, ChapterClasses> LOADED = new ConcurrentHashMap<>();

    /** Compiles if need be; a {@link UserError} with javac's words if the chapter itself does not compile. */
    static ChapterClasses of(WorkbookHome home, String chapter) {
        String digest = digest(home);
        return LOADED.computeIfAbsent(home + "|" + chapter + "|" + digest, any -> load(home, chapter, digest));
    }

    /** The tests that grade this chapter's learner's file. */
    List<Class<?>> tests(WorkbookHome home) {
        List<Class<?>> tests = new ArrayList<>();
        for (Path source : gradingTests(home.chapter(chapter))) {
            try {
                tests.add(loader.loadClass(className(source)));
            } catch (ClassNotFoundException e) {
                throw new UserError(source + " has no class " + className(source) + " in it.", e);
            }
        }
        return tests;
    }

    /** The other tests of a chapter are not for the learner's file, and are left to Maven. */
    private static List<Path> gradingTests(Path folder) {
        return given(folder.resolve("test")).stream()
                .filter(file -> read(file).contains("\n@MyAnswer("))
                .toList();
    }

    /** In the chapter's folder; or beside the tests, if it needs what they have. */
    static List<Path> traces(Path folder) {
        return Stream.of(folder, folder.resolve("test"))
                .flatMap(place -> given(place).stream())
                .filter(file -> file.toString().endsWith("Trace.java"))
                .toList();
    }

    static String className(Path source) {
        return source.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static ChapterClasses load(WorkbookHome home, String chapter, String digest) {
        Path all = home.chaptersFolder().resolve("target/workbook/classes");
        Path folder = all.resolve(chapter + "-" + digest.substring(0, 16));
        try {
            if (!Files.isDirectory(folder)) {
                Path fresh;
                try {
                    Files.createDirectories(all);
                    fresh = Files.createTempDirectory(all, "new-");
                } catch (IOException e) {
                    // A workbook that one may only read is compiled anew each time, and outside.
                    return loaded(chapter, digest, compiledOutside(home, chapter));
                }
                // Into a folder of its own first: nobody ever sees half of the classes, nor do two commands at once.
                compile(home, chapter, fresh);
                deleteOld(all, chapter);
                Folders.move(fresh, folder);
            }
            return loaded(chapter, digest, folder);
        } catch (IOException e) {
            throw new UserError("Cannot write the classes of the chapter to " + all + ": " + e.getMessage(), e);
        }
    }

    private static ChapterClasses loaded(String chapter, String digest, Path folder) throws IOException {
        URL[] place = {folder.toUri().toURL()};
        return new ChapterClasses(
                chapter, digest, folder, new URLClassLoader(place, ChapterClasses.class.getClassLoader()));
    }

    /** Into a folder that is deleted when this JVM ends. */
    private static Path compiledOutside(WorkbookHome home, String chapter) throws IOException {
        Path folder = Files.createTempDirectory("workbook-" + chapter + "-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                // the system clears its folder of temporary files away
            }
        }));
        compile(home, chapter, folder);
        return folder;
    }

    private static void compile(WorkbookHome home, String chapter, Path into) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new UserError("To grade, a JDK is needed, with its compiler. This Java has none: "
                    + System.getProperty("java.home") + ". Set JAVA_HOME to a JDK, 17 or newer.");
        }
        Path folder = home.chapter(chapter);
        // What these need, javac finds by itself.
        List<Path> sources = new ArrayList<>(gradingTests(folder));
        sources.addAll(traces(folder));
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(told, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-g",
                    "-parameters",
                    "-proc:none",
                    "-Xlint:none",
                    "-implicit:class",
                    "-d",
                    into.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-sourcepath",
                    sourcePath(home, folder));
            if (!javac.getTask(null, files, told, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                Folders.delete(into);
                throw new UserError("The chapter " + chapter + " itself does not compile, which is not your doing"
                        + " unless you edited its tests:\n"
                        + told.getDiagnostics().stream()
                                .limit(5)
                                .map(Object::toString)
                                .collect(Collectors.joining("\n")));
            }
        }
    }

    /** The chapter's own folders first; a chapter may use what another one gives. */
    private static String sourcePath(WorkbookHome home, Path folder) {
        List<Path> path = new ArrayList<>(List.of(folder, folder.resolve("test")));
        for (String other : home.chapters()) {
            path.add(home.chapter(other));
            path.add(home.chapter(other).resolve("test"));
        }
        return path.stream().distinct().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static void deleteOld(Path all, String chapter) throws IOException {
        try (Stream<Path> folders = Files.list(all)) {
            for (Path old : folders.filter(one -> one.getFileName().toString().startsWith(chapter + "-"))
                    .toList()) {
                Folders.delete(old);
            }
        }
    }

    private static String digest(WorkbookHome home) {
        Digest digest = new Digest();
        digest.add(System.getProperty("java.version"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            digest.addStamp(Path.of(entry));
        }
        for (String chapter : home.chapters()) {
            given(home.chapter(chapter)).forEach(digest::addFile);
            given(home.chapter(chapter).resolve("test")).forEach(digest::addFile);
        }
        return digest.text();
    }

    /** The sources in this folder that are not the learner's. */
    private static List<Path> given(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        boolean tests = folder.endsWith("test");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> tests || !file.getFileName().toString().startsWith("My"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError("Cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }
}
