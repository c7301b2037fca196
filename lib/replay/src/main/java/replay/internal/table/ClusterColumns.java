package replay.internal.table;

import static replay.internal.table.Column.AGE;
import static replay.internal.table.Column.NAME;
import static replay.internal.table.Column.number;
import static replay.internal.table.Column.text;
import static replay.internal.table.Column.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The columns of nodes, events and other cluster-scoped resources. */
final class ClusterColumns {
    static final Map<String, List<Column>> ALL = Map.of(
            "nodes",
            List.of(
                    NAME,
                    text("Status", ClusterColumns::nodeStatus),
                    text("Roles", ClusterColumns::nodeRoles),
                    AGE,
                    text("Version", "/status/nodeInfo/kubeletVersion"),
                    text("Internal-IP", o -> nodeAddress(o, "InternalIP")).wide(),
                    text("External-IP", o -> nodeAddress(o, "ExternalIP")).wide(),
                    text("OS-Image", "/status/nodeInfo/osImage", "<unknown>").wide(),
                    text("Kernel-Version", ClusterColumns::kernel).wide(),
                    text("Container-Runtime", "/status/nodeInfo/containerRuntimeVersion", "<unknown>")
                            .wide()),
            "events",
            events(
                    "/involvedObject",
                    "/source/component",
                    "/source/host",
                    "/message",
                    "/firstTimestamp",
                    "/lastTimestamp",
                    "/count"),
            "events.events.k8s.io",
            events(
                    "/regarding",
                    "/deprecatedSource/component",
                    "/deprecatedSource/host",
                    "/note",
                    "/deprecatedFirstTimestamp",
                    "/deprecatedLastTimestamp",
                    "/deprecatedCount"),
            "componentstatuses",
            List.of(
                    NAME,
                    text("Status", ClusterColumns::health),
                    text("Message", "/conditions/0/message"),
                    text("Error", "/conditions/0/error")),
            "priorityclasses.scheduling.k8s.io",
            List.of(
                    NAME,
                    number("Value", "/value"),
                    text("Global-Default", o -> o.path("globalDefault").asBoolean())
                            .typed("boolean"),
                    AGE,
                    text("PreemptionPolicy", "/preemptionPolicy")),
            "flowschemas.flowcontrol.apiserver.k8s.io",
            List.of(
                    NAME,
                    text("PriorityLevel", "/spec/priorityLevelConfiguration/name"),
                    number("MatchingPrecedence", "/spec/matchingPrecedence"),
                    text("DistinguisherMethod", "/spec/distinguisherMethod/type", CellTexts.NONE),
                    AGE,
                    text("MissingPL", ClusterColumns::missingPriorityLevel)),
            "rolebindings.rbac.authorization.k8s.io",
            bindings(),
            "clusterrolebindings.rbac.authorization.k8s.io",
            bindings());

    private ClusterColumns() {}

    private static List<Column> events(
            String object, String component, String host, String message, String first, String last, String count) {
        return List.of(
                time("Last Seen", (o, now) -> lastSeen(o, first, last, now)),
                text("Type", "/type"),
                text("Reason", "/reason"),
                text("Object", o -> {
                    String kind = o.at(object).path("kind").asText().toLowerCase(Locale.ROOT);
                    String name = o.at(object).path("name").asText();
                    return name.isEmpty() ? kind : kind + "/" + name;
                }),
                text("Subobject", o -> o.at(object).path("fieldPath").asText()).wide(),
                text("Source", o -> source(o, component, host)).wide(),
                text("Message", o -> o.at(message).asText().strip()),
                time("First Seen", (o, now) -> firstSeen(o, first, now)).wide(),
                text("Count", o -> count(o, count)).typed("integer").wide(),
                NAME.wide());
    }

    private static String firstSeen(JsonNode event, String first, Instant now) {
        JsonNode at = event.at(first);
        return Age.since(at.asText("").isEmpty() || at.isNull() ? event.path("eventTime") : at, now);
    }

    private static String lastSeen(JsonNode event, String first, String last, Instant now) {
        if (event.path("series").isObject()) {
            return Age.since(event.at("/series/lastObservedTime"), now);
        }
        JsonNode at = event.at(last);
        return at.asText("").isEmpty() || at.isNull() ? firstSeen(event, first, now) : Age.since(at, now);
    }

    private static long count(JsonNode event, String count) {
        if (event.path("series").isObject()) {
            return event.at("/series/count").asLong();
        }
        return Math.max(1, event.at(count).asLong());
    }

    private static String source(JsonNode event, String component, String host) {
        String who = event.at(component).asText();
        String where = event.at(host).asText();
        if (who.isEmpty()) {
            who = CellTexts.or(
                    event.path("reportingComponent"),
                    event.path("reportingController").asText());
            where = event.path("reportingInstance").asText();
        }
        return where.isEmpty() ? who : who + ", " + where;
    }

    private static String nodeStatus(JsonNode node) {
        String status = CellTexts.condition(node, "Ready").isMissingNode()
                ? "Unknown"
                : CellTexts.conditionIsTrue(node, "Ready") ? "Ready" : "NotReady";
        return node.at("/spec/unschedulable").asBoolean() ? status + ",SchedulingDisabled" : status;
    }

    private static String nodeRoles(JsonNode node) {
        String prefix = "node-role.kubernetes.io/";
        TreeSet<String> roles = new TreeSet<>();
        node.at("/metadata/labels").properties().forEach(label -> {
            if (label.getKey().startsWith(prefix)) {
                roles.add(label.getKey().substring(prefix.length()));
            } else if (label.getKey().equals("kubernetes.io/role")) {
                roles.add(label.getValue().asText());
            }
        });
        roles.remove("");
        return CellTexts.orNone(String.join(",", roles));
    }

    private static String nodeAddress(JsonNode node, String type) {
        for (JsonNode address : node.at("/status/addresses")) {
            if (address.path("type").asText().equals(type)) {
                return address.path("address").asText();
            }
        }
        return CellTexts.NONE;
    }

    private static String kernel(JsonNode node) {
        String version = CellTexts.or(node.at("/status/nodeInfo/kernelVersion"), "<unknown>");
        String architecture = node.at("/status/nodeInfo/architecture").asText();
        return architecture.isEmpty() ? version : version + " (" + architecture + ")";
    }

    private static String health(JsonNode component) {
        for (JsonNode condition : component.path("conditions")) {
            if (condition.path("type").asText().equals("Healthy")) {
                return condition.path("status").asText().equals("True") ? "Healthy" : "Unhealthy";
            }
        }
        return "Unknown";
    }

    private static String missingPriorityLevel(JsonNode schema) {
        return CellTexts.or(CellTexts.condition(schema, "Dangling").path("status"), "?");
    }

    private static List<Column> bindings() {
        return List.of(
                NAME,
                text(
                        "Role",
                        o -> o.at("/roleRef/kind").asText() + "/"
                                + o.at("/roleRef/name").asText()),
                AGE,
                text("Users", o -> subjects(o, "User")).wide(),
                text("Groups", o -> subjects(o, "Group")).wide(),
                text("ServiceAccounts", o -> subjects(o, "ServiceAccount")).wide());
    }

    private static String subjects(JsonNode binding, String kind) {
        java.util.List<String> names = new java.util.ArrayList<>();
        for (JsonNode subject : binding.path("subjects")) {
            if (subject.path("kind").asText().equals(kind)) {
                String name = subject.path("name").asText();
                names.add(
                        kind.equals("ServiceAccount")
                                ? subject.path("namespace").asText() + "/" + name
                                : name);
            }
        }
        return String.join(", ", names);
    }
}
