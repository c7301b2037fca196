package informers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A parser that must hold for any bytes: a class with {@code public static void fuzzerTestOneInput(byte[])}, which throws
 * when something is wrong. Its seeds are the files in {@code src/test/resources/fuzz/CLASS}.
 *
 * <p>The quick tests try the seeds ({@link #trySeeds}). The {@code proof} profile has Jazzer on the class path and searches
 * for other inputs, guided by coverage ({@link #search}). An input that was found to fail becomes a seed.
 */
public record FuzzTarget(Class<?> type) {
    /** What a healthy JVM needs to start and stop, beside the time of the search, in seconds. */
    private static final int GRACE = 60;

    private Path seeds() {
        return Path.of("src/test/resources/fuzz", type.getSimpleName());
    }

    /**
     * Returns the targets to search: all of the module, or those that {@code -Dfuzz.target=NAME} names. With {@code -am} Maven
     * runs the search of several modules, so a module may have no target of that name; but one module must have it.
     *
     * @throws IllegalArgumentException if no module has seeds for a target of that name
     */
    public static Stream<FuzzTarget> chosen(Stream<FuzzTarget> all) throws IOException {
        String only = System.getProperty("fuzz.target", "");
        if (only.isEmpty()) {
            return all;
        }
        List<String> known = known();
        if (!known.contains(only)) {
            throw new IllegalArgumentException("expected -Dfuzz.target= one of " + known + ", found \"" + only + "\"");
        }
        return all.filter(target -> target.type().getSimpleName().equals(only));
    }

    /** The targets of all modules, by the folders of their seeds. */
    private static List<String> known() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> modules =
                Files.newDirectoryStream(Path.of("..").toRealPath())) {
            for (Path module : modules) {
                Path seeds = module.resolve("src/test/resources/fuzz");
                if (Files.isDirectory(seeds)) {
                    try (Stream<Path> folders = Files.list(seeds)) {
                        folders.forEach(folder -> names.add(folder.getFileName().toString()));
                    }
                }
            }
        }
        names.sort(null);
        return names;
    }

    /** Feeds every seed to the target, each within the caller's time limit. */
    public void trySeeds() throws Throwable {
        MethodHandle target = MethodHandles.publicLookup()
                .findStatic(type, "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class));
        try (Stream<Path> files = Files.list(seeds())) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).as("seeds in " + seeds()).isNotEmpty();
            for (Path seed : sorted) {
                try {
                    target.invokeExact(Files.readAllBytes(seed));
                } catch (Throwable e) {
                    throw new AssertionError(seed + ": " + e, e);
                }
            }
        }
    }

    /**
     * Searches for an input that fails, in a JVM of 512 MB of its own. What was found of interest is kept in
     * {@code target/fuzz/CLASS/corpus}; the next search starts from there and from the seeds.
     *
     * @throws AssertionError with the report, which names the file that holds the input: an exception, more than thirty seconds
     *     for one input, or not enough memory
     */
    public void search(int seconds) throws IOException, InterruptedException {
        Path folder = Path.of("target/fuzz", type.getSimpleName()).toAbsolutePath();
        Files.createDirectories(folder.resolve("corpus"));
        Path report = folder.resolve("report.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + type.getName(),
                "--instrumentation_includes=informers.**:workbook.**:com.fasterxml.jackson.**:org.yaml.snakeyaml.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + seconds,
                "-timeout=30",
                "-rss_limit_mb=2048",
                folder.resolve("corpus").toString(),
                seeds().toAbsolutePath().toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        try {
            boolean ended = process.waitFor(seconds + GRACE, TimeUnit.SECONDS);
            assertThat(ended).as("the fuzzer ended in time; see " + report).isTrue();
            assertThat(process.exitValue()).as(() -> tail(report)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String tail(Path report) {
        try {
            String text = Files.readString(report, java.nio.charset.StandardCharsets.ISO_8859_1);
            int finding = text.indexOf("\n== ");
            return report + " says: " + text.substring(Math.max(finding, text.length() - 5_000));
        } catch (IOException e) {
            return report + " cannot be read: " + e;
        }
    }
}
