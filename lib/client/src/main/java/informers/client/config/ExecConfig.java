package informers.client.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A program that provides credentials: an exec plugin, such as {@code aws eks get-token}.
 *
 * <p>Immutable and thread-safe. {@link #toString} shows neither arguments nor environment, which may contain secrets.
 * Corresponds to {@code clientcmd/api.ExecConfig}.
 *
 * @param apiVersion {@link #V1} or {@link #V1BETA1}
 * @param command a path, or a bare name that is searched on PATH
 * @param args passed to the program as they are, without a shell
 * @param env added to this process's environment
 * @param installHint shown if the program is missing; {@code ""} for none
 * @param interactiveMode whether the program may ask the user
 * @param provideClusterInfo whether the program receives the cluster's data
 * @param cluster these data, as JSON
 * @param stdinTaken why the program cannot use standard input; {@code ""} if it can
 * @param origin such as {@code exec of user "admin" in config.yaml}
 */
public record ExecConfig(
        String apiVersion,
        String command,
        List<String> args,
        Map<String, String> env,
        String installHint,
        InteractiveMode interactiveMode,
        boolean provideClusterInfo,
        String cluster,
        String stdinTaken,
        String origin) {

    /** The current version of the plugin API. */
    public static final String V1 = "client.authentication.k8s.io/v1";
    /** The older version of the plugin API. */
    public static final String V1BETA1 = "client.authentication.k8s.io/v1beta1";

    /** Whether a program may use standard input, for instance to ask for a password. */
    public enum InteractiveMode {
        /** It must not. */
        NEVER("Never"),
        /** It may, if standard input is a terminal. */
        IF_AVAILABLE("IfAvailable"),
        /** It must; without a terminal it cannot run. */
        ALWAYS("Always");

        private final String word;

        InteractiveMode(String word) {
            this.word = word;
        }

        /** {@return the mode as a kubeconfig has it} */
        public String word() {
            return word;
        }
    }

    /** Rejects null, and copies collections. {@inheritDoc} */
    public ExecConfig {
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(args, "args");
        Objects.requireNonNull(env, "env");
        Objects.requireNonNull(installHint, "installHint");
        Objects.requireNonNull(interactiveMode, "interactiveMode");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(stdinTaken, "stdinTaken");
        Objects.requireNonNull(origin, "origin");
        args = List.copyOf(args);
        env = Map.copyOf(env);
    }

    /**
     * Returns this program without standard input.
     *
     * @param why what standard input is used for
     * @return a new configuration
     */
    public ExecConfig withStdinTaken(String why) {
        return new ExecConfig(
                apiVersion, command, args, env, installHint, interactiveMode, provideClusterInfo, cluster, why, origin);
    }

    @Override
    public String toString() {
        return "exec plugin " + command;
    }
}
