package informers.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Starts the load server, and then one child process at a time. Used by one thread. */
final class Machine implements Closeable {
    private static final long LONGEST_MINUTES = 6;

    private final File log;
    private final Process server;
    private final BufferedReader fromServer;
    private final PrintWriter toServer;
    private final String address;

    Machine(File log) throws IOException {
        this.log = log;
        this.server = start(javaHome(), List.of("-Xmx3g", "-XX:+UseSerialGC"), LoadServer.class, List.of());
        this.fromServer = server.inputReader(StandardCharsets.UTF_8);
        this.toServer = new PrintWriter(server.outputWriter(StandardCharsets.UTF_8), true);
        this.address = "http://127.0.0.1:" + fromServer.readLine().replace("port ", "");
    }

    static String javaHome() {
        return System.getProperty("java.home");
    }

    /** The arguments of a child process. */
    record Job(String scenario, String contestant, int pods, int events, String javaHome, List<String> flags) {}

    /** Runs one child and returns the figures that it printed; none if it failed, after printing why. */
    Map<String, Double> run(Job job) throws IOException, InterruptedException {
        toServer.println("pods " + job.pods());
        if (!"ready".equals(fromServer.readLine())) {
            throw new IOException("expected \"ready\" of the load server; see " + log);
        }
        List<String> args = List.of(job.contestant(), job.scenario(), address, "" + job.pods(), "" + job.events());
        Process child = start(job.javaHome(), job.flags(), Child.class, args);
        Map<String, Double> figures = new TreeMap<>();
        Thread watchdog = new Thread(() -> endWhenLate(child));
        watchdog.setDaemon(true);
        watchdog.start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(">")) {
                    toServer.println(line.substring(1));
                } else if (line.startsWith("=")) {
                    String[] words = line.substring(1).split(" ");
                    figures.put(words[0], Double.valueOf(words[1]));
                }
            }
        }
        int status = child.waitFor();
        watchdog.interrupt();
        if (status != 0) {
            System.err.println(
                    job.contestant() + " failed in " + job.scenario() + " (status " + status + "); see " + log);
        }
        return figures;
    }

    private Process start(String javaHome, List<String> flags, Class<?> main, List<String> args) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(javaHome + "/bin/java"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static void endWhenLate(Process child) {
        try {
            if (!child.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // it has ended
        }
    }

    @Override
    public void close() {
        toServer.close(); // the server ends at the end of its input
        server.destroy();
    }
}
