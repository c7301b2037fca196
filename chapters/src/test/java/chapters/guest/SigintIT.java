package chapters.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import replay.server.ReplayServer;

/**
 * Ctrl-C at any moment: after it no object of the run is left, or the last lines name the objects and the command that
 * removes them; and the next run works. The moments are chosen by a seed, which is part of the test's name.
 *
 * <p>{@code -Dsigint.moments=50} tries 50 moments in each chapter, {@code -Dsigint.seed=7} other ones.
 */
@DisabledOnOs(OS.WINDOWS)
class SigintIT {
    private static final int MOMENTS = Integer.getInteger("sigint.moments", 2);
    private static final long SEED = Long.getLong("sigint.seed", 20261130);

    /** The scripts that write most, each with its approximate number of requests. */
    private static final Map<String, Integer> SCRIPTS =
            Map.of("HandlersDemo", 7, "InformersDemo", 14, "ControllerDemo", 45);

    @TempDir
    static Path folder;

    private static ReplayServer server;

    @BeforeAll
    static void start() {
        server = Host.startServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLeft() {
        Random random = new Random(SEED);
        List<DynamicTest> tests = new ArrayList<>();
        for (String script : SCRIPTS.keySet().stream().sorted().toList()) {
            for (int i = 0; i < MOMENTS; i++) {
                int requests = random.nextInt(SCRIPTS.get(script));
                int millis = random.nextInt(40);
                boolean again = i == 0;
                tests.add(DynamicTest.dynamicTest(
                        script + ": SIGINT " + millis + " ms after request " + requests,
                        () -> interrupt(script, requests, millis, again)));
            }
        }
        return tests.stream();
    }

    private static void interrupt(String script, int requests, int millis, boolean again) throws Exception {
        try (Host host = Host.on(server, folder)) {
            Child child = Child.start(folder, script, "--kubeconfig", host.kubeconfig());
            try {
                child.await(() -> host.requests() > requests || !child.isAlive());
                Thread.sleep(millis); // the moment is between two requests, or within one
                child.signal("INT");
                child.awaitEnd();
            } finally {
                child.kill();
            }
            assertThat(host.marked()).as(child.output()).isEmpty();
            assertThat(child.status()).as(child.output()).isIn(130, 0);
            assertThat(child.output()).doesNotContain("Error:", "\tat ", "Left in the cluster");
            if (again) {
                Child next = Child.start(folder, script, "--kubeconfig", host.kubeconfig());
                try {
                    next.awaitEnd();
                } finally {
                    next.kill();
                }
                assertThat(next.status()).as(next.output()).isZero();
                assertThat(host.marked()).isEmpty();
            }
        }
    }

    /**
     * The script's own thread ignores interrupts: after three seconds another thread cleans up. SIGTERM works like
     * Ctrl-C.
     */
    @Test
    @Timeout(120)
    void aScriptThatDoesNotStopIsCleanedUpByAnotherThread() throws Exception {
        try (Host host = Host.on(server, folder)) {
            Child child = Child.start(folder, StuckVisit.class.getName(), "--kubeconfig", host.kubeconfig());
            try {
                child.await(() -> !host.marked().isEmpty() || !child.isAlive());
                child.signal("TERM");
                child.awaitEnd();
            } finally {
                child.kill();
            }
            assertThat(host.marked()).as(child.output()).isEmpty();
            assertThat(child.output()).contains("Deleted the objects of this run: 1 ConfigMap.", "killed");
            assertThat(child.status()).isEqualTo(143);
        }
    }

    /** The clean-up takes long: a finalizer keeps a namespace, and the script waits for its end. */
    @Test
    @Timeout(120)
    void aSecondCtrlCEndsItAtOnceWithTheCommandsThatRemoveTheRest() throws Exception {
        try (Host host = Host.on(server, folder)) {
            host.delayResponses(Duration.ofMillis(250)); // or a fast script could end before the signal
            Child child = Child.start(folder, "ControllerDemo", "--kubeconfig", host.kubeconfig());
            try {
                child.await(() -> host.hold("workbook-a") || !child.isAlive());
                child.signal("INT");
                host.delayResponses(Duration.ZERO);
                child.await(() -> child.output().contains("Waiting for the deletion of Namespace workbook-a"));
                assertThat(child.output()).contains("Interrupted. Deleting the objects of this run", "second Ctrl-C");
                child.signal("INT");
                child.awaitEnd();
            } finally {
                child.kill();
            }
            assertThat(child.status()).as(child.output()).isEqualTo(130);
            String last = child.output().strip().lines().reduce((a, b) -> b).orElseThrow();
            assertThat(last)
                    .contains("kubectl --kubeconfig " + host.kubeconfig()
                            + " --context one delete namespaces --selector workbook.informers.dev/run=workbook-11-");
        }
    }

    /** After kill -9 all objects are left; the next run removes them. */
    @Test
    @Timeout(120)
    void theNextRunRemovesTheObjectsOfAKilledOne() throws Exception {
        try (Host host = Host.on(server, folder)) {
            Child child = Child.start(folder, "InformersDemo", "--kubeconfig", host.kubeconfig());
            try {
                child.await(() -> !host.marked().isEmpty() || !child.isAlive());
            } finally {
                child.kill();
            }
            assertThat(host.marked()).isNotEmpty();

            Child next = Child.start(folder, "InformersDemo", "--kubeconfig", host.kubeconfig());
            try {
                next.awaitEnd();
            } finally {
                next.kill();
            }
            assertThat(next.output()).contains("Deleting what an earlier run has left (workbook-08-");
            assertThat(next.status()).as(next.output()).isZero();
            assertThat(host.marked()).isEmpty();
        }
    }

    /** A script in a JVM of its own. */
    private static final class Child {
        private final Process process;
        private final Path out;

        private Child(Process process, Path out) {
            this.process = process;
            this.out = out;
        }

        static Child start(Path folder, String script, String... arguments) throws IOException {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-cp",
                    classPath,
                    script));
            command.addAll(List.of(arguments));
            Path out = Files.createTempFile(folder, script, ".out");
            return new Child(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start(),
                    out);
        }

        /** Checks the condition every millisecond, for at most a minute. */
        void await(Callable<Boolean> condition) throws Exception {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!condition.call()) {
                assertThat(System.nanoTime())
                        .as("timed out after 60 s; it printed: " + output())
                        .isLessThan(end);
                Thread.sleep(1);
            }
        }

        boolean isAlive() {
            return process.isAlive();
        }

        void signal(String name) throws Exception {
            new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
        }

        void awaitEnd() throws InterruptedException, IOException {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("it has not ended after 60 s; it printed: " + output())
                    .isTrue();
        }

        int status() {
            return process.exitValue();
        }

        String output() throws IOException {
            return Files.readString(out);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
