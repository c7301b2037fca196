package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import replay.internal.schema.Quantities;

/** Validates the containers of a pod. Corresponds to {@code validateContainers} and its callees. Stateless. */
final class ContainerRules {
    private static final Set<String> RESOURCES = Set.of("cpu", "memory", "ephemeral-storage");
    private static final List<String> SOURCES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");
    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");

    private ContainerRules() {}

    /** @param names the names of the containers so far, which must be unique in a pod */
    static void check(
            JsonNode containers, String at, Set<String> names, Set<String> volumes, boolean init, FieldErrors errors) {
        for (int i = 0; i < containers.size(); i++) {
            container(containers.get(i), at + "[" + i + "]", names, volumes, init, errors);
        }
    }

    private static void container(
            JsonNode container, String at, Set<String> names, Set<String> volumes, boolean init, FieldErrors errors) {
        String name = container.path("name").asText();
        if (name.isEmpty()) {
            errors.required(at + ".name");
        } else {
            Names.label(name).forEach(problem -> errors.invalid(at + ".name", name, problem));
            if (!names.add(name)) {
                errors.duplicate(at + ".name", container.get("name"));
            }
        }
        String image = container.path("image").asText();
        if (image.isEmpty()) {
            errors.required(at + ".image");
        } else if (!image.strip().equals(image)) {
            errors.invalid(at + ".image", image, "must not have leading or trailing whitespace");
        }
        ports(container.path("ports"), at + ".ports", errors);
        env(container.path("env"), at + ".env", errors);
        mounts(container.path("volumeMounts"), at + ".volumeMounts", volumes, errors);
        resources(container.path("resources"), at + ".resources", errors);
        boolean sidecar = container.path("restartPolicy").asText().equals("Always");
        for (String probe : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
            if (container.has(probe)) {
                if (init && !sidecar) {
                    errors.forbidden(
                            at + "." + probe, "may not be set for init containers without restartPolicy=Always");
                }
                probe(container.get(probe), at + "." + probe, !probe.equals("readinessProbe"), errors);
            }
        }
    }

