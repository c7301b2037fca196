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
import java.util.regex.Pattern;
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
 * The compiled classes of a chapter: its contract and the given classes, compiled in this JVM. Maven has its own in {@code
 * target/classes}; the two are independent.
 *
 * <p>The classes are kept in {@code chapters/target/workbook/classes}, in a folder named by a digest of everything on which they
 * depend. So they are never stale: after a change the name is another one. Safe for use by many threads.
 *
 * @param chapter the name of its folder
 * @param digest of the sources of all chapters (without the answers), the class path, and the running Java version
 * @param folder the folder of the classes
 * @param loader the class loader of the chapter
 */
record ChapterClasses(String chapter, String digest, Path folder, ClassLoader loader) {
    private static final Pattern MY_ANSWER = Pattern.compile("\\R@MyAnswer\\(\"([^\"]+)\"");

    private static final Map<String, ChapterClasses> LOADED = new ConcurrentHashMap<>();

    /** Compiles if necessary. Throws a {@link UserError} with javac's messages if the chapter does not compile. */
    static ChapterClasses of(WorkbookHome home, String chapter) {
        String digest = digest(home);
        return LOADED.computeIfAbsent(home + "|" + chapter + "|" + digest, any -> load(home, chapter, digest));
    }

    /** Returns the tests that grade the learner's file of this chapter. */
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

    /** Returns the learner's files of a chapter, without compiling anything. A file may be missing. */
    static List<Path> learnersFiles(WorkbookHome home, String chapter) {
        return gradingTests(home.chapter(chapter)).stream()
                .flatMap(test -> MY_ANSWER.matcher(read(test)).results())
                .map(found -> home.chaptersFolder().resolve(found.group(1)))
                .toList();
    }

    /** Other tests of a chapter do not grade the learner's file; Maven runs them. */
    private static List<Path> gradingTests(Path folder) {
        return given(folder.resolve("test")).stream()
                .filter(file -> MY_ANSWER.matcher(read(file)).find())
                .toList();
    }

    /** Returns the traces in the chapter's folder and in its folder {@code test}. */
    static List<Path> traces(Path folder) {
        return Stream.of(folder, folder.resolve("test"))
                .flatMap(place -> given(place).stream())
                .filter(file -> file.toString().endsWith("Trace.java"))
                .toList();
    }

    /** Returns the classes with the scenes of the chapter. */
    static List<Path> scenes(Path folder) {
        return given(folder).stream()
                .filter(file -> file.toString().endsWith("Scenes.java"))
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
                    // A read-only workbook is compiled each time, into a temporary folder.
                    return loaded(chapter, digest, compiledTemporarily(home, chapter));
                }
                // Into a new folder first, so that no other command sees an incomplete one.
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

    /** Compiles into a folder that is deleted when this JVM ends. */
    private static Path compiledTemporarily(WorkbookHome home, String chapter) throws IOException {
        Path folder = Files.createTempDirectory("workbook-" + chapter + "-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                // the system deletes its temporary files
            }
        }));
        compile(home, chapter, folder);
        return folder;
    }

    private static void compile(WorkbookHome home, String chapter, Path into) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new UserError("Grading needs a JDK, with a compiler. This Java has none: "
                    + System.getProperty("java.home") + ". Set JAVA_HOME to a JDK, 17 or newer.");
        }
        Path folder = home.chapter(chapter);
        // javac finds the classes that these need.
        List<Path> sources = new ArrayList<>(gradingTests(folder));
        sources.addAll(traces(folder));
        sources.addAll(scenes(folder));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
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
            if (!javac.getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                Folders.delete(into);
                throw new UserError("The chapter " + chapter
                        + " does not compile. This is not caused by your file, unless you edited the"
                        + " chapter's tests:\n"
                        + diagnostics.getDiagnostics().stream()
                                .limit(5)
                                .map(Object::toString)
                                .collect(Collectors.joining("\n")));
            }
        }
    }

    /** Returns the chapter's own folders first, then the others: a chapter may use the given classes of another one. */
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

    /** Returns a digest of everything on which the classes of all chapters depend. */
    static String digest(WorkbookHome home) {
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

    /** Returns the sources in this folder, without the learner's. */
    private static List<Path> given(Path folder) {
        return sources(folder, folder.endsWith("test") ? ".*\\.java" : "(?!My).*\\.java");
    }

    /** Returns the files in this folder whose names match; none if there is no such folder. */
    static List<Path> sources(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError("Cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }
}
