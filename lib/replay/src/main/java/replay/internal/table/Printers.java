package replay.internal.table;

import static replay.internal.table.Column.AGE;
import static replay.internal.table.Column.CREATED_AT;
import static replay.internal.table.Column.NAME;
import static replay.internal.table.Column.number;
import static replay.internal.table.Column.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of each built-in resource, by {@code resource} or {@code resource.group}. */
final class Printers {
    /** The columns of a kind that is not listed. */
    static final List<Column> DEFAULT = List.of(NAME, CREATED_AT);

    private static final Map<String, List<Column>> ALL = new HashMap<>();

    static {
        ALL.putAll(WorkloadColumns.ALL);
        ALL.putAll(NetworkColumns.ALL);
        ALL.putAll(ClusterColumns.ALL);
        put(
                "configmaps",
                NAME,
                text("Data", o -> o.path("data").size() + o.path("binaryData").size()),
                AGE);
        put(
                "scales.autoscaling",
                NAME,
                number("Desired", "/spec/replicas"),
                number("Available", "/status/replicas"),
                AGE);
        put(
                "secrets",
                NAME,
                text("Type", "/type"),
                text("Data", o -> o.path("data").size()),
                AGE);
        put("serviceaccounts", NAME, text("Secrets", o -> o.path("secrets").size()), AGE);
        put("namespaces", NAME, text("Status", "/status/phase"), AGE);
        put("leases.coordination.k8s.io", NAME, text("Holder", "/spec/holderIdentity"), AGE);
        put(
                "controllerrevisions.apps",
                NAME,
                text("Controller", Printers::controller),
                number("Revision", "/revision"),
                AGE);
        put(
                "apiservices.apiregistration.k8s.io",
                NAME,
                text("Service", o -> {
                    var service = o.at("/spec/service");
                    return service.isObject()
                            ? service.path("namespace").asText() + "/"
                                    + service.path("name").asText()
                            : "Local";
                }),
                text("Available", o -> {
                    var condition = CellTexts.condition(o, "Available");
                    String status = CellTexts.or(condition.path("status"), "Unknown");
                    return status.equals("True") || condition.isMissingNode()
                            ? status
                            : status + " (" + condition.path("reason").asText() + ")";
                }),
                AGE);
        ALL.replaceAll((resource, columns) ->
                columns.stream().map(column -> column.describedFor(resource)).toList());
    }

    private Printers() {}

    static List<Column> of(String group, String resource) {
        return ALL.getOrDefault(group.isEmpty() ? resource : resource + "." + group, DEFAULT);
    }

    private static void put(String resource, Column... columns) {
        ALL.put(resource, List.of(columns));
    }

    private static String controller(com.fasterxml.jackson.databind.JsonNode o) {
        for (var owner : o.at("/metadata/ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                String apiVersion = owner.path("apiVersion").asText();
                int slash = apiVersion.indexOf('/');
                String kind = owner.path("kind").asText().toLowerCase(java.util.Locale.ROOT);
                return kind + (slash < 0 ? "" : "." + apiVersion.substring(0, slash)) + "/"
                        + owner.path("name").asText();
            }
        }
        return CellTexts.NONE;
    }
}
