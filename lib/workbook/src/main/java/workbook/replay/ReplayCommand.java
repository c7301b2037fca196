package workbook.replay;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;
import workbook.cli.cluster.RecordedTapes;

/** {@code ./jbang replay}: serves the recorded clusters to kubectl and other programs, until Ctrl-C. */
@Command(
        name = "replay",
        sortOptions = false,
        description = "Serve the recorded clusters on 127.0.0.1, for kubectl and for your own programs, until Ctrl-C.")
public final class ReplayCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + ReplayOptions.USUAL_PORT,
            description = "The port to listen on; 0 for a free one. Default: ${DEFAULT-VALUE}, as in kubeconfig.yaml.")
    int port;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Replay the recorded changes N times as fast as they happened. Default: ${DEFAULT-VALUE}.")
    double speed;

    @Option(
            names = "--tape",
            paramLabel = "NAME",
            description = "Print the example commands for this tape (demo, rollout, ...). All tapes are served.")
    @Nullable
    String tape;

    @Option(
            names = "--load",
            paramLabel = "N",
            defaultValue = "0",
            description = "Add 5000 pods to each tape, of which N change a second while a client watches.")
    int load;

    @Spec
    CommandSpec spec;

    private final CountDownLatch forever = new CountDownLatch(1);

    public static void main(String... args) {
        Scripts.main(new ReplayCommand(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (ReplayServer server = ReplayServer.start(options())) {
            String chosen = tape == null ? "demo" : tape;
            server.url(chosen); // throws if there is no such tape
            print(server, chosen);
            forever.await();
            return 0;
        }
    }

    private ReplayOptions options() {
        try {
            return RecordedTapes.options().withPort(port).withSpeed(speed).withLoad(load);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void print(ReplayServer server, String chosen) {
        PrintWriter out = spec.commandLine().getOut();
        String kubectl = kubectl(server, chosen);
        out.println("Serving the tapes " + String.join(", ", server.tapes()) + " on 127.0.0.1:" + server.port()
                + (speed == 1 ? "" : ", at speed " + speed)
                + (load == 0 ? "" : ", with " + load + " changes of pods a second while a client watches") + ".");
        out.println();
        out.println("  " + kubectl + " get pods -A");
        out.println("  " + kubectl + " get pods -w");
        out.println();
        out.println(
                "The recorded changes start with the first watch. To see them from the start again, use a new session:");
        out.println("  --server " + server.url(chosen) + "/sessions/again");
        out.println("A server that fails in one way: " + server.faultUrl("too-many-requests"));
        out.println();
        out.println("Ctrl-C ends it.");
        out.flush();
    }

    private static String kubectl(ReplayServer server, String chosen) {
        boolean usual = server.port() == ReplayOptions.USUAL_PORT;
        return WorkbookHome.findIfAny()
                .map(home -> "kubectl --kubeconfig " + quoted(home.wiremock().resolve("kubeconfig.yaml"))
                        + " --context " + chosen + (usual ? "" : " --server " + server.url(chosen)))
                // An empty kubeconfig: kubectl would send the credentials of another one.
                .orElseGet(() -> "kubectl --kubeconfig /dev/null --server " + server.url(chosen));
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.contains(" ") ? '"' + text + '"' : text;
    }
}
