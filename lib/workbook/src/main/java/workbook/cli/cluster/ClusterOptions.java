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
 * Which cluster a script talks to. A picocli mixin; {@link #open} is called once, by the script.
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
 * <p>Without {@code --context} and {@code --kubeconfig} it is a tape, in a session of the script's own.
 */
public final class ClusterOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec script;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Talk to a real cluster: the one of this context of your kubeconfig.")
    private @Nullable String context;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Talk to a real cluster: the one of this kubeconfig's current context, or of --context."
                    + " Else: $KUBECONFIG, then ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "The namespace to work in. Without it: the context's namespace, or else default.")
    private @Nullable String namespace;

    @Option(
            names = "--tape",
            paramLabel = "NAME",
            description = "Talk to this recorded cluster (now: ${DEFAULT-VALUE}).")
    private String tape;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Play the tape's story N times as fast as it happened (now: ${DEFAULT-VALUE}).")
    private double speed = 1;

    private @Nullable String opened;

    /**
     * @param tape the tape that the script talks to if nothing else is said
     */
    public ClusterOptions(String tape) {
        this.tape = tape;
    }

    /**
     * Returns the namespace to work in, as kubectl chooses it: that of {@code --namespace}, else the one that the context
     * of the kubeconfig names, else {@code default}. A tape has no context: there it is {@code default}.
     *
     * @throws IllegalStateException before {@link #open}
     */
    public String namespace() {
        if (opened == null) {
            throw new IllegalStateException("the namespace is known after open()");
        }
        return opened;
    }

    /** Whether the script talks to the recorded cluster of this name. */
    public boolean isTape(String name) {
        return !isReal() && tape.equals(name);
    }

    /** How many seconds of the story pass in a second; 1 on a real cluster. */
    public double speed() {
        return speed;
    }

    /**
     * Gets the cluster ready. Whoever calls it closes it.
     *
     * @throws ParameterException if the options contradict each other
     * @throws workbook.cli.UserError if there is no such tape
     * @throws informers.client.config.KubeconfigException if the kubeconfig or its context cannot be used
     */
    public Cluster open() {
        if (isReal() && (given("--tape") || given("--speed"))) {
            throw wrong("--tape and --speed are for a recorded cluster, --context and --kubeconfig for a real one."
                    + " Choose one of the two.");
        }
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw wrong("expected a --speed above 0, such as 10 or 0.5, came " + speed + ".");
        }
        if (namespace != null) {
            NamespaceName.require(namespace, spec());
        }
        Cluster cluster = isReal() ? real() : RecordedCluster.start(tape, speed, namespace);
        opened = cluster.config().namespace();
        return cluster;
    }

    private boolean isReal() {
        return context != null || kubeconfig != null;
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
