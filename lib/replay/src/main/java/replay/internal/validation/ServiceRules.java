package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Validates services. Corresponds to {@code ValidateService}. Stateless. */
final class ServiceRules {
    private ServiceRules() {}

    static void check(Part spec) {
        FieldErrors errors = spec.errors();
        String type = spec.field("type").text();
        boolean headless = spec.field("clusterIP").text().equals("None");
        Part ports = spec.field("ports");
        if (ports.value().isEmpty() && !headless && !type.equals("ExternalName")) {
            ports.required();
        }
        Part name = spec.field("externalName");
        if (type.equals("ExternalName") && name.needsText()) {
            String plain = name.text().endsWith(".")
                    ? name.text().substring(0, name.text().length() - 1)
                    : name.text();
            Names.subdomain(plain).forEach(name::invalid);
        }
        if (headless && (type.equals("NodePort") || type.equals("LoadBalancer"))) {
            errors.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for " + type + " services");
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (Part port : ports.elements()) {
            port(port, ports.value().size() > 1, type, headless, names);
            JsonNode value = port.value();
            if (!numbers.add(value.path("protocol").asText("TCP") + value.path("port"))) {
                ObjectNode key = JsonNodeFactory.instance.objectNode();
                key.set("protocol", value.path("protocol"));
                key.set("port", value.path("port"));
                errors.duplicate(port.path(), key);
            }
        }
        MetadataRules.labels(spec.field("selector"));
        address(spec.value(), errors);
    }

    private static void port(Part port, boolean several, String type, boolean headless, Set<String> names) {
        if (several || port.field("name").hasText()) {
            ContainerRules.uniqueLabel(port.field("name"), names);
        }
        ContainerRules.portNumber(port.field("port"));
        Part target = port.field("targetPort");
        if (port.value().has("targetPort") && !(target.text().equals("0") && headless)) {
            ContainerRules.portReference(target);
        }
        Part node = port.field("nodePort");
        long number = node.value().asLong();
        if (number != 0 && type.equals("ClusterIP")) {
            node.forbidden("may not be used when `type` is 'ClusterIP'");
        } else if (number != 0 && (number < 30000 || number > 32767)) {
            node.invalid("provided port is not in the valid range. The range of valid ports is 30000-32767");
        }
    }

    private static void address(JsonNode spec, FieldErrors errors) {
        String ip = spec.path("clusterIP").asText();
        if (ip.isEmpty() || ip.equals("None")) {
            return;
        }
        boolean valid = ip.contains(":")
                ? ip.matches("[0-9a-fA-F:.]+")
                : ip.matches("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.|$)){4}");
        if (!valid) {
            errors.invalid("spec.clusterIPs[0]", ip, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }
    }

    static void checkUpdate(ObjectNode before, ObjectNode after, FieldErrors errors) {
        List<String> kinds = List.of("ClusterIP", "NodePort", "LoadBalancer");
        String old = before.at("/spec/clusterIP").asText();
        String next = after.at("/spec/clusterIP").asText();
        if (!old.isEmpty()
                && !old.equals(next)
                && kinds.contains(before.at("/spec/type").asText())
                && kinds.contains(after.at("/spec/type").asText())) {
            errors.invalid("spec.clusterIPs[0]", next, "may not change once set");
        }
    }
}
