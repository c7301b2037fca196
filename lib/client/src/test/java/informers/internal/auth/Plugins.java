package informers.internal.auth;

import informers.client.config.ExecConfig;
import informers.client.config.ExecConfig.InteractiveMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Exec plugins for tests: small shell scripts, in a folder whose name contains a space. */
public record Plugins(Path folder) {
    /** Like client-go's test-plugin.sh: prints its input to standard error, and the given output to standard output. */
    static final String TEST_PLUGIN = """
            printf '%s' "$KUBERNETES_EXEC_INFO" >&2
            printf '%s' "$TEST_OUTPUT"
            exit "${TEST_EXIT_CODE:-0}"
            """;

    public Plugins(Path folder) {
        try {
            this.folder = Files.createDirectories(folder.resolve("my plugins"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes a script in one step, because a plugin may be running. */
    public Path script(String name, String body) {
        try {
            Path half = write(name + ".half", "#!/bin/sh\n" + body);
            half.toFile().setExecutable(true);
            return Files.move(half, path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path write(String name, String content) {
        try {
            return Files.writeString(path(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plugin that runs this script by its path. */
    public ExecConfig plugin(String body) {
        return plugin(script("plugin.sh", body).toString(), List.of(), Map.of());
    }

    public ExecConfig plugin(String command, List<String> args, Map<String, String> env) {
        return config(ExecConfig.V1, command, args, env, InteractiveMode.NEVER);
    }

    static ExecConfig config(
            String apiVersion, String command, List<String> args, Map<String, String> env, InteractiveMode mode) {
        return new ExecConfig(
                apiVersion,
                command,
                args,
                env,
                "some install hint",
                mode,
                false,
                "{\"server\":\"foo\"}",
                "",
                "exec of user \"u\" in config");
    }

    /** The output of a v1 plugin. */
    public static String token(String token) {
        return status("\"token\": \"" + token + "\"");
    }

    public static String status(String fields) {
        return "{\"kind\": \"ExecCredential\", \"apiVersion\": \"" + ExecConfig.V1 + "\", \"status\": {" + fields
                + "}}";
    }
}
