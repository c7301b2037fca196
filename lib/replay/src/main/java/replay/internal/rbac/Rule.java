package replay.internal.rbac;

import com.fasterxml.jackson.databind.JsonNode;

/** One {@code PolicyRule} of a role. Corresponds to {@code pkg/apis/rbac/v1/evaluation_helpers.go}. */
final class Rule {
    private static final String ALL = "*";

    private Rule() {}

    static boolean allows(JsonNode rule, Attributes request) {
        return has(rule.path("verbs"), request.verb())
                && has(rule.path("apiGroups"), request.group())
                && hasResource(rule.path("resources"), request)
                && (rule.path("resourceNames").isEmpty() || contains(rule.path("resourceNames"), request.name()));
    }

    static boolean allowsPath(JsonNode rule, String verb, String path) {
        if (!has(rule.path("verbs"), verb)) {
            return false;
        }
        for (JsonNode url : rule.path("nonResourceURLs")) {
            String text = url.asText();
            boolean prefix = text.endsWith(ALL) && path.startsWith(text.substring(0, text.length() - 1));
            if (prefix || text.equals(path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasResource(JsonNode resources, Attributes request) {
        return has(resources, request.fullResource())
                || (!request.subresource().isEmpty() && contains(resources, "*/" + request.subresource()));
    }

    private static boolean has(JsonNode list, String word) {
        return contains(list, word) || contains(list, ALL);
    }

    private static boolean contains(JsonNode list, String word) {
        for (JsonNode entry : list) {
            if (entry.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
