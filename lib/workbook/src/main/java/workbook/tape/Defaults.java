package workbook.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Fills in what the real server fills in, for the common kinds, so that typed clients and kubectl see what they expect.
 * Held to the recorded answers to POST.
 */
final class Defaults {
    private Defaults() {}

    /** On every write. Changes the object, which the caller owns. */
    static void spec(ApiResource resource, ObjectNode object) {
        switch (resource.gvr().toString()) {
            case "v1/pods" -> {
                ObjectNode spec = object.withObject("/spec");
                podSpec(spec);
                ifAbsent(spec, "enableServiceLinks", true);
            }
            case "apps/v1/deployments" -> deployment(object.withObject("/spec"));
            case "apps/v1/replicasets", "apps/v1/statefulsets" -> {
                ifAbsent(object.withObject("/spec"), "replicas", 1);
                template(object.withObject("/spec"));
            }
            case "apps/v1/daemonsets" -> template(object.withObject("/spec"));
            case "v1/services" -> service(object.withObject("/spec"));
            case "v1/secrets" -> secret(object);
            case "v1/namespaces" -> {
                object.withObject("/metadata/labels")
                        .put("kubernetes.io/metadata.name", Trees.metaText(object, "name"));
                if (!object.withObject("/spec").has("finalizers")) {
                    object.withObject("/spec").putArray("finalizers").add("kubernetes");
                }
            }
            default -> {
                // no defaults that a client would miss
            }
        }
    }

    /** On creation only: what admission adds, and the first status. */
    static void created(ApiResource resource, ObjectNode object) {
        if (resource.subresources().contains("status")) {
            object.remove("status"); // a status is written through /status
        }
        switch (resource.gvr().toString()) {
            case "v1/pods" -> {
                ObjectNode spec = object.withObject("/spec");
                ifAbsent(spec, "priority", 0);
                ifAbsent(spec, "preemptionPolicy", "PreemptLowerPriority");
                tolerations(spec);
                object.putObject("status").put("phase", "Pending").put("qosClass", qosClass(spec));
            }
            case "v1/namespaces" -> object.putObject("status").put("phase", "Active");
            case "apps/v1/deployments" -> object.putObject("status");
            case "apps/v1/replicasets" -> object.putObject("status").put("replicas", 0);
            case "v1/services" -> object.putObject("status").putObject("loadBalancer");
            default -> {
                // no status before somebody writes it
            }
        }
    }

    private static void podSpec(ObjectNode spec) {
        for (JsonNode container : spec.path("containers")) {
            if (container instanceof ObjectNode c) {
                container(c);
            }
        }
        for (JsonNode container : spec.path("initContainers")) {
            if (container instanceof ObjectNode c) {
                container(c);
            }
        }
        ifAbsent(spec, "restartPolicy", "Always");
        ifAbsent(spec, "terminationGracePeriodSeconds", 30);
        ifAbsent(spec, "dnsPolicy", "ClusterFirst");
        ifAbsent(spec, "securityContext", Map.of());
        ifAbsent(spec, "schedulerName", "default-scheduler");
    }

    private static void container(ObjectNode container) {
        for (JsonNode port : container.path("ports")) {
            if (port instanceof ObjectNode p) {
                ifAbsent(p, "protocol", "TCP");
            }
        }
        ifAbsent(container, "resources", Map.of());
        container
                .path("resources")
                .path("limits")
                .properties()
                .forEach(
                        limit -> // what is limited is also requested
                        ifAbsent(container.withObject("/resources/requests"), limit.getKey(), limit.getValue()));
        ifAbsent(container, "terminationMessagePath", "/dev/termination-log");
        ifAbsent(container, "terminationMessagePolicy", "File");
        String image = container.path("image").asText("");
        String tag = image.substring(image.lastIndexOf('/') + 1);
        boolean latest = !tag.contains(":") || tag.endsWith(":latest");
        ifAbsent(container, "imagePullPolicy", latest && !tag.contains("@") ? "Always" : "IfNotPresent");
    }

    private static void template(ObjectNode spec) {
        if (spec.path("template") instanceof ObjectNode template) {
            template.withObject("/metadata");
            podSpec(template.withObject("/spec"));
        }
    }

    private static void deployment(ObjectNode spec) {
        ifAbsent(spec, "replicas", 1);
        template(spec);
        ObjectNode strategy = spec.withObject("/strategy");
        ifAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ifAbsent(strategy.withObject("/rollingUpdate"), "maxUnavailable", "25%");
            ifAbsent(strategy.withObject("/rollingUpdate"), "maxSurge", "25%");
        }
        ifAbsent(spec, "revisionHistoryLimit", 10);
        ifAbsent(spec, "progressDeadlineSeconds", 600);
    }

    private static void service(ObjectNode spec) {
        ifAbsent(spec, "type", "ClusterIP");
        ifAbsent(spec, "sessionAffinity", "None");
        for (JsonNode port : spec.path("ports")) {
            if (port instanceof ObjectNode p) {
                ifAbsent(p, "protocol", "TCP");
                ifAbsent(p, "targetPort", p.path("port").asInt());
            }
        }
    }

    private static void secret(ObjectNode secret) {
        ifAbsent(secret, "type", "Opaque");
        if (secret.remove("stringData") instanceof ObjectNode plain) {
            plain.properties()
                    .forEach(e -> secret.withObject("/data")
                            .put(
                                    e.getKey(),
                                    Base64.getEncoder()
                                            .encodeToString(
                                                    e.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void tolerations(ObjectNode spec) {
        for (String key : new String[] {"node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"}) {
            boolean there = false;
            for (JsonNode toleration : spec.path("tolerations")) {
                there |= toleration.path("key").asText().equals(key);
            }
            if (!there) {
                spec.withArray("/tolerations")
                        .addObject()
                        .put("key", key)
                        .put("operator", "Exists")
                        .put("effect", "NoExecute")
                        .put("tolerationSeconds", 300);
            }
        }
    }

    private static String qosClass(ObjectNode spec) {
        boolean any = false;
        boolean guaranteed = true;
        for (JsonNode container : spec.path("containers")) {
            JsonNode limits = container.path("resources").path("limits");
            JsonNode requests = container.path("resources").path("requests");
            for (String resource : new String[] {"cpu", "memory"}) {
                any |= limits.has(resource) || requests.has(resource);
                guaranteed &= limits.has(resource)
                        && (!requests.has(resource) || requests.get(resource).equals(limits.get(resource)));
            }
        }
        return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }

    private static void ifAbsent(ObjectNode object, String field, Object value) {
        if (!object.hasNonNull(field)) {
            object.set(field, Trees.MAPPER.valueToTree(value));
        }
    }
}
