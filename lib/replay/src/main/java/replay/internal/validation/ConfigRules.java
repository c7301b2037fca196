package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Validates ConfigMaps and Secrets. Corresponds to {@code ValidateConfigMap} and {@code ValidateSecret}. Stateless. */
final class ConfigRules {
    private static final int MAX = 1024 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ConfigRules() {}

    static void configMap(ObjectNode map, FieldErrors errors) {
        long size = keys(map.path("data"), "data", errors) + keys(map.path("binaryData"), "binaryData", errors);
        map.path("data").fieldNames().forEachRemaining(key -> {
            if (map.path("binaryData").has(key)) {
                errors.invalid("data[" + key + "]", key, "duplicate of key present in binaryData");
            }
        });
        if (size > MAX) {
            errors.tooLong("", MAX);
        }
    }

    private static long keys(JsonNode data, String at, FieldErrors errors) {
        long size = 0;
        for (var entry : data.properties()) {
            Names.configKey(entry.getKey())
                    .forEach(problem -> errors.invalid(at + "[" + entry.getKey() + "]", entry.getKey(), problem));
            size += at.equals("data") && !entry.getValue().isTextual()
                    ? 0
                    : entry.getValue().asText().getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }

    static void secret(ObjectNode secret, FieldErrors errors) {
        JsonNode data = secret.path("data");
        if (keys(data, "data", errors) / 4 * 3 > MAX) {
            errors.tooLong("data", MAX);
        }
        switch (secret.path("type").asText()) {
            case "kubernetes.io/service-account-token" -> {
                if (secret.at("/metadata/annotations")
                        .path("kubernetes.io/service-account.name")
                        .asText()
                        .isEmpty()) {
                    errors.required("metadata.annotations[kubernetes.io/service-account.name]");
                }
            }
            case "kubernetes.io/dockercfg" -> json(data, ".dockercfg", errors);
            case "kubernetes.io/dockerconfigjson" -> json(data, ".dockerconfigjson", errors);
            case "kubernetes.io/basic-auth" -> {
                if (!data.has("username") && !data.has("password")) {
                    errors.required("data[username]");
                    errors.required("data[password]");
                }
            }
            case "kubernetes.io/ssh-auth" -> need(data, "ssh-privatekey", errors);
            case "kubernetes.io/tls" -> {
                need(data, "tls.crt", errors);
                need(data, "tls.key", errors);
            }
            default -> {
                // any data is valid
            }
        }
    }

    private static void need(JsonNode data, String key, FieldErrors errors) {
        if (!data.has(key)) {
            errors.required("data[" + key + "]");
        }
    }

    private static void json(JsonNode data, String key, FieldErrors errors) {
        if (!data.has(key)) {
            errors.required("data[" + key + "]");
            return;
        }
        try {
            MAPPER.readTree(Base64.getMimeDecoder().decode(data.path(key).asText()));
        } catch (IOException e) {
            errors.invalid("data[" + key + "]", "<secret contents redacted>", "invalid character in JSON");
        }
    }

    /** Validates an update of an immutable object. */
    static void checkUpdate(ObjectNode before, ObjectNode after, FieldErrors errors) {
        if (!before.path("immutable").asBoolean()) {
            return;
        }
        String words = "field is immutable when `immutable` is set";
        if (!after.path("immutable").asBoolean()) {
            errors.forbidden("immutable", words);
        }
        for (String field : new String[] {"data", "binaryData"}) {
            if (!before.path(field).equals(after.path(field))) {
                errors.forbidden(field, words);
            }
        }
    }
}
