package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Validates pods and pod templates. Corresponds to {@code ValidatePodSpec} and {@code ValidatePodUpdate}. Stateless.
 */
final class PodRules {
    private static final List<String> POLICIES = List.of("Always", "OnFailure", "Never");

    private PodRules() {}

    static void spec(Part spec) {
        spec(spec, Set.of());
    }

    /** @param claimed names that may be mounted without a volume in the spec */
    private static void spec(Part spec, Set<String> claimed) {
        Set<String> volumes = VolumeRules.check(spec.field("volumes"));
        volumes.addAll(claimed);
        Set<String> names = new HashSet<>();
        Part containers = spec.field("containers");
        if (containers.value().isEmpty()) {
            containers.required();
        }
        ContainerRules.check(containers, names, volumes, false);
        ContainerRules.check(spec.field("initContainers"), names, volumes, true);
        Part policy = spec.field("restartPolicy");
        if (!POLICIES.contains(policy.value().asText("Always"))) {
            policy.notSupported(POLICIES);
        }
        MetadataRules.labels(spec.field("nodeSelector"));
        Numbers.notNegative(spec.field("terminationGracePeriodSeconds"));
        Numbers.between(spec.field("activeDeadlineSeconds"), 1, Integer.MAX_VALUE);
        for (String field : new String[] {"serviceAccountName", "nodeName", "priorityClassName"}) {
            name(spec.field(field), Names::subdomain);
        }
        for (String field : new String[] {"hostname", "subdomain"}) {
            name(spec.field(field), Names::label);
        }
        tolerations(spec.field("tolerations"));
        for (String field : new String[] {"runAsUser", "runAsGroup", "fsGroup"}) {
            Numbers.between(spec.field("securityContext").field(field), 0, Integer.MAX_VALUE);
        }
    }

    private static void name(Part name, Function<String, List<String>> rule) {
        if (name.hasText()) {
            name.check(rule);
        }
    }

    private static void tolerations(Part tolerations) {
        for (Part toleration : tolerations.elements()) {
            Part key = toleration.field("key");
            Part operator = toleration.field("operator");
            Part effect = toleration.field("effect");
            if (key.hasText()) {
                key.check(Names::qualified);
            } else if (!operator.text().equals("Exists")) {
                operator.invalidText(
                        "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
            }
            if (toleration.value().has("tolerationSeconds") && !effect.text().equals("NoExecute")) {
                effect.invalidText("effect must be 'NoExecute' when `tolerationSeconds` is set");
            }
            if (operator.text().equals("Exists") && toleration.field("value").hasText()) {
                toleration
                        .errors()
                        .invalid(
                                operator.path(), toleration.value(), "value must be empty when `operator` is 'Exists'");
            }
        }
    }

    /** Validates the template of a controller. */
    static void template(Part template) {
        template(template, Set.of());
    }

    /** @param claimed the names of a StatefulSet's claim templates: each is a volume of its pods */
    static void template(Part template, Set<String> claimed) {
        MetadataRules.labels(template.way("metadata.labels"));
        spec(template.field("spec"), claimed);
    }

    static void alwaysRestarted(Part template) {
        Part policy = template.way("spec.restartPolicy");
        if (POLICIES.contains(policy.text()) && !policy.text().equals("Always")) {
            policy.notSupported(List.of("Always"));
        }
        if (template.value().path("spec").has("activeDeadlineSeconds")) {
            template.way("spec.activeDeadlineSeconds")
                    .forbidden("activeDeadlineSeconds in ReplicaSet is not Supported");
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
