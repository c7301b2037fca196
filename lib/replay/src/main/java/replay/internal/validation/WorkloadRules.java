package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Validates Deployments and other workloads. Corresponds to {@code pkg/apis/apps/validation} and {@code
 * batch/validation}. Stateless.
 */
final class WorkloadRules {
    private static final String MISMATCH = "`selector` does not match template `labels`";
    private static final List<String> STATEFUL_SET_FREE = List.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");

    private WorkloadRules() {}

    static void deployment(JsonNode spec, FieldErrors errors) {
        Numbers.notNegative(spec, "spec", "replicas", errors);
        selector(spec, "deployment", errors);
        mismatch(spec, errors);
        PodRules.template(spec.path("template"), "spec.template", errors);
        PodRules.alwaysRestarted(spec.path("template"), "spec.template", errors);
        JsonNode strategy = spec.path("strategy");
        if (strategy.path("type").asText().equals("Recreate") && strategy.has("rollingUpdate")) {
            errors.forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
        } else {
            rollingUpdate(strategy.path("rollingUpdate"), "spec.strategy.rollingUpdate", errors);
        }
        Numbers.notNegative(spec, "spec", "minReadySeconds", errors);
        Numbers.notNegative(spec, "spec", "revisionHistoryLimit", errors);
        Numbers.notNegative(spec, "spec", "progressDeadlineSeconds", errors);
        if (spec.path("progressDeadlineSeconds").isNumber()
                && spec.path("progressDeadlineSeconds").asLong()
                        <= spec.path("minReadySeconds").asLong()) {
            errors.invalid(
                    "spec.progressDeadlineSeconds",
                    spec.get("progressDeadlineSeconds"),
                    "must be greater than minReadySeconds");
        }
    }

    private static void rollingUpdate(JsonNode update, String at, FieldErrors errors) {
        for (String field : new String[] {"maxUnavailable", "maxSurge"}) {
            Numbers.numberOrPercent(update.path(field), at + "." + field, errors);
        }
        if (update.isObject()
                && Numbers.isZero(update.path("maxUnavailable"))
                && Numbers.isZero(update.path("maxSurge"))) {
            errors.invalid(at + ".maxUnavailable", update.get("maxUnavailable"), "may not be 0 when `maxSurge` is 0");
        }
        Numbers.notAbove100Percent(update.path("maxUnavailable"), at + ".maxUnavailable", errors);
    }

    private static void selector(JsonNode spec, String kind, FieldErrors errors) {
        JsonNode selector = spec.path("selector");
        if (!selector.isObject()) {
            errors.required("spec.selector");
            return;
        }
        SelectorRules.check(selector, "spec.selector", errors);
        if (SelectorRules.isEmpty(selector)) {
            errors.invalid("spec.selector", selector, "empty selector is invalid for " + kind);
        }
    }

    private static void mismatch(JsonNode spec, FieldErrors errors) {
        JsonNode labels = spec.at("/template/metadata/labels");
        boolean empty = spec.path("selector").isObject() && SelectorRules.isEmpty(spec.path("selector"));
        if (!empty && !SelectorRules.matches(spec.path("selector"), labels)) {
            errors.invalid("spec.template.metadata.labels", labels, MISMATCH);
        }
    }

    static void replicaSet(JsonNode spec, FieldErrors errors) {
        Numbers.notNegative(spec, "spec", "replicas", errors);
        Numbers.notNegative(spec, "spec", "minReadySeconds", errors);
        selector(spec, "deployment", errors); // the word that the server uses here
        mismatch(spec, errors);
        PodRules.template(spec.path("template"), "spec.template", errors);
        PodRules.alwaysRestarted(spec.path("template"), "spec.template", errors);
    }

    static void statefulSet(JsonNode spec, FieldErrors errors) {
        Numbers.notNegative(spec, "spec", "replicas", errors);
        Numbers.notNegative(spec, "spec", "minReadySeconds", errors);
        selector(spec, "statefulset", errors);
        mismatch(spec, errors);
        Set<String> claimed = new HashSet<>();
        spec.path("volumeClaimTemplates")
                .forEach(claim -> claimed.add(claim.at("/metadata/name").asText()));
        PodRules.template(spec.path("template"), "spec.template", claimed, errors);
        JsonNode policy = spec.at("/template/spec/restartPolicy");
        if (!policy.isMissingNode() && !policy.asText().equals("Always")) {
            errors.notSupported("spec.template.spec.restartPolicy", policy, List.of("Always"));
        }
    }

    static void daemonSet(JsonNode spec, FieldErrors errors) {
        SelectorRules.check(spec.path("selector"), "spec.selector", errors);
        if (!spec.path("selector").isObject()) {
            errors.required("spec.selector");
        }
        mismatch(spec, errors);
        if (spec.path("selector").isObject() && SelectorRules.isEmpty(spec.path("selector"))) {
            errors.invalid("spec.selector", spec.path("selector"), "empty selector is invalid for daemonset");
        }
        PodRules.template(spec.path("template"), "spec.template", errors);
        PodRules.alwaysRestarted(spec.path("template"), "spec.template", errors);
        Numbers.notNegative(spec, "spec", "minReadySeconds", errors);
        rollingUpdate(spec.at("/updateStrategy/rollingUpdate"), "spec.updateStrategy.rollingUpdate", errors);
    }

    static void job(JsonNode spec, String at, FieldErrors errors) {
        for (String field : new String[] {
            "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished"
        }) {
            Numbers.notNegative(spec, at, field, errors);
        }
        PodRules.template(spec.path("template"), at + ".template", errors);
        JsonNode policy = spec.at("/template/spec/restartPolicy");
        if (policy.asText("Always").equals("Always")) {
            errors.notSupported(
                    at + ".template.spec.restartPolicy",
                    com.fasterxml.jackson.databind.node.TextNode.valueOf("Always"),
                    List.of("OnFailure", "Never"));
        }
    }

    static void cronJob(JsonNode spec, FieldErrors errors) {
        String schedule = spec.path("schedule").asText();
        if (schedule.isEmpty()) {
            errors.required("spec.schedule");
        } else if (!schedule.startsWith("@")) {
            int fields = schedule.strip().split("\\s+").length;
            if (fields != 5) {
                errors.invalid(
                        "spec.schedule",
                        schedule,
                        "expected exactly 5 fields, found " + fields + ": ["
                                + String.join(" ", schedule.strip().split("\\s+")) + "]");
            }
        }
        Numbers.notNegative(spec, "spec", "startingDeadlineSeconds", errors);
        Numbers.notNegative(spec, "spec", "successfulJobsHistoryLimit", errors);
        Numbers.notNegative(spec, "spec", "failedJobsHistoryLimit", errors);
        job(spec.at("/jobTemplate/spec"), "spec.jobTemplate.spec", errors);
    }

    static void statefulSetUpdate(ObjectNode before, ObjectNode after, FieldErrors errors) {
        ObjectNode old = before.path("spec").deepCopy();
        ObjectNode next = after.path("spec").deepCopy();
        if (!old.remove(STATEFUL_SET_FREE).equals(next.remove(STATEFUL_SET_FREE))) {
            errors.forbidden(
                    "spec",
                    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template',"
                            + " 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and"
                            + " 'minReadySeconds' are forbidden");
        }
    }
}
