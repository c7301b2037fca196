package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
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
    static void check(Part containers, Set<String> names, Set<String> volumes, boolean init) {
        for (Part container : containers.elements()) {
            container(container, names, volumes, init);
        }
    }

    private static void container(Part container, Set<String> names, Set<String> volumes, boolean init) {
        uniqueLabel(container.field("name"), names);
        Part image = container.field("image");
        if (image.needsText() && !image.text().strip().equals(image.text())) {
            image.invalid("must not have leading or trailing whitespace");
        }
        ports(container.field("ports"));
        env(container.field("env"));
        mounts(container.field("volumeMounts"), volumes);
        resources(container.field("resources"));
        boolean sidecar = container.field("restartPolicy").text().equals("Always");
        for (String name : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
            if (container.value().has(name)) {
                Part probe = container.field(name);
                if (init && !sidecar) {
                    probe.forbidden("may not be set for init containers without restartPolicy=Always");
                }
                probe(probe, !name.equals("readinessProbe"));
            }
        }
    }

    /** Validates the name of a container or volume. */
    static void uniqueLabel(Part name, Set<String> names) {
        if (name.needsText()) {
            name.check(Names::label);
            if (!names.add(name.text())) {
                name.duplicate();
            }
        }
    }

    private static void ports(Part ports) {
        Set<String> names = new HashSet<>();
        for (Part port : ports.elements()) {
            Part name = port.field("name");
            if (name.hasText()) {
                name.check(Names::portName);
                if (Names.portName(name.text()).isEmpty() && !names.add(name.text())) {
                    name.duplicate();
                }
            }
            Part number = port.field("containerPort");
            if (number.value().asInt() == 0) {
                number.required();
            } else {
                range(number);
            }
            if (port.field("hostPort").value().asInt() != 0) {
                range(port.field("hostPort"));
            }
        }
    }

    private static void range(Part port) {
        Names.port(port.value().asLong()).forEach(port::invalid);
    }

    private static void env(Part variables) {
        for (Part variable : variables.elements()) {
            if (variable.field("name").needsText()) {
                variable.field("name").check(Names::envName);
            }
            if (variable.value().has("valueFrom")) {
                valueFrom(variable.field("valueFrom"), variable.field("value").hasText());
            }
        }
    }

    private static void valueFrom(Part from, boolean hasValue) {
        long sources = SOURCES.stream().filter(from.value()::has).count();
        if (from.value().has("fieldRef")) {
            from.way("fieldRef.fieldPath").needsText();
        }
        for (String ref : new String[] {"configMapKeyRef", "secretKeyRef"}) {
            if (from.value().has(ref)) {
                from.field(ref).field("name").needsText();
                Part key = from.field(ref).field("key");
                if (key.needsText()) {
                    key.check(Names::configKey);
                }
            }
        }
        if (sources == 0) {
            from.errors()
                    .invalid(
                            from.path(),
                            "",
                            "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or"
                                    + " `fileKeyRef`");
        } else if (hasValue) {
            from.errors().invalid(from.path(), "", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            from.errors().invalid(from.path(), "", "may not have more than one field specified at a time");
        }
    }

    private static void mounts(Part mounts, Set<String> volumes) {
        Set<String> paths = new HashSet<>();
        for (Part mount : mounts.elements()) {
            Part name = mount.field("name");
            if (name.needsText() && !volumes.contains(name.text())) {
                name.errors().notFound(name.path(), name.value());
            }
            Part path = mount.field("mountPath");
            if (path.needsText() && !paths.add(path.text())) {
                path.invalid("must be unique");
            }
        }
    }

    private static void resources(Part resources) {
        FieldErrors errors = resources.errors();
        for (String list : new String[] {"limits", "requests"}) {
            Part amounts = resources.field(list);
            amounts.value().properties().forEach(entry -> {
                String name = entry.getKey();
                String here = amounts.path() + "[" + name + "]";
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
        Part requests = resources.field("requests");
        requests.value().properties().forEach(request -> {
            JsonNode limit = resources.field("limits").value().path(request.getKey());
            if (!limit.isMissingNode() && amount(request.getValue()).compareTo(amount(limit)) > 0) {
                errors.invalid(
                        requests.path(),
                        request.getValue().asText(),
                        "must be less than or equal to " + request.getKey() + " limit of " + limit.asText());
            }
        });
    }

    private static BigDecimal amount(JsonNode quantity) {
        return Quantities.value(quantity.asText());
    }

    private static void probe(Part probe, boolean onceIsEnough) {
        List<String> handlers = HANDLERS.stream().filter(probe.value()::has).toList();
        if (handlers.isEmpty()) {
            probe.required("must specify a handler type");
        }
        handlers.stream().skip(1).forEach(h -> probe.field(h).forbidden("may not specify more than 1 handler type"));
        if (handlers.contains("httpGet")) {
            probe.way("httpGet.path").needsText();
            portReference(probe.way("httpGet.port"));
        }
        if (handlers.contains("tcpSocket")) {
            portReference(probe.way("tcpSocket.port"));
        }
        Part command = probe.way("exec.command");
        if (handlers.contains("exec") && command.value().isEmpty()) {
            command.required();
        }
        for (String field : new String[] {
            "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"
        }) {
            Numbers.notNegative(probe.field(field));
        }
        Part threshold = probe.field("successThreshold");
        if (onceIsEnough && threshold.value().asInt(1) > 1) {
            threshold.invalid("must be 1");
        }
    }

    /** Validates a port number or name. */
    static void portReference(Part port) {
        if (port.value().isTextual()) {
            port.check(Names::portName);
        } else {
            portNumber(port);
        }
    }

    /** Validates the number of a port, which is 0 if it is missing. */
    static void portNumber(Part port) {
        range(port.value().isMissingNode() ? new Part(IntNode.valueOf(0), port.path(), port.errors()) : port);
    }
}
