package informers.internal.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.client.config.ExecConfig;
import informers.client.config.ExecConfig.InteractiveMode;
import informers.client.config.KubeconfigException;
import informers.util.Concurrency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs an exec plugin, and describes its failures.
 *
 * <p>Thread-safe. Corresponds to {@code refreshCredsLocked} in {@code exec.go}, which has no limits for time and size.
 */
final class ExecPlugin implements ExecAuthenticator.Plugin {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INFO = "KUBERNETES_EXEC_INFO";

    /**
     * A user has to find a password, or to log in with a browser; without a user, a program only has to ask a server.
     */
    private static final Duration WITH_A_USER = Duration.ofMinutes(5);

    private static final Duration ALONE = Duration.ofMinutes(1);

    private final ExecConfig config;
    private final Surroundings surroundings;
    private final Concurrency concurrency;
    private final InstallHint hint;

    /**
     * The environment of this process.
     *
     * @param environment the environment variables
     * @param terminal whether standard input is a terminal
     * @param stderr where the plugin's messages for the user go
     * @param patience how long it may run; null for the default
     */
    record Surroundings(
            Map<String, String> environment,
            BooleanSupplier terminal,
            ProcessBuilder.Redirect stderr,
            @Nullable Duration patience) {}

    ExecPlugin(ExecConfig config, Surroundings surroundings, Concurrency concurrency) {
        this.config = config;
        this.surroundings = surroundings;
        this.concurrency = concurrency;
        this.hint = new InstallHint(config.installHint(), concurrency);
    }

    static ExecPlugin of(ExecConfig config, Concurrency concurrency) {
        return new ExecPlugin(
                config,
                new Surroundings(System.getenv(), Terminal::isStdin, ProcessBuilder.Redirect.INHERIT, null),
                concurrency);
    }

    @Override
    public ExecCredential run(BooleanSupplier givenUp) throws IOException {
        boolean interactive = interactive();
        List<String> command = new ArrayList<>();
        command.add(program().toString());
        command.addAll(config.args());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(surroundings.stderr());
        if (interactive) {
            builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
        }
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(surroundings.environment());
        environment.putAll(config.env());
        environment.put(INFO, info(interactive));
        return ExecCredential.parse(BoundedProcess.run(builder, patience(), givenUp, concurrency, this::error), config);
    }

    private Duration patience() {
        if (surroundings.patience() != null) {
            return surroundings.patience();
        }
        return surroundings.terminal().getAsBoolean() ? WITH_A_USER : ALONE;
    }

    private boolean interactive() {
        boolean terminal = surroundings.terminal().getAsBoolean();
        boolean free = config.stdinTaken().isEmpty();
        if (config.interactiveMode() == InteractiveMode.ALWAYS && !(terminal && free)) {
            throw error("its interactiveMode is Always, but "
                    + (terminal
                            ? "standard input is used for something else: " + config.stdinTaken()
                            : "standard input is not a terminal")
                    + ". Run this in a terminal, or use a plugin that needs no user.");
        }
        return config.interactiveMode() != InteractiveMode.NEVER && terminal && free;
    }

    private Path program() {
        return ProgramFinder.find(config.command(), surroundings.environment())
                .orElseThrow(() -> error("there is no such program"
                        + (ProgramFinder.isBare(config.command()) ? " on PATH" : "")
                        + ", or it may not be executed. Install it, or correct the field command of the entry."
                        + hint.now()));
    }

    private String info(boolean interactive) {
        ObjectNode info = JSON.createObjectNode().put("kind", "ExecCredential").put("apiVersion", config.apiVersion());
        ObjectNode spec = info.putObject("spec");
        try {
            if (config.provideClusterInfo()) {
                spec.set("cluster", JSON.readTree(config.cluster()));
            }
            spec.put("interactive", interactive);
            return JSON.writeValueAsString(info);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON as the cluster of " + config.origin()); // e quotes it
        }
    }

    private KubeconfigException error(String what) {
        return new KubeconfigException(config.origin() + ": the plugin " + config.command() + ": " + what);
    }
}
