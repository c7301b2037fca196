package replay.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import informers.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Redacts the secrets of an object: replaces each with a value of the same form that reveals nothing, not even the
 * length. Public values stay: certificates of authorities, names of tokens, hashes.
 *
 * <p>Secret objects are redacted completely. In other objects secrets are found by their usual places (fields and
 * environment variables with such names, lines with such names in ConfigMaps) and by unmistakable forms ({@link
 * SecretTexts}). This cannot find everything: a password in a field called "greeting" stays.
 *
 * <p>Counts what it redacts. Thread-safe.
 */
final class SecretRedactor {
    /** The replacement, if the form of the value allows any text. */
    static final String TEXT = "blanked";

    private static final String BASE64 = base64(TEXT);
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** Replacements for values that programs parse. */
    private static final Map<String, String> SECRET_FORMS =
            Map.of(".dockerconfigjson", "{\"auths\":{}}", ".dockercfg", "{}");

    private static final Set<String> SECRET_FIELDS = Set.of(
            "token",
            "bearertoken",
            "accesstoken",
            "refreshtoken",
            "identitytoken",
            "password",
            "passwd",
            "auth",
            "apikey",
            "clientsecret",
            "secretkey",
            "secretaccesskey",
            "privatekey",
            "clientkeydata",
            "clientcertificatedata");

    /**
     * Fields that are redacted as a whole, in their own encoding (base64). The rules for names of fields must not
     * apply to them: a key called {@code password} would become plain text, which no client can decode.
     */
    private static final Map<String, Set<String>> WHOLE =
            Map.of("Secret", Set.of("data", "stringData"), "ConfigMap", Set.of("binaryData"));

    /** Fields by which objects refer to each other. */
    private static final Set<String> NAMES = Set.of("name", "namespace", "uid", "kind", "apiVersion");

    private static final Pattern SECRET_VARIABLE = Pattern.compile(
            "(?i).*(passw(or)?d|passphrase|token|secret|credential|api_?key|access_?key|private_?key).*");

    private int count;

    /** Redacts the object in place. */
    void redact(ObjectNode object) {
        walk(object, "");
    }

    /** Returns the number of redacted values so far. */
    synchronized int count() {
        return count;
    }

    private synchronized String counted(String blank) {
        count++;
        return blank;
    }

    private void walk(ObjectNode node, String parent) {
        String kind = node.path("kind").asText();
        Set<String> whole = WHOLE.getOrDefault(kind, Set.of());
        if (kind.equals("Secret")) {
            secret(node);
        } else if (kind.equals("ConfigMap")) {
            configMap(node);
        } else if (kind.equals("CertificateSigningRequest") && node.path("status") instanceof ObjectNode status) {
            replaceAll(status, Set.of("certificate"), base64(SecretTexts.pem("CERTIFICATE")));
        }
        if (parent.equals("env")
                && SECRET_VARIABLE.matcher(node.path("name").asText()).matches()) {
            replaceAll(node, Set.of("value"), TEXT);
        }
        for (String name : names(node)) {
            if (whole.contains(name)) {
                continue;
            }
            JsonNode value = node.get(name);
            if (value.isTextual() && !value.asText().isEmpty() && !NAMES.contains(name)) {
                boolean secret =
                        SECRET_FIELDS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", ""));
                set(node, name, secret ? TEXT : text(value.asText(), parent.equals("annotations")));
            } else if (value instanceof ObjectNode object) {
                walk(object, name);
            } else if (value instanceof ArrayNode array) {
                walk(array, name);
            }
            renameIfSecret(node, name);
        }
    }

    private void walk(ArrayNode array, String parent) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode value = array.get(i);
            if (value.isTextual()) {
                String redacted = text(value.asText(), false);
                if (!redacted.equals(value.asText())) {
                    array.set(i, TextNode.valueOf(counted(redacted)));
                }
            } else if (value instanceof ObjectNode object) {
                walk(object, parent);
            } else if (value instanceof ArrayNode inner) {
                walk(inner, parent);
            }
        }
    }

    /** Redacts the elements of a set in managedFields, which are in the names of fields: {@code v:"..."}. */
    private void renameIfSecret(ObjectNode node, String name) {
        if (name.startsWith("v:") || name.startsWith("k:")) {
            String redacted = SecretTexts.redact(name);
            if (!redacted.equals(name)) {
                node.set(counted(redacted), node.remove(name));
            }
        }
    }

    private void secret(ObjectNode secret) {
        if (secret.path("data") instanceof ObjectNode data) {
            for (String key : names(data)) {
                set(data, key, base64(SECRET_FORMS.getOrDefault(key, TEXT)));
            }
        }
        if (secret.path("stringData") instanceof ObjectNode data) {
            for (String key : names(data)) {
                set(data, key, SECRET_FORMS.getOrDefault(key, TEXT));
            }
        }
        if (secret.at("/metadata/annotations") instanceof ObjectNode annotations) {
            for (String key : names(annotations)) {
                if (key.equals(LAST_APPLIED)) {
                    set(annotations, key, lastApplied(secret));
                } else if (!key.startsWith("kubernetes.io/")) { // programs other than kubectl store copies there, too
                    set(annotations, key, TEXT);
                }
            }
        }
    }

    private static String lastApplied(ObjectNode secret) {
        ObjectNode bare =
                Json.mapper().createObjectNode().put("apiVersion", "v1").put("kind", "Secret");
        ObjectNode meta = bare.putObject("metadata");
        for (String field : List.of("name", "namespace")) {
            if (secret.path("metadata").hasNonNull(field)) {
                meta.set(field, secret.path("metadata").get(field));
            }
        }
        return bare + "\n";
    }

    private void configMap(ObjectNode map) {
        if (map.path("data") instanceof ObjectNode data) {
            for (String key : names(data)) {
                if (data.get(key).isTextual()) {
                    set(data, key, SecretLines.redact(text(data.get(key).asText(), true)));
                }
            }
        }
        if (map.path("binaryData") instanceof ObjectNode data) {
            replaceAll(data, Set.copyOf(names(data)), BASE64); // cannot be searched
        }
    }

    /** @param json whether the text may be JSON, whose values are then redacted */
    private String text(String text, boolean json) {
        String begin = text.stripLeading();
        if (json && (begin.startsWith("{") || begin.startsWith("["))) {
            try {
                JsonNode tree = Json.mapper().readTree(text);
                JsonNode before = tree.deepCopy();
                if (tree instanceof ObjectNode object) {
                    walk(object, "");
                } else if (tree instanceof ArrayNode array) {
                    walk(array, "");
                }
                return tree.equals(before) ? text : tree + (text.endsWith("\n") ? "\n" : "");
            } catch (JsonProcessingException e) {
                return SecretTexts.redact(text); // only starts like JSON
            }
        }
        return SecretTexts.redact(text);
    }

    private void replaceAll(ObjectNode node, Set<String> fields, String blank) {
        for (String field : fields) {
            if (!node.path(field).asText().isEmpty()) {
                set(node, field, blank);
            }
        }
    }

    private void set(ObjectNode node, String field, String text) {
        if (!text.equals(node.path(field).asText())) {
            node.put(field, counted(text));
        }
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
