package informers.client.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A program that gives us our credentials: an exec plugin, such as {@code aws eks get-token}.
 *
 * <p>A value; any thread. {@link #toString} shows neither arguments nor environment: they may hold a secret. Corresponds to
 * {@code clientcmd/api.ExecConfig}.
 *
 * @param apiVersion {@code client.authentication.k8s.io/v1} or {@code …/v1beta1}
 * @param command a path, or a bare name that is looked for on PATH
 * @param args handed to the program as they are; there is no shell
 * @param env added to our own environment
 * @param installHint shown if the program is not there; {@code ""} for none
 * @param interactiveMode whether the program may ask the user
 * @param provideClusterInfo whether the program is told of the cluster
 * @param cluster what it is told, as JSON
 * @param stdinTaken why our standard input cannot be the program's; {@code ""} if it can
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

    public static final String V1 = "client.authentication.k8s.io/v1";
    public static final String V1BETA1 = "client.authentication.k8s.io/v1beta1";

    /** Whether a program may use our standard input, to ask the user for a password, say. */
    public enum InteractiveMode {
        NEVER("Never"),
        IF_AVAILABLE("IfAvailable"),
        /** It cannot do without. */
        ALWAYS("Always");

        private final String word;

        InteractiveMode(String word) {
            this.word = word;
        }

        /** As it stands in a kubeconfig. */
        public String word() {
            return word;
        }
    }

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

    /** The same, where our standard input is used for something else. */
    public ExecConfig withStdinTaken(String why) {
        return new ExecConfig(
                apiVersion, command, args, env, installHint, interactiveMode, provideClusterInfo, cluster, why, origin);
    }

    @Override
    public String toString() {
        return "exec plugin " + command;
    }
}
