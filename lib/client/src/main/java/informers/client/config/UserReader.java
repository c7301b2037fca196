package informers.client.config;

import informers.client.config.ClientConfig.Impersonation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and validates a user. Corresponds to {@code validateAuthInfo} of {@code clientcmd/validation.go}. */
record UserReader(Entry user) {

    /** Returns the credentials without the exec plugin. */
    Credentials credentials(Problems problems) {
        if (user.has("auth-provider")) {
            problems.add(authProvider());
        }
        Path tokenFile = problems.readOrNull(this::tokenFile);
        String token = problems.read(() -> user.text("token"), "");
        String username = problems.read(() -> user.text("username"), "");
        String password = problems.read(() -> user.text("password"), "");
        if (!(token.isEmpty() && tokenFile == null) && !(username.isEmpty() && password.isEmpty())) {
            problems.add(user.error("both a token and a username with password are given, but only one of them can be "
                    + "sent. Remove one."));
        }
        Pem certificate = problems.readOrNull(() -> user.pem("client-certificate"));
        Pem key = problems.readOrNull(() -> user.pem("client-key"));
        missing(problems, "client-certificate", "client-key");
        missing(problems, "client-key", "client-certificate");
        return new Credentials(token, tokenFile, certificate, key, username, password, null);
    }

    private @Nullable Path tokenFile() {
        Path file = user.path("tokenFile");
        if (file != null
                && user.text("token").isEmpty()
                && user.content("tokenFile", file).isBlank()) {
            throw user.error("expected a token in the tokenFile " + file + ", but it is empty.");
        }
        return file;
    }

    private void missing(Problems problems, String there, String other) {
        if ((user.has(there) || user.has(there + "-data")) && !user.has(other) && !user.has(other + "-data")) {
            problems.add(user.error("expected " + other + " (or " + other + "-data) as well: a certificate is useless "
                    + "without its key."));
        }
    }

    private KubeconfigException authProvider() {
        String name = user.fields().get("auth-provider") instanceof Map<?, ?> fields
                ? String.valueOf(fields.get("name"))
                : "";
        String instead = switch (name) {
            case "gcp" ->
                "Kubernetes 1.26 removed it. Install gke-gcloud-auth-plugin, and let "
                        + "\"gcloud container clusters get-credentials\" write the user again";
            case "azure" ->
                "Kubernetes 1.26 removed it. Install kubelogin, and run " + "\"kubelogin convert-kubeconfig\"";
            case "oidc" -> "Use exec with a plugin such as kubelogin (kubectl oidc-login)";
            default -> "Use exec with a credential plugin, a token, or a client certificate";
        };
        return user.error("it has the field auth-provider, which this library does not support. " + instead + ".");
    }

    Impersonation impersonation() {
        String as = header("as", user.text("as"));
        String uid = header("as-uid", user.text("as-uid"));
        List<String> groups = user.texts("as-groups");
        groups.forEach(group -> header("as-groups", group));
        Map<String, List<String>> extra = new LinkedHashMap<>();
        user.map("as-user-extra").forEach((key, values) -> {
            List<String> texts = user.texts("as-user-extra", values);
            texts.forEach(text -> header("as-user-extra", text));
            extra.put(String.valueOf(key), texts);
        });
        if (as.isEmpty() && !(uid.isEmpty() && groups.isEmpty() && extra.isEmpty())) {
            throw user.error("it has as-uid, as-groups or as-user-extra, but no user to impersonate. Add the field as, "
                    + "or remove them.");
        }
        return new Impersonation(as, uid, groups, extra);
    }

    /** Checks a value for a header: a line break would start another header. */
    private String header(String field, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw user.error("expected one line of text in " + field + ", found a control character.");
        }
        return value;
    }
}
