package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Validates pods and pod templates. Corresponds to {@code ValidatePodSpec} and {@code ValidatePodUpdate}. Stateless.
 */
final class PodRules {
    private static final List<String> POLICIES = List.of("Always", "OnFailure", "Never");

    private PodRules() {}

    static void spec(JsonNode spec, String at, FieldErrors errors) {
        spec(spec, at, Set.of(), errors);
    }

    /** @param claimed names that may be mounted without a volume in the spec */
    private static void spec(JsonNode spec, String at, Set<String> claimed, FieldErrors errors) {
        Set<String> volumes = VolumeRules.check(spec.path("volumes"), at + ".volumes", errors);
        volumes.addAll(claimed);
        Set<String> names = new HashSet<>();
        if (spec.path("containers").isEmpty()) {
            errors.required(at + ".containers");
        }
        ContainerRules.check(spec.path("containers"), at + ".containers", names, volumes, false, errors);
        ContainerRules.check(spec.path("initContainers"), at + ".initContainers", names, volumes, true, errors);
        String policy = spec.path("restartPolicy").asText("Always");
        if (!POLICIES.contains(policy)) {
            errors.notSupported(at + ".restartPolicy", spec.get("restartPolicy"), POLICIES);
        }
        MetadataRules.labels(spec.path("nodeSelector"), at + ".nodeSelector", errors);
        Numbers.notNegative(spec, at, "terminationGracePeriodSeconds", errors);
        if (spec.path("activeDeadlineSeconds").isNumber()) {
            long seconds = spec.path("activeDeadlineSeconds").asLong();
            if (seconds < 1 || seconds > Integer.MAX_VALUE) {
                errors.invalid(
                        at + ".activeDeadlineSeconds",
                        spec.get("activeDeadlineSeconds"),
                        "must be between 1 and 2147483647, inclusive");
            }
        }
        name(spec, at, "serviceAccountName", errors);
        name(spec, at, "nodeName", errors);
        name(spec, at, "priorityClassName", errors);
        for (String field : new String[] {"hostname", "subdomain"}) {
            String value = spec.path(field).asText();
            if (!value.isEmpty()) {
                Names.label(value).forEach(problem -> errors.invalid(at + "." + field, value, problem));
            }
        }
        tolerations(spec.path("tolerations"), at + ".tolerations", errors);
        security(spec.path("securityContext"), at + ".securityContext", errors);
    }

    private static void name(JsonNode spec, String at, String field, FieldErrors errors) {
        String value = spec.path(field).asText();
        if (!value.isEmpty()) {
            Names.subdomain(value).forEach(problem -> errors.invalid(at + "." + field, value, problem));
        }
    }

    private static void security(JsonNode context, String at, FieldErrors errors) {
        for (String field : new String[] {"runAsUser", "runAsGroup", "fsGroup"}) {
            if (context.path(field).isNumber()) {
                long id = context.path(field).asLong();
                if (id < 0 || id > Integer.MAX_VALUE) {
                    errors.invalid(at + "." + field, context.get(field), "must be between 0 and 2147483647, inclusive");
                }
            }
        }
    }

    private static void tolerations(JsonNode tolerations, String at, FieldErrors errors) {
        for (int i = 0; i < tolerations.size(); i++) {
            JsonNode toleration = tolerations.get(i);
            String here = at + "[" + i + "]";
            String key = toleration.path("key").asText();
            String operator = toleration.path("operator").asText();
            if (!key.isEmpty()) {
                Names.qualified(key).forEach(problem -> errors.invalid(here + ".key", key, problem));
            } else if (!operator.equals("Exists")) {
                errors.invalid(
                        here + ".operator",
                        operator,
                        "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
            }
            if (toleration.has("tolerationSeconds")
                    && !toleration.path("effect").asText().equals("NoExecute")) {
                errors.invalid(
                        here + ".effect",
                        toleration.path("effect").asText(),
                        "effect must be 'NoExecute' when `tolerationSeconds` is set");
            }
            if (operator.equals("Exists") && !toleration.path("value").asText().isEmpty()) {
                errors.invalid(here + ".operator", toleration, "value must be empty when `operator` is 'Exists'");
            }
        }
    }

    /** Validates the template of a controller. */
    static void template(JsonNode template, String at, FieldErrors errors) {
        template(template, at, Set.of(), errors);
    }

    /** @param claimed the names of a StatefulSet's claim templates: each is a volume of its pods */
    static void template(JsonNode template, String at, Set<String> claimed, FieldErrors errors) {
        MetadataRules.labels(template.at("/metadata/labels"), at + ".metadata.labels", errors);
        spec(template.path("spec"), at + ".spec", claimed, errors);
    }

    static void alwaysRestarted(JsonNode template, String at, FieldErrors errors) {
        JsonNode policy = template.at("/spec/restartPolicy");
        if (POLICIES.contains(policy.asText()) && !policy.asText().equals("Always")) {
            errors.notSupported(at + ".spec.restartPolicy", policy, List.of("Always"));
        }
        if (template.path("spec").has("activeDeadlineSeconds")) {
            errors.forbidden(
                    at + ".spec.activeDeadlineSeconds", "activeDeadlineSeconds in ReplicaSet is not Supported");
        }
    }

    /** Validates an update: few fields of a pod's spec may change. */
    static void checkUpdate(ObjectNode before, ObjectNode after, FieldErrors errors) {
        JsonNode old = before.path("spec");
        JsonNode next = after.path("spec");
        if (old.path("containers").size() != next.path("containers").size()) {
            errors.forbidden("spec.containers", "pod updates may not add or remove containers");
            return;
        }
        if (old.path("initContainers").size() != next.path("initContainers").size()) {
            errors.forbidden("spec.initContainers", "pod updates may not add or remove containers");
            return;
        }
        if (!changeable(old).equals(changeable(next))
                || !onlyAdded(old.path("tolerations"), next.path("tolerations"))) {
            errors.forbidden(
                    "spec",
                    "pod updates may not change fields other than `spec.containers[*].image`,"
                            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only"
                            + " additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set"
                            + " to 1 if it was previously negative)");
        }
    }

    private static boolean onlyAdded(JsonNode old, JsonNode next) {
        Set<JsonNode> there = new HashSet<>();
        next.forEach(toleration -> there.add(withoutSeconds(toleration)));
        return old.valueStream().allMatch(toleration -> there.contains(withoutSeconds(toleration)));
    }

    /** Returns a toleration without the time, which may change. */
    private static JsonNode withoutSeconds(JsonNode toleration) {
        return ((ObjectNode) toleration.deepCopy()).without("tolerationSeconds");
    }

    /** Returns the spec without the fields that may change. A pod is bound to a node with another request. */
    private static JsonNode changeable(JsonNode spec) {
        ObjectNode copy = spec.deepCopy();
        copy.remove(List.of("activeDeadlineSeconds", "tolerations", "schedulingGates"));
        for (String list : new String[] {"containers", "initContainers"}) {
            copy.path(list).forEach(container -> ((ObjectNode) container).remove("image"));
        }
        return copy;
    }
}
