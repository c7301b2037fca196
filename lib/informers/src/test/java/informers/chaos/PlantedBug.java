package informers.chaos;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A bug in a class of the library: its source with one text replaced, compiled in this JVM, and loaded instead of the
 * real class by a separate class loader, in which the schedules run.
 *
 * @param name the effect of the bug, or the project that had it
 * @param file the source file, below {@code informers}
 * @param right the correct text, which occurs there once
 * @param wrong the text that replaces it
 */
record PlantedBug(String name, String file, String right, String wrong) {

    /** The first seed, from 1 on, whose schedule fails because of it; empty if none up to {@code last} does. */
    @SuppressWarnings("unchecked")
    Optional<Long> firstSeedThatFindsIt(long last) throws ReflectiveOperationException {
        return (Optional<Long>) chaos("firstFailure").invoke(null, 1L, last);
    }

    /** Returns the report about a seed that finds it. */
    String report(long seed) throws ReflectiveOperationException {
        try {
            chaos("play").invoke(null, seed, seed);
        } catch (InvocationTargetException e) {
            return e.getCause().getMessage();
        }
        throw new IllegalStateException("seed " + seed + " does not find it");
    }

    /** A method of {@link Chaos}, from seed to seed, in a class loader with this bug. */
    private Method chaos(String method) throws ReflectiveOperationException {
        ClassLoader loader = new PlantedClasses(compiled());
        return loader.loadClass(Chaos.class.getName()).getMethod(method, long.class, long.class);
    }

    private String source() {
        Path path = Path.of("src/main/java/informers", file);
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "expected the source of the library, to plant a bug into it, at " + path.toAbsolutePath(), e);
        }
        // However its lines are broken.
        Matcher place = Pattern.compile(
                        Stream.of(right.split("\\s+")).map(Pattern::quote).collect(joining("\\s+")))
                .matcher(text);
        if (place.results().count() != 1) {
            throw new IllegalStateException("expected this text once in " + path + ", to plant the bug \"" + name
                    + "\"; if the source was changed," + " change the planted bug too: " + right);
        }
        return place.replaceFirst(Matcher.quoteReplacement(wrong));
    }

    private Map<String, byte[]> compiled() {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        StringWriter messages = new StringWriter();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("mem:///informers/" + file), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source();
                    }
                };
        List<String> options = List.of(
                "-proc:none", "-Xlint:none", "-parameters", "-classpath", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                JavaFileManager memory = new InMemory(files, classes)) {
            if (!javac.getTask(messages, memory, null, options, null, List.of(source))
                    .call()) {
                throw new IllegalStateException("the planted bug \"" + name + "\" does not compile:\n" + messages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> bytes = new HashMap<>();
        classes.forEach((className, out) -> bytes.put(className, out.toByteArray()));
        return bytes;
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

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
    }
}
