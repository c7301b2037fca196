package workbook.grade;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
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

/**
 * Compiles one answer (learner's file, mutant, alternative) inside this JVM, to memory. Any thread; one at a time.
 *
 * <p>The class path is {@code java.class.path}: Surefire sets it to the tests' class path whether or not it starts with
 * a manifest-only jar, IDEs and JBang start with the plain one, and javac follows a jar's {@code Class-Path} itself.
 * The place of the contract's interface is added, in case that came from elsewhere.
 */
final class AnswerCompiler {
    private AnswerCompiler() {}

    /** Throws {@link AnswerException} with every error's file, line, column and javac's words. */
    static synchronized CompiledAnswer compile(Path file, Class<?> type) {
        if (!Files.isRegularFile(file)) {
            throw new AnswerException(
                    file + " is not there. Get it back with: git checkout -- " + file.getFileName(), file.toString());
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new AnswerException(
                    "To grade, a JDK is needed, with its compiler. This Java has none: "
                            + System.getProperty("java.home") + ". Set JAVA_HOME to a JDK, 17 or newer.",
                    file.getFileName().toString());
        }
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(told, null, StandardCharsets.UTF_8);
                JavaFileManager memory = inMemory(files, classes)) {
            boolean good = javac.getTask(null, memory, told, options(file, type), null, files.getJavaFileObjects(file))
                    .call();
            if (!good) {
                throw CompileErrors.of(file, told.getDiagnostics());
            }
        } catch (IOException e) {
            throw new AnswerException("Cannot read " + file + ": " + e.getMessage(), file.toString());
        }
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return new CompiledAnswer(file, bytes);
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
            return path; // a loader with places that are no files: the class path has to do
        }
    }

    /**
     * A mutant may extend another mutant or an alternative and spoil one method of it: that keeps it short. All other
     * answers stand alone.
     */
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
