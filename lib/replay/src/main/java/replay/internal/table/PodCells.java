package replay.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes READY, STATUS and RESTARTS of a pod. STATUS is not a field: it follows from the phase, the reasons of the
 * containers and the deletionTimestamp, by the rules of {@code printPod} in Kubernetes' {@code
 * pkg/printers/internalversion/printers.go}.
 */
final class PodCells {
    private final JsonNode pod;
    private final Map<String, JsonNode> initContainers = new HashMap<>();
    private String reason;
    private int total;
    private int ready;
    private long restarts;
    private Instant lastRestart = Instant.EPOCH;

    private PodCells(JsonNode pod) {
        this.pod = pod;
        JsonNode status = pod.path("status");
        reason = CellTexts.or(status.path("reason"), status.path("phase").asText());
        if (CellTexts.condition(pod, "PodScheduled").path("reason").asText().equals("SchedulingGated")) {
            reason = "SchedulingGated";
        }
        total = pod.at("/spec/containers").size();
        for (JsonNode container : pod.at("/spec/initContainers")) {
            initContainers.put(container.path("name").asText(), container);
            total += isSidecar(container) ? 1 : 0;
        }
        boolean initializing = lookAtInitContainers(status.path("initContainerStatuses"));
        if (!initializing || CellTexts.conditionIsTrue(pod, "Initialized")) {
            lookAtContainers(status);
        }
        if (!pod.at("/metadata/deletionTimestamp").asText().isEmpty()) {
            boolean lost = status.path("reason").asText().equals("NodeLost");
            boolean over =
                    List.of("Succeeded", "Failed").contains(status.path("phase").asText());
            reason = lost ? "Unknown" : over ? reason : "Terminating";
        }
    }

    static PodCells of(JsonNode pod) {
        return new PodCells(pod);
    }

    String ready() {
        return ready + "/" + total;
    }

    String status() {
        return reason;
    }

    String restarts(Instant now) {
        boolean known = restarts != 0 && lastRestart.isAfter(Instant.EPOCH);
        return restarts + (known ? " (" + Age.human(Duration.between(lastRestart, now)) + " ago)" : "");
    }

    static String readinessGates(JsonNode pod) {
        JsonNode gates = pod.at("/spec/readinessGates");
        int passed = 0;
        for (JsonNode gate : gates) {
            passed += CellTexts.conditionIsTrue(pod, gate.path("conditionType").asText()) ? 1 : 0;
        }
        return gates.isEmpty() ? CellTexts.NONE : passed + "/" + gates.size();
    }

    static String ip(JsonNode pod) {
        return CellTexts.or(pod.at("/status/podIPs/0/ip"), CellTexts.or(pod.at("/status/podIP"), CellTexts.NONE));
    }

    /** Looks at the init containers, which run one after the other: the first that is not done gives the reason. */
    private boolean lookAtInitContainers(JsonNode statuses) {
        int index = 0;
        for (JsonNode container : statuses) {
            boolean sidecar =
                    isSidecar(initContainers.get(container.path("name").asText()));
            count(container);
            JsonNode state = container.path("state");
            JsonNode terminated = state.path("terminated");
            String waiting = state.at("/waiting/reason").asText();
            if (terminated.isObject() && terminated.path("exitCode").asInt() == 0) {
                index++;
                continue;
            }
            if (sidecar && container.path("started").asBoolean()) {
                ready += container.path("ready").asBoolean() ? 1 : 0;
                index++;
                continue;
            }
            if (terminated.isObject()) {
                reason = "Init:" + whyTerminated(terminated);
            } else if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
                reason = "Init:" + waiting;
            } else {
                reason = "Init:" + index + "/" + initContainers.size();
            }
            return true;
        }
        return false;
    }

    private void lookAtContainers(JsonNode status) {
        // From here on only containers that can restart count: sidecars and ordinary containers.
        restarts = 0;
        lastRestart = Instant.EPOCH;
        for (JsonNode container : status.path("initContainerStatuses")) {
            if (isSidecar(initContainers.get(container.path("name").asText()))) {
                count(container);
            }
        }
        boolean running = false;
        JsonNode containers = status.path("containerStatuses");
        for (int i = containers.size() - 1; i >= 0; i--) {
            JsonNode container = containers.get(i);
            JsonNode state = container.path("state");
            count(container);
            String waiting = state.at("/waiting/reason").asText();
            if (!waiting.isEmpty()) {
                reason = waiting;
            } else if (state.path("terminated").isObject()) {
                reason = whyTerminated(state.path("terminated"));
            } else if (container.path("ready").asBoolean()
                    && state.path("running").isObject()) {
                running = true;
                ready++;
            }
        }
        if (reason.equals("Completed") && running) {
            reason = CellTexts.conditionIsTrue(pod, "Ready") ? "Running" : "NotReady";
        }
    }

    private void count(JsonNode container) {
        restarts += container.path("restartCount").asLong();
        String finished = container.at("/lastState/terminated/finishedAt").asText();
        if (!finished.isEmpty()) {
            Instant at = Instant.parse(finished);
            lastRestart = at.isAfter(lastRestart) ? at : lastRestart;
        }
    }

    private static String whyTerminated(JsonNode terminated) {
        String given = terminated.path("reason").asText();
        if (!given.isEmpty()) {
            return given;
        }
        int signal = terminated.path("signal").asInt();
        return signal != 0
                ? "Signal:" + signal
                : "ExitCode:" + terminated.path("exitCode").asInt();
    }

    /** Returns whether an init container is a sidecar: it always restarts and counts as one of the pod's containers. */
    private static boolean isSidecar(@org.jspecify.annotations.Nullable JsonNode container) {
        return container != null && container.path("restartPolicy").asText().equals("Always");
    }
}
