package workbook.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.HashSet;
import java.util.Set;

/** Gives a new service its cluster IP and its node ports: always the next free ones. Call under the session's lock. */
final class ServiceAddress {
    private static final GroupVersionResource SERVICES = GroupVersionResource.core("v1", "services");

    private ServiceAddress() {}

    static void give(ObjectNode service, World world) {
        ObjectNode spec = service.withObject("/spec");
        String type = spec.path("type").asText();
        if (type.equals("ExternalName")) {
            return;
        }
        Set<String> taken = new HashSet<>();
        String network = "10.96";
        for (ObjectNode other : world.history
                .all()
                .getOrDefault(SERVICES, new java.util.TreeMap<>())
                .values()) {
            String ip = other.at("/spec/clusterIP").asText();
            taken.add(ip);
            other.at("/spec/ports")
                    .forEach(port -> taken.add(port.path("nodePort").asText()));
            if (Trees.key(other).equals("default/kubernetes") && ip.matches("[0-9]+(\\.[0-9]+){3}")) {
                network = ip.replaceFirst("\\.[0-9]+\\.[0-9]+$", "");
            }
        }
        if (spec.path("clusterIP").asText().isEmpty()) {
            int next = 16; // the first addresses are for services that ask for them
            while (taken.contains(address(network, next))) {
                next++;
            }
            spec.put("clusterIP", address(network, next));
        }
        if (!spec.has("clusterIPs")) {
            spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
        }
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            int port = 30080;
            for (JsonNode each : spec.path("ports")) {
                while (taken.contains(Integer.toString(port))) {
                    port++;
                }
                if (each instanceof ObjectNode p && !p.hasNonNull("nodePort")) {
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
