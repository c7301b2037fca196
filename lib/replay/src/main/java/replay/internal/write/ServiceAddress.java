package replay.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import replay.internal.cluster.ClusterState;
import replay.internal.json.JsonTrees;

/**
 * Allocates the cluster IP and the node ports of a service: the next free ones. An update keeps those of the service.
 * Corresponds to {@code patchAllocatedValues} and {@code dropTypeDependentFields} of the registry's service storage.
 * Callers hold the session's lock.
 */
final class ServiceAddress {
    private static final GroupVersionResource SERVICES = GroupVersionResource.core("v1", "services");

    private ServiceAddress() {}

    /** Keeps allocated values that a new state omits, and removes those that its type does not have. */
    static void keep(ObjectNode before, ObjectNode after) {
        ObjectNode old = before.withObject("/spec");
        ObjectNode next = after.withObject("/spec");
        if (hasClusterIp(old) && hasClusterIp(next)) {
            if (next.path("clusterIP").asText().isEmpty()) {
                copy(old, next, "clusterIP");
            }
            if (next.path("clusterIPs").isEmpty() && next.path("clusterIP").equals(old.path("clusterIP"))) {
                copy(old, next, "clusterIPs");
            }
        } else if (!hasClusterIp(next)) {
            dropSame(
                    old,
                    next,
                    List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"));
        }
        if (hasNodePorts(old) && hasNodePorts(next)) {
            keepNodePorts(old, next);
        } else if (!hasNodePorts(next) && nodePorts(old).equals(nodePorts(next))) {
            next.path("ports").forEach(port -> ((ObjectNode) port).remove("nodePort"));
        }
        String type = next.path("type").asText();
        if (!type.equals("LoadBalancer")) {
            dropSame(old, next, List.of("allocateLoadBalancerNodePorts", "loadBalancerClass", "healthCheckNodePort"));
            if (!type.equals("NodePort")) {
                dropSame(old, next, List.of("externalTrafficPolicy"));
            }
        }
    }

    /** Keeps the node ports by the names of the ports, unless another port has the number. */
    private static void keepNodePorts(ObjectNode old, ObjectNode next) {
        Set<Integer> used = nodePorts(next);
        for (JsonNode port : next.path("ports")) {
            for (JsonNode was : old.path("ports")) {
                int number = was.path("nodePort").asInt();
                if (port instanceof ObjectNode p
                        && p.path("nodePort").asInt() == 0
                        && p.path("name").asText().equals(was.path("name").asText())
                        && number != 0
                        && used.add(number)) {
                    p.put("nodePort", number);
                }
            }
        }
    }

    private static Set<Integer> nodePorts(JsonNode spec) {
        Set<Integer> ports = new HashSet<>();
        spec.path("ports").forEach(port -> ports.add(port.path("nodePort").asInt()));
        ports.remove(0);
        return ports;
    }

    private static boolean hasClusterIp(JsonNode spec) {
        return !spec.path("type").asText().equals("ExternalName");
    }

    private static boolean hasNodePorts(JsonNode spec) {
        String type = spec.path("type").asText();
        return type.equals("NodePort")
                || type.equals("LoadBalancer")
                        && spec.path("allocateLoadBalancerNodePorts").asBoolean(true);
    }

    private static void copy(ObjectNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }

    private static void dropSame(ObjectNode old, ObjectNode next, List<String> fields) {
        fields.stream().filter(f -> old.path(f).equals(next.path(f))).forEach(next::remove);
    }

    static void give(ObjectNode service, ClusterState state) {
        ObjectNode spec = service.withObject("/spec");
        if (!hasClusterIp(spec)) {
            return;
        }
        Set<String> taken = new HashSet<>();
        String network = "10.96";
        for (ObjectNode other : state.history
                .all()
                .getOrDefault(SERVICES, new java.util.TreeMap<>())
                .values()) {
            String ip = other.at("/spec/clusterIP").asText();
            taken.add(ip);
            other.at("/spec/ports")
                    .forEach(port -> taken.add(port.path("nodePort").asText()));
            if (JsonTrees.key(other).equals("default/kubernetes") && ip.matches("[0-9]+(\\.[0-9]+){3}")) {
                network = ip.replaceFirst("\\.[0-9]+\\.[0-9]+$", "");
            }
        }
        if (spec.path("clusterIP").asText().isEmpty()) {
            int next = 16; // the first addresses are reserved for services that request them
            while (taken.contains(address(network, next))) {
                next++;
            }
            spec.put("clusterIP", address(network, next));
        }
        if (!spec.has("clusterIPs")) {
            spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
        }
        if (hasNodePorts(spec)) {
            nodePorts(spec).forEach(own -> taken.add(own.toString()));
            int port = 30080;
            for (JsonNode each : spec.path("ports")) {
                while (taken.contains(Integer.toString(port))) {
                    port++;
                }
                if (each instanceof ObjectNode p && p.path("nodePort").asInt() == 0) {
                    p.put("nodePort", port);
                    taken.add(Integer.toString(port));
                }
            }
        }
    }

    private static String address(String network, int number) {
        return network + "." + number / 256 + "." + number % 256;
    }
}
