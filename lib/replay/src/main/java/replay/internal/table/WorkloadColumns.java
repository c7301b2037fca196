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
            "Number of the pod with ready state",
            o -> o.at("/status/readyReplicas").asLong() + "/"
                    + o.at("/spec/replicas").asLong());

    private static final Column CONTAINERS = text(
                    "Containers",
                    "Names of each container in the template.",
                    o -> CellTexts.join(o.at(TEMPLATE), "name"))
            .wide();
    private static final Column IMAGES = text(
                    "Images",
                    "Images referenced by each container in the template.",
                    o -> CellTexts.join(o.at(TEMPLATE), "image"))
            .wide();

    static final Map<String, List<Column>> ALL = Map.of(
            "pods",
            pods(),
            "deployments.apps",
            List.of(
                    NAME,
                    READY_OF_WANTED,
                    number("Up-to-date", ColumnDescriptions.DEPLOYMENT_UP_TO_DATE, "/status/updatedReplicas")
                            .typed("string"),
                    number("Available", ColumnDescriptions.DEPLOYMENT_AVAILABLE, "/status/availableReplicas")
                            .typed("string"),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    selector(ColumnDescriptions.DEPLOYMENT_SELECTOR)),
            "replicasets.apps",
            List.of(
                    NAME,
                    number("Desired", "", "/spec/replicas"),
                    number("Current", "", "/status/replicas"),
                    number("Ready", "", "/status/readyReplicas"),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    selector("")),
            "replicationcontrollers",
            List.of(
                    NAME,
                    number("Desired", "", "/spec/replicas"),
                    number("Current", "", "/status/replicas"),
                    number("Ready", "", "/status/readyReplicas"),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    text("Selector", "", o -> CellTexts.labels(o.at("/spec/selector")))
                            .wide()),
            "statefulsets.apps",
            List.of(NAME, READY_OF_WANTED, AGE, CONTAINERS, IMAGES),
            "daemonsets.apps",
            List.of(
                    NAME,
                    number("Desired", "", "/status/desiredNumberScheduled"),
                    number("Current", "", "/status/currentNumberScheduled"),
                    number("Ready", "", "/status/numberReady"),
                    number("Up-to-date", "", "/status/updatedNumberScheduled"),
                    number("Available", "", "/status/numberAvailable"),
                    text("Node Selector", "", o -> CellTexts.labels(o.at("/spec/template/spec/nodeSelector"))),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    selector("")),
            "jobs.batch",
            List.of(
                    NAME,
                    text("Status", "Status of the job.", WorkloadColumns::jobStatus),
                    text("Completions", "", WorkloadColumns::completions),
                    time("Duration", "Time required to complete the job.", WorkloadColumns::jobDuration),
                    AGE,
                    CONTAINERS,
                    IMAGES,
                    selector("")),
            "cronjobs.batch",
            List.of(
                    NAME,
                    text("Schedule", "", o -> o.at("/spec/schedule").asText()),
                    text("Timezone", "", o -> CellTexts.or(o.at("/spec/timeZone"), CellTexts.NONE)),
                    text("Suspend", "", o -> o.at("/spec/suspend").asBoolean() ? "True" : "False")
                            .typed("boolean"),
                    text("Active", "", o -> o.at("/status/active").size()).typed("integer"),
                    time("Last Schedule", "", (o, now) -> {
                        JsonNode last = o.at("/status/lastScheduleTime");
                        return last.asText().isEmpty() ? CellTexts.NONE : Age.since(last, now);
                    }),
                    AGE));

    private WorkloadColumns() {}

    private static List<Column> pods() {
        return List.of(
                NAME,
                text(
                        "Ready",
                        "The aggregate readiness state of this pod for accepting traffic.",
                        o -> PodCells.of(o).ready()),
                text(
                        "Status",
                        "The aggregate status of the containers in this pod.",
                        o -> PodCells.of(o).status()),
                time(
                        "Restarts",
                        "The number of times the containers in this pod have been restarted and when the last container"
                                + " in this pod has restarted.",
                        (o, now) -> PodCells.of(o).restarts(now)),
                AGE,
                text("IP", ColumnDescriptions.POD_IP, PodCells::ip).wide(),
                text("Node", ColumnDescriptions.POD_NODE, o -> CellTexts.or(o.at("/spec/nodeName"), CellTexts.NONE))
                        .wide(),
                text(
                                "Nominated Node",
                                ColumnDescriptions.POD_NOMINATED_NODE,
                                o -> CellTexts.or(o.at("/status/nominatedNodeName"), CellTexts.NONE))
                        .wide(),
                text("Readiness Gates", ColumnDescriptions.POD_READINESS_GATES, PodCells::readinessGates)
                        .wide());
    }

    private static Column selector(String description) {
        return text("Selector", description, o -> CellTexts.selector(o.at("/spec/selector")))
                .wide();
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
