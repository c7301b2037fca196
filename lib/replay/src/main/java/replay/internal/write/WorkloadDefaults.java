package replay.internal.write;

import static replay.internal.write.Defaults.ifAbsent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import replay.internal.json.JsonTrees;

/** The defaults of StatefulSets, DaemonSets, Jobs and CronJobs. */
final class WorkloadDefaults {
    private WorkloadDefaults() {}

    static void statefulSet(ObjectNode spec) {
        ifAbsent(spec, "replicas", 1);
        Defaults.template(spec);
        for (JsonNode template : spec.path("volumeClaimTemplates")) {
            if (template instanceof ObjectNode claim) {
                ifAbsent(claim, "apiVersion", "v1");
                ifAbsent(claim, "kind", "PersistentVolumeClaim");
                ifAbsent(claim.withObject("/spec"), "volumeMode", "Filesystem");
                ifAbsent(claim.withObject("/status"), "phase", "Pending");
            }
        }
        ifAbsent(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode strategy = spec.withObject("/updateStrategy");
        ifAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ifAbsent(strategy.withObject("/rollingUpdate"), "partition", 0);
        }
        ifAbsent(spec, "revisionHistoryLimit", 10);
        ifAbsent(spec, "persistentVolumeClaimRetentionPolicy", Map.of());
        ObjectNode retention = spec.withObject("/persistentVolumeClaimRetentionPolicy");
        ifAbsent(retention, "whenDeleted", "Retain");
        ifAbsent(retention, "whenScaled", "Retain");
    }

    static void daemonSet(ObjectNode spec) {
        Defaults.template(spec);
        ObjectNode strategy = spec.withObject("/updateStrategy");
        ifAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ifAbsent(strategy.withObject("/rollingUpdate"), "maxUnavailable", 1);
            ifAbsent(strategy.withObject("/rollingUpdate"), "maxSurge", 0);
        }
        ifAbsent(spec, "revisionHistoryLimit", 10);
    }

    static void job(ObjectNode job) {
        ObjectNode spec = job.withObject("/spec");
        jobSpec(spec);
        String uid = JsonTrees.metaText(job, "uid");
        if (!spec.path("manualSelector").asBoolean() && !uid.isEmpty()) {
            ObjectNode labels = spec.withObject("/template/metadata/labels");
            for (String prefix : new String[] {"", "batch.kubernetes.io/"}) {
                ifAbsent(labels, prefix + "controller-uid", uid);
                ifAbsent(labels, prefix + "job-name", JsonTrees.metaText(job, "name"));
            }
            ifAbsent(
                    spec.withObject("/selector").withObject("/matchLabels"), "batch.kubernetes.io/controller-uid", uid);
        }
    }

    private static void jobSpec(ObjectNode spec) {
        if (!spec.has("completions") && !spec.has("parallelism")) {
            spec.put("completions", 1);
        }
        ifAbsent(spec, "parallelism", 1);
        ifAbsent(spec, "backoffLimit", 6);
        ifAbsent(spec, "completionMode", "NonIndexed");
        ifAbsent(spec, "suspend", false);
        ifAbsent(spec, "podReplacementPolicy", "TerminatingOrFailed");
        Defaults.template(spec);
    }

    static void cronJob(ObjectNode spec) {
        ifAbsent(spec, "concurrencyPolicy", "Allow");
        ifAbsent(spec, "suspend", false);
        ifAbsent(spec, "successfulJobsHistoryLimit", 3);
        ifAbsent(spec, "failedJobsHistoryLimit", 1);
        ObjectNode job = spec.withObject("/jobTemplate/spec");
        Defaults.template(job);
    }
}
