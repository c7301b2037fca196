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

    static void deployment(Part spec) {
        Numbers.notNegative(spec.field("replicas"));
        selector(spec, "deployment");
        mismatch(spec);
        template(spec);
        Part strategy = spec.field("strategy");
        Part update = strategy.field("rollingUpdate");
        if (strategy.field("type").text().equals("Recreate") && !update.value().isMissingNode()) {
            update.forbidden("may not be specified when strategy `type` is 'Recreate'");
        } else {
            rollingUpdate(update);
        }
        Numbers.notNegative(spec.field("minReadySeconds"));
        Numbers.notNegative(spec.field("revisionHistoryLimit"));
        Part deadline = spec.field("progressDeadlineSeconds");
        Numbers.notNegative(deadline);
        if (deadline.value().isNumber()
                && deadline.value().asLong()
                        <= spec.field("minReadySeconds").value().asLong()) {
            deadline.invalid("must be greater than minReadySeconds");
        }
    }

    private static void template(Part spec) {
        PodRules.template(spec.field("template"));
        PodRules.alwaysRestarted(spec.field("template"));
    }

    private static void rollingUpdate(Part update) {
        Part unavailable = update.field("maxUnavailable");
        Part surge = update.field("maxSurge");
        Numbers.numberOrPercent(unavailable);
        Numbers.numberOrPercent(surge);
        if (update.value().isObject() && Numbers.isZero(unavailable.value()) && Numbers.isZero(surge.value())) {
            unavailable.invalid("may not be 0 when `maxSurge` is 0");
        }
        Numbers.notAbove100Percent(unavailable);
    }

    private static void selector(Part spec, String kind) {
        Part selector = spec.field("selector");
        if (!selector.value().isObject()) {
            selector.required();
            return;
        }
        SelectorRules.check(selector);
        if (SelectorRules.isEmpty(selector.value())) {
            selector.invalid("empty selector is invalid for " + kind);
        }
    }

    private static void mismatch(Part spec) {
        Part labels = spec.way("template.metadata.labels");
        JsonNode selector = spec.field("selector").value();
        boolean empty = selector.isObject() && SelectorRules.isEmpty(selector);
        if (!empty && !SelectorRules.matches(selector, labels.value())) {
            labels.invalid(MISMATCH);
        }
    }

    static void replicaSet(Part spec) {
        Numbers.notNegative(spec.field("replicas"));
        Numbers.notNegative(spec.field("minReadySeconds"));
        selector(spec, "deployment"); // the word that the server uses here
        mismatch(spec);
        template(spec);
    }

    static void statefulSet(Part spec) {
        Numbers.notNegative(spec.field("replicas"));
        Numbers.notNegative(spec.field("minReadySeconds"));
        selector(spec, "statefulset");
        mismatch(spec);
        Set<String> claimed = new HashSet<>();
        spec.field("volumeClaimTemplates")
                .elements()
                .forEach(claim -> claimed.add(claim.way("metadata.name").text()));
        PodRules.template(spec.field("template"), claimed);
        Part policy = spec.way("template.spec.restartPolicy");
        if (!policy.value().isMissingNode() && !policy.text().equals("Always")) {
            policy.notSupported(List.of("Always"));
        }
    }

    static void daemonSet(Part spec) {
        Part selector = spec.field("selector");
        SelectorRules.check(selector);
        if (!selector.value().isObject()) {
            selector.required();
        }
        mismatch(spec);
        if (selector.value().isObject() && SelectorRules.isEmpty(selector.value())) {
            selector.invalid("empty selector is invalid for daemonset");
        }
        template(spec);
        Numbers.notNegative(spec.field("minReadySeconds"));
        rollingUpdate(spec.way("updateStrategy.rollingUpdate"));
    }

    static void job(Part spec) {
        for (String field : new String[] {
            "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished"
        }) {
            Numbers.notNegative(spec.field(field));
        }
        PodRules.template(spec.field("template"));
        Part policy = spec.way("template.spec.restartPolicy");
        if (policy.value().asText("Always").equals("Always")) {
            policy.errors().notSupported(policy.path(), "Always", List.of("OnFailure", "Never"));
        }
    }

    static void cronJob(Part spec) {
        Part schedule = spec.field("schedule");
        String[] fields = schedule.text().strip().split("\\s+");
        if (schedule.needsText() && !schedule.text().startsWith("@") && fields.length != 5) {
            schedule.invalid(
                    "expected exactly 5 fields, found " + fields.length + ": [" + String.join(" ", fields) + "]");
        }
        Numbers.notNegative(spec.field("startingDeadlineSeconds"));
        Numbers.notNegative(spec.field("successfulJobsHistoryLimit"));
        Numbers.notNegative(spec.field("failedJobsHistoryLimit"));
        job(spec.way("jobTemplate.spec"));
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
