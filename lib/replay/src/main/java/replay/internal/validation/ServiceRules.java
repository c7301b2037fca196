package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Validates services. Corresponds to {@code ValidateService}. Stateless. */
final class ServiceRules {
    private ServiceRules() {}

    static void check(JsonNode spec, FieldErrors errors) {
        String type = spec.path("type").asText();
        boolean headless = spec.path("clusterIP").asText().equals("None");
        JsonNode ports = spec.path("ports");
        if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
            errors.required("spec.ports");
        }
        if (type.equals("ExternalName")) {
            String name = spec.path("externalName").asText();
            if (name.isEmpty()) {
                errors.required("spec.externalName");
            } else {
                String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
                Names.subdomain(plain).forEach(problem -> errors.invalid("spec.externalName", name, problem));
            }
        }
        if (headless && (type.equals("NodePort") || type.equals("LoadBalancer"))) {
            errors.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for " + type + " services");
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            port(ports.get(i), "spec.ports[" + i + "]", ports.size() > 1, type, headless, names, errors);
            String number =
                    ports.get(i).path("protocol").asText("TCP") + ports.get(i).path("port");
            if (!numbers.add(number)) {
                ObjectNode key = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
                key.set("protocol", ports.get(i).path("protocol"));
                key.set("port", ports.get(i).path("port"));
                errors.duplicate("spec.ports[" + i + "]", key);
            }
        }
        MetadataRules.labels(spec.path("selector"), "spec.selector", errors);
        address(spec, errors);
    }

    private static void port(
            JsonNode port,
            String at,
            boolean several,
            String type,
            boolean headless,
            Set<String> names,
            FieldErrors errors) {
        String name = port.path("name").asText();
        if (name.isEmpty() && several) {
            errors.required(at + ".name");
        } else if (!name.isEmpty()) {
            Names.label(name).forEach(problem -> errors.invalid(at + ".name", name, problem));
            if (!names.add(name)) {
                errors.duplicate(at + ".name", port.get("name"));
            }
        }
        JsonNode number = port.has("port") ? port.get("port") : com.fasterxml.jackson.databind.node.IntNode.valueOf(0);
        Names.port(number.asLong()).forEach(problem -> errors.invalid(at + ".port", number, problem));
        if (port.has("targetPort") && !(port.path("targetPort").asText().equals("0") && headless)) {
            ContainerRules.portReference(port.get("targetPort"), at + ".targetPort", errors);
        }
        long nodePort = port.path("nodePort").asLong();
        if (nodePort != 0) {
            if (type.equals("ClusterIP")) {
                errors.forbidden(at + ".nodePort", "may not be used when `type` is 'ClusterIP'");
            } else if (nodePort < 30000 || nodePort > 32767) {
                errors.invalid(
                        at + ".nodePort",
                        port.get("nodePort"),
                        "provided port is not in the valid range. The range of valid ports is 30000-32767");
            }
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
