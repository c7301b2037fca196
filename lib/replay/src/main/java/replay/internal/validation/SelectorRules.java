package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Validates LabelSelectors. Corresponds to {@code ValidateLabelSelector} and {@code metav1.LabelSelectorAsSelector}.
 * Stateless.
 */
final class SelectorRules {
    private SelectorRules() {}

    static void check(Part selector) {
        MetadataRules.labels(selector.field("matchLabels"));
        for (Part expression : selector.field("matchExpressions").elements()) {
            Part values = expression.field("values");
            Part operator = expression.field("operator");
            switch (operator.text()) {
                case "In", "NotIn" -> {
                    if (values.value().isEmpty()) {
                        values.required("must be specified when `operator` is 'In' or 'NotIn'");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (!values.value().isEmpty()) {
                        values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                    }
                }
                default -> operator.invalidText("not a valid selector operator");
            }
            expression.field("key").check(Names::qualified);
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
