package replay.internal.rbac;

import com.fasterxml.jackson.databind.JsonNode;

/** One {@code PolicyRule} of a role. Corresponds to {@code pkg/apis/rbac/v1/evaluation_helpers.go}. */
public final class Rule {
    private static final String ALL = "*";

    private Rule() {}

    static boolean allows(JsonNode rule, Attributes request) {
        return has(rule.path("verbs"), request.verb())
                && has(rule.path("apiGroups"), request.group())
                && hasResource(rule.path("resources"), request)
                && (rule.path("resourceNames").isEmpty() || contains(rule.path("resourceNames"), request.name()));
    }

    static boolean allowsPath(JsonNode rule, String verb, String path) {
        return has(rule.path("verbs"), verb)
                && rule.path("nonResourceURLs")
                        .valueStream()
                        .map(JsonNode::asText)
                        .anyMatch(url -> url.endsWith(ALL)
                                ? path.startsWith(url.substring(0, url.length() - 1))
                                : url.equals(path));
    }

    private static boolean hasResource(JsonNode resources, Attributes request) {
        return has(resources, request.fullResource())
                || (!request.subresource().isEmpty() && contains(resources, "*/" + request.subresource()));
    }

    /** Returns whether a list of a rule has a word, or {@code *}. */
    public static boolean has(JsonNode list, String word) {
        return contains(list, word) || contains(list, ALL);
    }

    private static boolean contains(JsonNode list, String word) {
        return list.valueStream().anyMatch(entry -> entry.asText().equals(word));
    }
}
