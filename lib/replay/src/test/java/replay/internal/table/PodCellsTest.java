package replay.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Unstructured;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules behind READY, STATUS and RESTARTS that the recordings do not show. */
class PodCellsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:22:06Z");

    @Test
    @DisplayName("a pod without container statuses shows its phase")
    void pending() {
        assertThat(row("spec: {containers: [{name: a}]}", "status: {phase: Pending}"))
                .isEqualTo("0/1 Pending 0");
    }

    @Test
    @DisplayName("a waiting container shows its reason")
    void waiting() {
        assertThat(row(
                        "spec: {containers: [{name: a}]}",
                        "status: {phase: Pending, containerStatuses: "
                                + "[{name: a, state: {waiting: {reason: ContainerCreating}}}]}"))
                .isEqualTo("0/1 ContainerCreating 0");
    }

    @Test
    @DisplayName("restarts are counted, with the time of the last one")
    void restarts() {
        assertThat(row(
                        "spec: {containers: [{name: a}]}",
                        "status: {phase: Running, containerStatuses: [{name: a, restartCount: 3, "
                                + "lastState: {terminated: {finishedAt: '2026-11-23T18:20:00Z'}}, "
                                + "state: {waiting: {reason: CrashLoopBackOff}}}]}"))
                .isEqualTo("0/1 CrashLoopBackOff 3 (2m6s ago)");
    }

    @Test
    @DisplayName("one completed and one running container: Running if the pod is ready, NotReady if not")
    void oneCompleted() {
        String containers = "containerStatuses: [{name: a, state: {terminated: {reason: Completed}}}, "
                + "{name: b, ready: true, state: {running: {}}}]";
        String spec = "spec: {containers: [{name: a}, {name: b}]}";
        assertThat(row(
                        spec,
                        "status: {phase: Running, conditions: [{type: Ready, status: 'True'}], " + containers + "}"))
                .isEqualTo("1/2 Running 0");
        assertThat(row(spec, "status: {phase: Running, " + containers + "}")).isEqualTo("1/2 NotReady 0");
    }

    @Test
    @DisplayName("a container that ended without a reason shows its signal or its exit code")
    void exitCode() {
        String spec = "spec: {containers: [{name: a}]}";
        assertThat(row(
                        spec,
                        "status: {phase: Failed, containerStatuses: [{name: a, state: {terminated: {exitCode: 3}}}]}"))
                .isEqualTo("0/1 ExitCode:3 0");
        assertThat(row(
                        spec,
                        "status: {phase: Failed, containerStatuses: [{name: a, state: {terminated: {signal: 9}}}]}"))
                .isEqualTo("0/1 Signal:9 0");
    }

    @Test
    @DisplayName("a deletionTimestamp: Terminating, unless the pod has completed or its node is lost")
    void terminating() {
        String spec = "metadata: {deletionTimestamp: '2026-11-23T18:22:00Z'}\nspec: {containers: [{name: a}]}";
        assertThat(row(spec, "status: {phase: Running}")).isEqualTo("0/1 Terminating 0");
        assertThat(row(spec, "status: {phase: Succeeded}")).isEqualTo("0/1 Succeeded 0");
        assertThat(row(spec, "status: {phase: Running, reason: NodeLost}")).isEqualTo("0/1 Unknown 0");
    }

    @Test
    @DisplayName("the first unfinished init container shows its reason")
    void initContainers() {
        String spec = "spec: {initContainers: [{name: i}, {name: j}], containers: [{name: a}]}";
        String done = "{name: i, state: {terminated: {exitCode: 0, reason: Completed}}}";
        assertThat(row(spec, status(done + ", {name: j, state: {running: {}}}")))
                .isEqualTo("0/1 Init:1/2 0");
        assertThat(row(spec, status("{name: i, state: {waiting: {reason: ImagePullBackOff}}}")))
                .isEqualTo("0/1 Init:ImagePullBackOff 0");
        assertThat(row(spec, status("{name: i, restartCount: 2, state: {terminated: {exitCode: 1, reason: Error}}}")))
                .isEqualTo("0/1 Init:Error 2");
        assertThat(row(spec, status("{name: i, state: {terminated: {exitCode: 7}}}")))
                .isEqualTo("0/1 Init:ExitCode:7 0");
    }

    @Test
    @DisplayName("a sidecar counts as a container, with its readiness and its restarts")
    void sidecar() {
        assertThat(row(
                        "spec: {initContainers: [{name: s, restartPolicy: Always}], containers: [{name: a}]}",
                        "status: {phase: Running, initContainerStatuses: [{name: s, started: true, ready: true, "
                                + "restartCount: 1, state: {running: {}}}], containerStatuses: [{name: a, ready: true, "
                                + "state: {running: {}}}]}"))
                .isEqualTo("2/2 Running 1");
    }

    @Test
    @DisplayName("a pod with scheduling gates shows SchedulingGated")
    void gated() {
        assertThat(row(
                        "spec: {containers: [{name: a}]}",
                        "status: {phase: Pending, conditions: [{type: PodScheduled, reason: SchedulingGated}]}"))
                .isEqualTo("0/1 SchedulingGated 0");
    }

    private static String status(String initContainers) {
        return "status: {phase: Pending, initContainerStatuses: [" + initContainers + "]}";
    }

    private static String row(String... yaml) {
        JsonNode pod = Unstructured.fromYaml("kind: Pod\napiVersion: v1\n" + String.join("\n", yaml))
                .tree();
        PodCells cells = PodCells.of(pod);
        return cells.ready() + " " + cells.status() + " " + cells.restarts(NOW);
    }
}
