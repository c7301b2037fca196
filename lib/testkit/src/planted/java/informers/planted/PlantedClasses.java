package informers.planted;

import informers.queue.DeltaFIFO;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a source file of the library with a bug in it, to memory. */
public final class PlantedClasses {
    private static final JavaCompiler JAVAC =
            Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "this Java has no compiler");

    /** Kept, because to open all jars of the class path again takes a third of the time of a compilation. Not safe for two threads. */
    private static final StandardJavaFileManager FILES =
            JAVAC.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

    private PlantedClasses() {}

    /**
     * Returns the text of a source file without the bug.
     *
     * @param file under {@code src/main/java/informers} of a module of the library, or {@code src/main/java/replay}
     */
    public static String source(String file) {
        Path path = roots().stream()
                .map(root -> root.resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected " + file + " in one of " + roots()));
        try {
            return Files.readString(path).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /**
     * Returns the class files by class name: that of the file, and its nested ones.
     *
     * @param file as in {@link #source}
     * @param source the whole text of the file, with the bug
     */
    public static synchronized Map<String, byte[]> of(String file, String source) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        List<String> options = List.of(
                "-proc:none", "-Xlint:none", "-parameters", "-classpath", System.getProperty("java.class.path", ""));
        List<JavaFileObject> units = List.of(inMemory(file, source));
        if (!JAVAC.getTask(null, toMemory(FILES, classes), diagnostics, options, null, units)
                .call()) {
            throw new IllegalStateException("with the bug, " + file + " does not compile: "
                    + diagnostics.getDiagnostics().get(0));
        }
        Map<String, byte[]> bytes = new HashMap<>();
        classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return bytes;
    }

    /** The sources of the library, found from {@code target/classes} or the jar of lib/informers. */
    private static List<Path> roots() {
        try {
            Path classes = Path.of(DeltaFIFO.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return List.of(
                    classes.resolve("../../src/main/java/informers").normalize(),
                    classes.resolve("../../../client/src/main/java/informers").normalize(),
                    classes.resolve("../../../controllers/src/main/java/informers")
                            .normalize(),
                    classes.resolve("../../../micrometer/src/main/java/informers")
                            .normalize(),
                    classes.resolve("../../../fabric8/src/main/java/informers").normalize(),
                    classes.resolve("../../../replay/src/main/java/replay").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JavaFileObject inMemory(String file, String source) {
        return new SimpleJavaFileObject(URI.create("planted:///informers/" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static JavaFileManager toMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
        return new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("planted:///" + name.replace('.', '/') + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return classes.computeIfAbsent(name, n -> new ByteArrayOutputStream());
                    }
                };
            }
        };
    }
}
