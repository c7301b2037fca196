package informers.client.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import informers.client.config.ExecConfig.InteractiveMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and validates the exec plugin of a user. Corresponds to {@code validateAuthInfo} of {@code
 * clientcmd/validation.go} and to ConfigToExecCluster of {@code rest/exec.go}.
 */
final class ExecReader {
    /** The extension of a cluster with the configuration for the plugin. */
    private static final String EXTENSION = "client.authentication.k8s.io/exec";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Entry exec;
    private final Problems problems;

    ExecReader(Entry user, Problems problems) {
        this.exec = new Entry(user.file(), "exec of " + user.section(), user.name(), user.map("exec"));
        this.problems = problems;
    }

    ExecConfig read(Entry cluster, String server, TlsConfig tls, @Nullable ProxyUrl proxy) {
        String apiVersion = problems.read(this::apiVersion, "");
        return new ExecConfig(
                apiVersion,
                problems.read(this::command, ""),
                problems.read(() -> noNul("args", exec.texts("args")), List.of()),
                problems.read(this::env, Map.of()),
                problems.read(() -> shown(exec.text("installHint")), ""),
                problems.read(() -> interactiveMode(apiVersion), InteractiveMode.NEVER),
                problems.read(() -> exec.flag("provideClusterInfo"), false),
                problems.read(() -> clusterInfo(cluster, server, tls, proxy), ""),
                "",
                exec.place());
    }

    private String apiVersion() {
        String version = exec.text("apiVersion");
        if (!version.equals(ExecConfig.V1) && !version.equals(ExecConfig.V1BETA1)) {
            throw exec.error("expected apiVersion: " + ExecConfig.V1 + " or " + ExecConfig.V1BETA1 + ", found "
                    + (version.isEmpty() ? "none" : version)
                    + ". Update the plugin, and let its tool write the user again.");
        }
        return version;
    }

    /** Returns the program: a bare name is searched on PATH; a relative path is relative to the kubeconfig's folder. */
    private String command() {
        String command = noNul("command", List.of(exec.text("command"))).get(0);
        if (command.isEmpty()) {
            throw exec.error("expected the field command: the program to run.");
        }
        Path path = command.contains("/") || command.contains(java.io.File.separator) ? exec.path("command") : null;
        return path == null ? command : path.toString();
    }

    private Map<String, String> env() {
        Map<String, String> env = new LinkedHashMap<>();
        for (Object item : exec.list("env")) {
            Object name = item instanceof Map<?, ?> fields ? fields.get("name") : null;
            Object value = item instanceof Map<?, ?> fields ? fields.get("value") : null;
            boolean texts = value == null || value instanceof String;
            if (!texts || !(name instanceof String text) || text.isEmpty() || text.contains("=")) {
                throw exec.error("expected entries {name: …, value: …} of texts in env, and a name without '='. "
                        + "Put numbers in quotes.");
            }
            env.put(text, value == null ? "" : (String) value);
        }
        noNul("env", env.keySet());
        noNul("env", env.values());
        return env;
    }

    private <T extends Iterable<String>> T noNul(String field, T texts) {
        for (String text : texts) {
            if (text.indexOf('\0') >= 0) {
                throw exec.error("expected text in " + field + ", found a zero byte.");
            }
        }
        return texts;
    }

    private InteractiveMode interactiveMode(String apiVersion) {
        String word = exec.text("interactiveMode");
        if (word.isEmpty() && !apiVersion.equals(ExecConfig.V1)) {
            return InteractiveMode.IF_AVAILABLE; // v1beta1 does not have the field
        }
        return Arrays.stream(InteractiveMode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> exec.error("expected interactiveMode: Never, IfAvailable or Always, found "
                        + (word.isEmpty() ? "none" : "something else") + "."));
    }

    private static String clusterInfo(Entry cluster, String server, TlsConfig tls, @Nullable ProxyUrl proxy) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("server", server);
        if (!tls.serverName().isEmpty()) {
            info.put("tls-server-name", tls.serverName());
        }
        if (tls.insecureSkipVerify()) {
            info.put("insecure-skip-tls-verify", true);
        }
        if (tls.certificateAuthority() != null) {
            byte[] bytes = tls.certificateAuthority().text().getBytes(StandardCharsets.UTF_8);
            info.put("certificate-authority-data", Base64.getEncoder().encodeToString(bytes));
        }
        if (proxy != null) {
            info.put("proxy-url", cluster.text("proxy-url"));
        }
        if (cluster.flag("disable-compression")) {
            info.put("disable-compression", true);
        }
        Object config = cluster.extension(EXTENSION);
        if (config != null) {
            info.put("config", config);
        }
        try {
            return JSON.writeValueAsString(info);
        } catch (JsonProcessingException e) {
            throw cluster.error("the extension " + EXTENSION + " cannot be written as JSON.");
        }
    }

    /** Escapes characters that could control a terminal. Corresponds to {@code cleanANSIEscapeCodes}. */
    static String shown(String hint) {
        StringBuilder shown = new StringBuilder();
        hint.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean space = c >= '\t' && c <= '\r';
            boolean other = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.PRIVATE_USE
                    || type == Character.UNASSIGNED;
            shown.append(other && !space ? "U+%04X".formatted(c) : Character.toString(c));
        });
        return shown.toString();
    }
}
