package workbook.cli.cluster;

import informers.client.config.ClientConfig;
import informers.client.config.ConfigOverrides;
import informers.client.config.Kubeconfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that select the cluster of a script. A picocli mixin; the script calls {@link #open} once.
 *
 * <pre>{@code
 * @Mixin
 * final ClusterOptions options = new ClusterOptions("demo");
 *
 * public void run() {
 *     try (Cluster cluster = options.open(); RestClient client = RestClient.of(cluster.config())) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Without {@code --context} and {@code --kubeconfig} it is a tape, in a session that only this script uses.
 */
public final class ClusterOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec script;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Use a real cluster: that of this context of your kubeconfig.")
    private @Nullable String context;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Use a real cluster: that of the current context in this kubeconfig, or of --context."
                    + " Without it: $KUBECONFIG, then ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "The namespace to use. Without it: the context's namespace, or else default.")
    private @Nullable String namespace;

    @Option(
            names = "--tape",
            paramLabel = "NAME",
            description = "Use this recorded cluster (default: ${DEFAULT-VALUE}).")
    private String tape;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Replay the recorded changes N times as fast as they happened."
                    + " Without it: as fast as they happened, or without waiting if the script says so.")
    private @Nullable Double speed;

    private boolean skips;
    private boolean skipsOfServer;
    private @Nullable String opened;

    /**
     * Creates the options.
     *
     * @param tape the default tape
     */
    public ClusterOptions(String tape) {
        this.tape = tape;
    }

    /**
     * Skips the waits of the server and of the script on a tape, unless {@code --speed} is given: for a script that shows what happens in
     * the recording. Its watches must have timeouts of their own: those of an informer would rush through the tape.
     */
    public ClusterOptions skippingWaits() {
        skipsOfServer = true;
        return skippingWaitsOfScript();
    }

    /** Skips what waits with {@link Cluster#concurrency}, unless {@code --speed} is given; the tape is replayed as it was recorded. */
    public ClusterOptions skippingWaitsOfScript() {
        skips = true;
        return this;
    }

    private boolean skipsWaits() {
        return skips && !isReal() && speed == null;
    }

    /** Prints a line if waits are skipped. The script calls it at the beginning. */
    public void printPace() {
        if (skipsWaits()) {
            System.out.println(SkippedWaits.NOTE);
        }
    }

    /**
     * Returns the namespace to use, as kubectl chooses it: that of {@code --namespace}, or else that of the kubeconfig's context, or
     * else {@code default}. A tape has no context.
     *
     * @throws IllegalStateException before {@link #open}
     */
    public String namespace() {
        if (opened == null) {
            throw new IllegalStateException("the namespace is known after open()");
        }
        return opened;
    }

    /** Returns whether the cluster is the tape of this name. */
    public boolean isTape(String name) {
        return !isReal() && tape.equals(name);
    }

    /** Returns how many recorded seconds pass in a second; 1 on a real cluster. */
    public double speed() {
        return speed == null ? 1 : speed;
    }

    /**
     * Opens the cluster. The caller must close it.
     *
     * @throws ParameterException if the options contradict each other
     * @throws replay.ReplayException if there is no such tape
     * @throws informers.client.config.KubeconfigException if the kubeconfig or its context cannot be used
     */
    public Cluster open() {
        if (isReal() && (given("--tape") || given("--speed"))) {
            throw wrong("--tape and --speed are for a recorded cluster, --context and --kubeconfig for a real one."
                    + " Choose one of the two.");
        }
        if (!(speed() > 0) || Double.isInfinite(speed())) {
            throw wrong("expected a --speed above 0, such as 10 or 0.5, found " + speed + ".");
        }
        if (namespace != null) {
            NamespaceName.require(namespace, spec());
        }
        Cluster cluster = isReal() ? real() : recorded();
        opened = cluster.config().namespace();
        return cluster;
    }

    private boolean isReal() {
        return context != null || kubeconfig != null;
    }

    private Cluster recorded() {
        if (!skipsWaits()) {
            return RecordedCluster.start(tape, speed(), namespace);
        }
        return RecordedCluster.startSkippingWaits(tape, skipsOfServer, namespace);
    }

    private Cluster real() {
        Kubeconfig file = kubeconfig == null ? Kubeconfig.load() : Kubeconfig.load(kubeconfig);
        String name = context == null ? file.currentContext() : context;
        ConfigOverrides overrides = ConfigOverrides.NONE.context(context == null ? "" : context);
        ClientConfig config = file.clientConfig(namespace == null ? overrides : overrides.namespace(namespace));
        return new RealCluster(name, kubeconfig, config);
    }

    private boolean given(String option) {
        return spec().commandLine().getParseResult().hasMatchedOption(option);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (script == null) {
            throw new IllegalStateException("ClusterOptions must be a @Mixin of a picocli command");
        }
        return script;
    }
}
