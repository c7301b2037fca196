package replay.internal.table;

import static replay.internal.table.Column.AGE;
import static replay.internal.table.Column.NAME;
import static replay.internal.table.Column.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of services and their backends. */
final class NetworkColumns {
    static final Map<String, List<Column>> ALL = Map.of(
            "services",
            List.of(
                    NAME,
                    text("Type", "/spec/type"),
                    text(
                            "Cluster-IP",
                            o -> CellTexts.or(
                                    o.at("/spec/clusterIPs/0"), CellTexts.or(o.at("/spec/clusterIP"), CellTexts.NONE))),
                    text("External-IP", NetworkColumns::externalIp),
                    text("Port(s)", NetworkColumns::servicePorts),
                    AGE,
                    text("Selector", o -> CellTexts.labels(o.at("/spec/selector")))
                            .wide()),
            "endpoints",
            List.of(NAME, text("Endpoints", NetworkColumns::endpoints), AGE),
            "endpointslices.discovery.k8s.io",
            List.of(
                    NAME,
                    text("AddressType", "/addressType"),
                    text("Ports", NetworkColumns::slicePorts),
                    text("Endpoints", NetworkColumns::sliceEndpoints),
                    AGE),
            "servicecidrs.networking.k8s.io",
            List.of(NAME, text("CIDRs", o -> CellTexts.join(o.at("/spec/cidrs"))), AGE),
            "ipaddresses.networking.k8s.io",
            List.of(NAME, text("ParentRef", NetworkColumns::parent), AGE),
            "networkpolicies.networking.k8s.io",
            List.of(NAME, text("Pod-Selector", o -> CellTexts.selector(o.at("/spec/podSelector"))), AGE));

    private NetworkColumns() {}

    private static String externalIp(JsonNode service) {
        String own = CellTexts.join(service.at("/spec/externalIPs"));
        return switch (service.at("/spec/type").asText()) {
            case "ClusterIP", "NodePort" -> CellTexts.orNone(own);
            case "ExternalName" -> service.at("/spec/externalName").asText();
            case "LoadBalancer" -> {
                List<String> all = new ArrayList<>();
                for (JsonNode ingress : service.at("/status/loadBalancer/ingress")) {
                    all.add(CellTexts.or(
                            ingress.path("ip"), ingress.path("hostname").asText()));
                }
                service.at("/spec/externalIPs").forEach(ip -> all.add(ip.asText()));
                yield all.isEmpty() ? "<pending>" : String.join(",", all);
            }
            default -> "<unknown>";
        };
    }

    private static String servicePorts(JsonNode service) {
        List<String> ports = new ArrayList<>();
        for (JsonNode port : service.at("/spec/ports")) {
            String node = port.path("nodePort").asInt() > 0
                    ? ":" + port.path("nodePort").asInt()
                    : "";
            ports.add(port.path("port").asInt() + node + "/" + CellTexts.or(port.path("protocol"), "TCP"));
        }
        return CellTexts.orNone(String.join(",", ports));
    }

    private static String endpoints(JsonNode endpoints) {
        List<String> all = new ArrayList<>();
        for (JsonNode subset : endpoints.path("subsets")) {
            for (JsonNode port : subset.path("ports")) {
                for (JsonNode address : subset.path("addresses")) {
                    all.add(address.path("ip").asText() + ":"
                            + port.path("port").asInt());
                }
            }
            if (subset.path("ports").isEmpty()) {
                subset.path("addresses")
                        .forEach(address -> all.add(address.path("ip").asText()));
            }
        }
        return CellTexts.firstThree(all, CellTexts.NONE);
    }

    private static String slicePorts(JsonNode slice) {
        List<String> all = new ArrayList<>();
        for (JsonNode port : slice.path("ports")) {
            all.add(CellTexts.or(port.path("port"), CellTexts.or(port.path("name"), "*")));
        }
        return CellTexts.firstThree(all, "<unset>");
    }

    private static String sliceEndpoints(JsonNode slice) {
        List<String> all = new ArrayList<>();
        slice.path("endpoints").forEach(e -> e.path("addresses").forEach(address -> all.add(address.asText())));
        return CellTexts.firstThree(all, "<unset>");
    }

    /** Returns group, resource, namespace and name without the empty ones: {@code services/default/kubernetes}. */
    private static String parent(JsonNode address) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("group", "resource", "namespace", "name")) {
            String part = address.at("/spec/parentRef").path(field).asText();
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
