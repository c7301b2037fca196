package replay.internal.table;

import static replay.internal.table.Column.AGE;
import static replay.internal.table.Column.NAME;
import static replay.internal.table.Column.number;
import static replay.internal.table.Column.text;
import static replay.internal.table.Column.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The columns of pods and of the workloads that create them. */
final class WorkloadColumns {
    private static final String TEMPLATE = "/spec/template/spec/containers";
    private static final Column READY_OF_WANTED = text(
            "Ready",
            o -> o.at("/status/readyReplicas").asLong() + "/"
                    + o.at("/spec/replicas").asLong());

    private static final Column CONTAINERS =
            text("Containers", o -> CellTexts.join(o.at(TEMPLATE), "name")).wide();
    private static final Column IMAGES =
            text("Images", o -> CellTexts.join(o.at(TEMPLATE), "image")).wide();

    private static final Column SELECTOR =
            text("Selector", o -> CellTexts.selector(o.at("/spec/selector"))).wide();

    static final Map<String, List<Column>> ALL = Map.of(
            "pods",
            pods(),
            "deployments.apps",
            List.of(
                    NAME,
                    READY_OF_WANTED,
                    number("Up-to-date", "/status/updatedReplicas").typed("string"),
                    number("Available", "/status/availableReplicas").typed("string"),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    SELECTOR),
            "replicasets.apps",
            List.of(
                    NAME,
                    number("Desired", "/spec/replicas"),
                    number("Current", "/status/replicas"),
                    number("Ready", "/status/readyReplicas"),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    SELECTOR),
            "replicationcontrollers",
            List.of(
                    NAME,
                    number("Desired", "/spec/replicas"),
                    number("Current", "/status/replicas"),
                    number("Ready", "/status/readyReplicas"),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    text("Selector", o -> CellTexts.labels(o.at("/spec/selector")))
                            .wide()),
            "statefulsets.apps",
            List.of(NAME, READY_OF_WANTED, AGE, CONTAINERS, IMAGES),
            "daemonsets.apps",
            List.of(
                    NAME,
                    number("Desired", "/status/desiredNumberScheduled"),
                    number("Current", "/status/currentNumberScheduled"),
                    number("Ready", "/status/numberReady"),
                    number("Up-to-date", "/status/updatedNumberScheduled"),
                    number("Available", "/status/numberAvailable"),
                    text("Node Selector", o -> CellTexts.labels(o.at("/spec/template/spec/nodeSelector"))),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    SELECTOR),
            "jobs.batch",
            List.of(
                    NAME,
                    text("Status", WorkloadColumns::jobStatus),
                    text("Completions", WorkloadColumns::completions),
                    time("Duration", WorkloadColumns::jobDuration),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    SELECTOR),
            "cronjobs.batch",
            List.of(
                    NAME,
                    text("Schedule", "/spec/schedule"),
                    text("Timezone", "/spec/timeZone", CellTexts.NONE),
                    text("Suspend", o -> o.at("/spec/suspend").asBoolean() ? "True" : "False")
                            .typed("boolean"),
                    text("Active", o -> o.at("/status/active").size()).typed("integer"),
                    time("Last Schedule", (o, now) -> {
                        JsonNode last = o.at("/status/lastScheduleTime");
                        return last.asText().isEmpty() ? CellTexts.NONE : Age.since(last, now);
                    }),
                    AGE));

    private WorkloadColumns() {}

    private static List<Column> pods() {
        return List.of(
                NAME,
                text("Ready", o -> PodCells.of(o).ready()),
                text("Status", o -> PodCells.of(o).status()),
                time("Restarts", (o, now) -> PodCells.of(o).restarts(now)),
                AGE,
                text("IP", PodCells::ip).wide(),
                text("Node", "/spec/nodeName", CellTexts.NONE).wide(),
                text("Nominated Node", "/status/nominatedNodeName", CellTexts.NONE)
                        .wide(),
                text("Readiness Gates", PodCells::readinessGates).wide());
    }

    private static String jobStatus(JsonNode job) {
        if (CellTexts.conditionIsTrue(job, "Complete")) {
            return "Complete";
        }
        if (CellTexts.conditionIsTrue(job, "Failed")) {
            return "Failed";
        }
        if (!job.at("/metadata/deletionTimestamp").asText().isEmpty()) {
            return "Terminating";
        }
        for (String type : List.of("Suspended", "FailureTarget", "SuccessCriteriaMet")) {
            if (CellTexts.conditionIsTrue(job, type)) {
                return type;
            }
        }
        return "Running";
    }

    private static String completions(JsonNode job) {
        long succeeded = job.at("/status/succeeded").asLong();
        if (job.at("/spec/completions").isNumber()) {
            return succeeded + "/" + job.at("/spec/completions").asLong();
        }
        long parallelism = job.at("/spec/parallelism").asLong();
        return succeeded + "/1" + (parallelism > 1 ? " of " + parallelism : "");
    }

    private static String jobDuration(JsonNode job, Instant now) {
        String started = job.at("/status/startTime").asText();
        String completed = job.at("/status/completionTime").asText();
        if (started.isEmpty()) {
            return "";
        }
        return Age.human(
                Duration.between(Instant.parse(started), completed.isEmpty() ? now : Instant.parse(completed)));
    }
}