    private static void ports(JsonNode ports, String at, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String here = at + "[" + i + "]";
            String name = port.path("name").asText();
            if (!name.isEmpty()) {
                List<String> problems = Names.portName(name);
                problems.forEach(problem -> errors.invalid(here + ".name", name, problem));
                if (problems.isEmpty() && !names.add(name)) {
                    errors.duplicate(here + ".name", port.get("name"));
                }
            }
            if (port.path("containerPort").asInt() == 0) {
                errors.required(here + ".containerPort");
            } else {
                range(port, here, "containerPort", errors);
            }
            if (port.path("hostPort").asInt() != 0) {
                range(port, here, "hostPort", errors);
            }
        }
    }

    static void range(JsonNode object, String at, String field, FieldErrors errors) {
        Names.port(object.path(field).asLong())
                .forEach(problem -> errors.invalid(at + "." + field, object.get(field), problem));
    }

    private static void env(JsonNode variables, String at, FieldErrors errors) {
        for (int i = 0; i < variables.size(); i++) {
            JsonNode variable = variables.get(i);
            String here = at + "[" + i + "]";
            String name = variable.path("name").asText();
            if (name.isEmpty()) {
                errors.required(here + ".name");
            } else {
                Names.envName(name).forEach(problem -> errors.invalid(here + ".name", name, problem));
            }
            if (variable.has("valueFrom")) {
                valueFrom(variable, here + ".valueFrom", errors);
            }
        }
    }

    private static void valueFrom(JsonNode variable, String at, FieldErrors errors) {
        JsonNode from = variable.path("valueFrom");
        long sources = SOURCES.stream().filter(from::has).count();
        if (from.has("fieldRef") && from.at("/fieldRef/fieldPath").asText().isEmpty()) {
            errors.required(at + ".fieldRef.fieldPath");
        }
        for (String ref : new String[] {"configMapKeyRef", "secretKeyRef"}) {
            if (from.has(ref)) {
                if (from.path(ref).path("name").asText().isEmpty()) {
                    errors.required(at + "." + ref + ".name");
                }
                String key = from.path(ref).path("key").asText();
                if (key.isEmpty()) {
                    errors.required(at + "." + ref + ".key");
                } else {
                    Names.configKey(key).forEach(problem -> errors.invalid(at + "." + ref + ".key", key, problem));
                }
            }
        }
        if (sources == 0) {
            errors.invalid(
                    at,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or"
                            + " `fileKeyRef`");
        } else if (!variable.path("value").asText().isEmpty()) {
            errors.invalid(at, "", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            errors.invalid(at, "", "may not have more than one field specified at a time");
        }
    }

    private static void mounts(JsonNode mounts, String at, Set<String> volumes, FieldErrors errors) {
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            JsonNode mount = mounts.get(i);
            String here = at + "[" + i + "]";
            if (mount.path("name").asText().isEmpty()) {
                errors.required(here + ".name");
            } else if (!volumes.contains(mount.path("name").asText())) {
                errors.notFound(here + ".name", mount.get("name"));
            }
            String path = mount.path("mountPath").asText();
            if (path.isEmpty()) {
                errors.required(here + ".mountPath");
            } else if (!paths.add(path)) {
                errors.invalid(here + ".mountPath", path, "must be unique");
            }
        }
    }

    private static void resources(JsonNode resources, String at, FieldErrors errors) {
        for (String list : new String[] {"limits", "requests"}) {
            resources.path(list).properties().forEach(entry -> {
                String name = entry.getKey();
                String here = at + "." + list + "[" + name + "]";
                Names.qualified(name).forEach(problem -> errors.invalid(here, name, problem));
                if (!name.contains("/") && !RESOURCES.contains(name) && !name.startsWith("hugepages-")) {
                    errors.invalid(here, name, "must be a standard resource type or fully qualified");
                    errors.invalid(here, name, "must be a standard resource for containers");
                }
                if (amount(entry.getValue()).signum() < 0) {
                    errors.invalid(here, entry.getValue(), "must be greater than or equal to 0");
                }
            });
        }
        resources.path("requests").properties().forEach(request -> {
            JsonNode limit = resources.path("limits").path(request.getKey());
            if (!limit.isMissingNode() && amount(request.getValue()).compareTo(amount(limit)) > 0) {
                errors.invalid(
                        at + ".requests",
                        TextNode.valueOf(request.getValue().asText()),
                        "must be less than or equal to " + request.getKey() + " limit of " + limit.asText());
            }
        });
    }

    private static java.math.BigDecimal amount(JsonNode quantity) {
        return Quantities.value(quantity.asText());
    }

    private static void probe(JsonNode probe, String at, boolean onceIsEnough, FieldErrors errors) {
        long handlers = HANDLERS.stream().filter(probe::has).count();
        if (handlers == 0) {
            errors.required(at, "must specify a handler type");
        } else if (handlers > 1) {
            HANDLERS.stream()
                    .filter(probe::has)
                    .skip(1)
                    .forEach(h -> errors.forbidden(at + "." + h, "may not specify more than 1 handler type"));
        }
        if (probe.has("httpGet")) {
            if (probe.at("/httpGet/path").asText().isEmpty()) {
                errors.required(at + ".httpGet.path");
            }
            portReference(probe.at("/httpGet/port"), at + ".httpGet.port", errors);
        }
        if (probe.has("tcpSocket")) {
            portReference(probe.at("/tcpSocket/port"), at + ".tcpSocket.port", errors);
        }
        if (probe.has("exec") && probe.at("/exec/command").isEmpty()) {
            errors.required(at + ".exec.command");
        }
        for (String field : new String[] {
            "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"
        }) {
            Numbers.notNegative(probe, at, field, errors);
        }
        if (onceIsEnough && probe.path("successThreshold").asInt(1) > 1) {
            errors.invalid(at + ".successThreshold", probe.get("successThreshold"), "must be 1");
        }
    }

    /** Validates a port number or name. */
    static void portReference(JsonNode port, String at, FieldErrors errors) {
        if (port.isTextual()) {
            Names.portName(port.asText()).forEach(problem -> errors.invalid(at, port, problem));
        } else {
            JsonNode number = port.isMissingNode() ? com.fasterxml.jackson.databind.node.IntNode.valueOf(0) : port;
            Names.port(number.asLong()).forEach(problem -> errors.invalid(at, number, problem));
        }
    }
}
