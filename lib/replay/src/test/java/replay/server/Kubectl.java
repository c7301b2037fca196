package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import replay.Fixtures;

/** The real kubectl in its own process, for one session. */
final class Kubectl {
    private final String context;
    private final String cluster;
    private final Path scratch;

    /** @param scratch for its cache and its output */
    Kubectl(String context, String cluster, Path scratch) {
        this.context = context;
        this.cluster = cluster;
        this.scratch = scratch;
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    /** Runs it and returns its output. It must succeed. */
    String ok(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "kubectl", ".out");
        Process process = start(out, arguments);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("kubectl ended").isTrue();
        String printed = Files.readString(out);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    /** Runs it and returns its output. It must fail. */
    String fails(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "kubectl", ".out");
        Process process = start(out, arguments);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("kubectl ended").isTrue();
        String printed = Files.readString(out);
        assertThat(process.exitValue()).as(printed).isNotZero();
        return printed;
    }

    /**
     * The output of one run on both streams.
     *
     * @param status its exit status
     */
    record Run(String printed, int status) {}

    /** Runs it with an input and waits for its end. */
    Run run(String input, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "kubectl", ".out");
        Process process = start(out, arguments);
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended without reading its input
        }
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("kubectl ended").isTrue();
        return new Run(Files.readString(out), process.exitValue());
    }

    /** Returns the words of each row of the printed table, without the header. */
    List<List<String>> rows(String... arguments) throws IOException, InterruptedException {
        return ok(arguments)
                .lines()
                .skip(1)
                .map(line -> List.of(line.strip().split("\\s+")))
                .toList();
    }

    /** Starts one that does not end by itself. Its output can be read as it arrives. */
    Process follow(String... arguments) throws IOException {
        return command(arguments).redirectErrorStream(true).start();
    }

    private Process start(Path out, String... arguments) throws IOException {
        return command(arguments)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "kubectl",
                "--kubeconfig",
                Fixtures.wiremock().resolve("kubeconfig.yaml").toString(),
                "--cache-dir",
                scratch.resolve("cache").toString(),
                "--context",
                context,
                "--server",
                cluster));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", scratch.toString());
        builder.environment().remove("KUBECONFIG");
        return builder;
    }
}
