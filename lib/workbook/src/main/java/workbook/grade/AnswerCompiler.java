package workbook.grade;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles one answer (learner's file, mutant, alternative) in this JVM, into memory. Safe for use by many threads; it compiles one
 * answer at a time.
 *
 * <p>The class path is {@code java.class.path}: Surefire sets it to the tests' class path even if it starts the JVM with a
 * manifest-only jar, IDEs and JBang set it too, and javac follows a jar's {@code Class-Path}. The location of the contract's
 * interface is added, because it may come from elsewhere.
 */
final class AnswerCompiler {
    /** Kept, because to open all jars of the class path again takes a third of the time of a compilation. */
    private static @Nullable StandardJavaFileManager files;

    private AnswerCompiler() {}

    /**
     * Compiles a file.
     *
     * @param type the interface that the answer implements
     * @throws RejectedAnswerException if it does not compile, with file, line, column and javac's message of every error
     */
    static synchronized CompiledAnswer compile(Path file, Class<?> type) {
        if (!Files.isRegularFile(file)) {
            throw new RejectedAnswerException(
                    file + " does not exist. To restore it: git checkout -- " + file.getFileName(), file.toString());
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new RejectedAnswerException(
                    "Grading needs a JDK, with a compiler. This Java has none: " + System.getProperty("java.home")
                            + ". Set JAVA_HOME to a JDK, 17 or newer.",
                    file.getFileName().toString());
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        StandardJavaFileManager known = files(javac);
        boolean good = javac.getTask(
                        null,
                        inMemory(known, classes),
                        diagnostics,
                        options(file, type),
                        null,
                        known.getJavaFileObjects(file))
                .call();
        if (!good) {
            throw CompileErrors.of(file, diagnostics.getDiagnostics());
        }
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return new CompiledAnswer(file, bytes);
    }

    private static StandardJavaFileManager files(JavaCompiler javac) {
        StandardJavaFileManager known = files;
        if (known == null) {
            known = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
            files = known;
        }
        return known;
    }

    private static List<String> options(Path file, Class<?> type) {
        List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-proc:none", "-Xlint:none"));
        options.addAll(List.of("-classpath", classPath(type)));
        options.addAll(List.of("-sourcepath", sourcePath(file)));
        return options;
    }

    private static String classPath(Class<?> type) {
        String path = System.getProperty("java.class.path", "");
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? path
                    : path + File.pathSeparator + Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return path; // the loader does not load from files: use the class path only
        }
    }

    /** A mutant may extend another mutant or an alternative and override one method. All other answers consist of one file. */
    private static String sourcePath(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !folder.endsWith("mutants")) {
            return "";
        }
        return Stream.of(folder, folder.resolveSibling("alternatives"))
                .map(Path::toString)
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElse("");
    }

    private static JavaFileManager inMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
        return new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        ByteArrayOutputStream out = new ByteArrayOutputStream();
                        classes.put(name, out);
                        return out;
                    }
                };
            }
        };
    }
}
