package workbook.tape;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;

/**
 * What a tape's user may do. A tape without rules allows everything. Rules are a small RBAC:
 * {@code {"user": "nobody", "allow": [{"verbs": [...], "resources": [...], "namespaces": [...]}]}}.
 */
record Access(JsonNode rules) {
    /** Throws 403 if the verb is not allowed. Discovery is always allowed. */
    void check(String verb, GroupVersionResource gvr, String namespace, String name, String subresource) {
        if (rules.isMissingNode()) {
            return;
        }
        for (JsonNode rule : rules.path("allow")) {
            if (has(rule.path("verbs"), verb)
                    && has(rule.path("resources"), gvr.groupResource())
                    && has(rule.path("namespaces"), namespace)
                    && subresource.isEmpty()) {
                return;
            }
        }
        throw Statuses.forbidden(gvr, name, rules.path("user").asText(), verb, namespace, subresource);
    }

    private static boolean has(JsonNode list, String word) {
        for (JsonNode entry : list) {
            if (entry.asText().equals(word) || entry.asText().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
