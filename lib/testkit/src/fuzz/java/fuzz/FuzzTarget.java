package fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Code that must handle any bytes: a class whose name ends in {@code Fuzz}, with {@code public static void
 * fuzzerTestOneInput(byte[])}, which throws if something is wrong. Its seeds are the files in {@code
 * src/test/resources/fuzz/CLASS}; an input that failed once becomes a seed.
 *
 * <p>{@link FuzzSeedsTest} runs the seeds in every {@code mvn package}. {@link FuzzSearch} searches for other inputs with Jazzer, which
 * is on the class path in the {@code proof} profile only. Both are compiled into each module that has targets.
 */
record FuzzTarget(Class<?> type) {
    /** How long a healthy JVM needs to start and stop, in addition to the time of the search, in seconds. */
    private static final int GRACE = 60;

    private static final String SEEDS = "src/test/resources/fuzz";

    private Path seeds() {
        return Path.of(SEEDS, name());
    }

    private String name() {
        return type.getSimpleName();
    }

    @Override
    public String toString() {
        return name();
    }

    /** Returns the targets of this module, by name: all classes of this package whose names end in {@code Fuzz}. */
    static List<FuzzTarget> all() throws IOException {
        Path classes = Path.of(URI.create(FuzzTarget.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("Fuzz.class"))
                    .map(file -> file.replace(File.separatorChar, '.').replaceFirst("\\.class$", ""))
                    .map(FuzzTarget::load)
                    .sorted(Comparator.comparing(FuzzTarget::name))
                    .toList();
        }
    }

    private static FuzzTarget load(String name) {
        try {
            return new FuzzTarget(Class.forName(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the targets to search: all of the module, or those that {@code -Dfuzz.target=NAME} names. With {@code -am} Maven
     * runs the search of several modules, so a module may have no target of that name; but one module must have it.
     *
     * @throws IllegalArgumentException if no module has seeds for a target of that name
     */
    static List<FuzzTarget> chosen() throws IOException {
        String only = System.getProperty("fuzz.target", "");
        if (only.isEmpty()) {
            return all();
        }
        List<String> known = ofAllModules();
        if (!known.contains(only)) {
            throw new IllegalArgumentException("expected -Dfuzz.target= one of " + known + ", found \"" + only + "\"");
        }
        return all().stream().filter(target -> target.name().equals(only)).toList();
    }

    /** The names of the targets of all modules, by the folders of their seeds. */
    private static List<String> ofAllModules() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> modules =
                Files.newDirectoryStream(Path.of("..").toRealPath())) {
            for (Path module : modules) {
                Path seeds = module.resolve(SEEDS);
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

    /** Runs the target on each of its seeds. */
    void runSeeds() throws Throwable {
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
     * Searches for an input that fails, in a separate JVM with 512 MB. Inputs that reach new code are kept in {@code
     * target/fuzz/CLASS/corpus}; the next search starts from there and from the seeds.
     *
     * @throws AssertionError if an input causes an exception, takes more than thirty seconds, or exhausts the memory. The message
     *     has the report, which names the file with the input
     */
    void search(int seconds) throws IOException, InterruptedException {
        Path folder = Path.of("target/fuzz", name()).toAbsolutePath();
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
                "--instrumentation_includes=informers.**:replay.**:com.fasterxml.jackson.**:org.yaml.snakeyaml.**",
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
            assertThat(ended)
                    .as("Jazzer should end in time; its report: " + report)
                    .isTrue();
            assertThat(process.exitValue()).as(() -> tail(report)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String tail(Path report) {
        try {
            String text = Files.readString(report, StandardCharsets.ISO_8859_1);
            int finding = text.indexOf("\n== ");
            return report + " says: " + text.substring(Math.max(finding, text.length() - 5_000));
        } catch (IOException e) {
            return report + " cannot be read: " + e;
        }
    }
}
