package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Validates LabelSelectors. Corresponds to {@code ValidateLabelSelector} and {@code metav1.LabelSelectorAsSelector}.
 * Stateless.
 */
final class SelectorRules {
    private SelectorRules() {}

    static void check(JsonNode selector, String at, FieldErrors errors) {
        MetadataRules.labels(selector.path("matchLabels"), at + ".matchLabels", errors);
        JsonNode expressions = selector.path("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            JsonNode expression = expressions.get(i);
            String here = at + ".matchExpressions[" + i + "]";
            boolean values = !expression.path("values").isEmpty();
            switch (expression.path("operator").asText()) {
                case "In", "NotIn" -> {
                    if (!values) {
                        errors.required(here + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (values) {
                        errors.forbidden(
                                here + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                    }
                }
                default ->
                    errors.invalid(
                            here + ".operator", expression.path("operator").asText(), "not a valid selector operator");
            }
            String key = expression.path("key").asText();
            Names.qualified(key).forEach(problem -> errors.invalid(here + ".key", key, problem));
        }
    }

    static boolean isEmpty(JsonNode selector) {
        return selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty();
    }

    /** Returns whether labels match; an absent selector matches nothing. */
    static boolean matches(JsonNode selector, JsonNode labels) {
        if (!selector.isObject()) {
            return false;
        }
        for (var wanted : selector.path("matchLabels").properties()) {
            if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            JsonNode value = labels.path(expression.path("key").asText());
            boolean listed = expression.path("values").valueStream().anyMatch(value::equals);
            boolean fits = switch (expression.path("operator").asText()) {
                case "In" -> listed;
                case "NotIn" -> !listed;
                case "Exists" -> !value.isMissingNode();
                default -> value.isMissingNode();
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
