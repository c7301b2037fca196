package replay.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import replay.internal.json.JsonTrees;
import replay.internal.tape.ServedResource;

/**
 * Sets the defaults of the common kinds, so that typed clients and kubectl see the fields that they expect. Tested
 * against recorded responses to POST.
 */
final class Defaults {
    private Defaults() {}

    /** Sets the defaults of every write. Changes the object, which the caller owns. */
    static void spec(ServedResource resource, ObjectNode object) {
        if (!resource.custom()) {
            EmptyEnumFields.drop(resource, object);
        }
        switch (resource.gvr().toString()) {
            case "v1/pods" -> {
                ObjectNode spec = object.withObject("/spec");
                podSpec(spec);
                ifAbsent(spec, "enableServiceLinks", true);
            }
            case "apps/v1/deployments" -> deployment(object.withObject("/spec"));
            case "apps/v1/replicasets" -> {
                ifAbsent(object.withObject("/spec"), "replicas", 1);
                template(object.withObject("/spec"));
            }
            case "apps/v1/statefulsets" -> WorkloadDefaults.statefulSet(object.withObject("/spec"));
            case "apps/v1/daemonsets" -> WorkloadDefaults.daemonSet(object.withObject("/spec"));
            case "batch/v1/jobs" -> WorkloadDefaults.job(object);
            case "batch/v1/cronjobs" -> WorkloadDefaults.cronJob(object.withObject("/spec"));
            case "v1/services" -> service(object.withObject("/spec"));
            case "v1/secrets" -> secret(object);
            case "v1/namespaces" -> {
                object.withObject("/metadata/labels")
                        .put("kubernetes.io/metadata.name", JsonTrees.metaText(object, "name"));
                if (!object.withObject("/spec").has("finalizers")) {
                    object.withObject("/spec").putArray("finalizers").add("kubernetes");
                }
            }
            default -> {
                // no defaults that a client would miss
            }
        }
    }

    /** Sets the fields that admission and the first status add at creation. */
    static void created(ServedResource resource, ObjectNode object) {
        if (resource.subresources().contains("status")) {
            object.remove("status"); // status is written through /status only
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
            case "apps/v1/statefulsets" ->
                object.putObject("status").put("replicas", 0).put("availableReplicas", 0);
            case "apps/v1/daemonsets" ->
                object.putObject("status")
                        .put("currentNumberScheduled", 0)
                        .put("numberMisscheduled", 0)
                        .put("desiredNumberScheduled", 0)
                        .put("numberReady", 0);
            case "batch/v1/jobs", "batch/v1/cronjobs" -> object.putObject("status");
            case "v1/services" -> object.putObject("status").putObject("loadBalancer");
            default -> {
                // no status until a client writes it
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
        for (JsonNode volume : spec.path("volumes")) {
            if (volume instanceof ObjectNode v) {
                volume(v);
            }
        }
        String account = spec.path("serviceAccountName").asText();
        account = account.isEmpty() ? spec.path("serviceAccount").asText() : account;
        if (!account.isEmpty()) { // the second is the old name of the first
            spec.put("serviceAccountName", account).put("serviceAccount", account);
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
        for (String probe : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
            if (container.path(probe) instanceof ObjectNode p) {
                probe(p);
            }
        }
        for (JsonNode variable : container.path("env")) {
            fieldRef(variable.path("valueFrom"));
        }
        for (JsonNode hook : container.path("lifecycle")) {
            httpGet(hook);
        }
        ifAbsent(container, "resources", Map.of());
        container
                .path("resources")
                .path("limits")
                .properties()
                .forEach(
                        limit -> // requests default to limits
                        ifAbsent(container.withObject("/resources/requests"), limit.getKey(), limit.getValue()));
        ifAbsent(container, "terminationMessagePath", "/dev/termination-log");
        ifAbsent(container, "terminationMessagePolicy", "File");
        String image = container.path("image").asText("");
        String tag = image.substring(image.lastIndexOf('/') + 1);
        boolean latest = !tag.contains(":") || tag.endsWith(":latest");
        ifAbsent(container, "imagePullPolicy", latest && !tag.contains("@") ? "Always" : "IfNotPresent");
    }

    private static void fieldRef(JsonNode source) {
        if (source.path("fieldRef") instanceof ObjectNode ref) {
            ifAbsent(ref, "apiVersion", "v1");
        }
    }

    private static void httpGet(JsonNode handler) {
        if (handler.path("httpGet") instanceof ObjectNode get) {
            if (get.path("path").asText().isEmpty()) {
                get.put("path", "/");
            }
            ifAbsent(get, "scheme", "HTTP");
        }
    }

    private static void probe(ObjectNode probe) {
        httpGet(probe);
        if (probe.path("grpc") instanceof ObjectNode grpc) {
            ifAbsent(grpc, "service", "");
        }
        ifAbsent(probe, "timeoutSeconds", 1);
        ifAbsent(probe, "periodSeconds", 10);
        ifAbsent(probe, "successThreshold", 1);
        ifAbsent(probe, "failureThreshold", 3);
    }

    private static void volume(ObjectNode volume) {
        if (volume.size() == 1 && volume.has("name")) {
            volume.putObject("emptyDir");
        }
        for (String source : new String[] {"configMap", "secret", "downwardAPI", "projected"}) {
            if (volume.path(source) instanceof ObjectNode s) {
                ifAbsent(s, "defaultMode", 420);
            }
        }
        volume.at("/downwardAPI/items").forEach(Defaults::fieldRef);
        for (JsonNode source : volume.at("/projected/sources")) {
            source.at("/downwardAPI/items").forEach(Defaults::fieldRef);
            if (source.path("serviceAccountToken") instanceof ObjectNode token) {
                ifAbsent(token, "expirationSeconds", 3600);
            }
        }
        if (volume.path("hostPath") instanceof ObjectNode host) {
            ifAbsent(host, "type", "");
        }
    }

    static void template(ObjectNode spec) {
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
        String type = spec.path("type").asText();
        if (!type.equals("ExternalName")) {
            ifAbsent(spec, "internalTrafficPolicy", "Cluster");
            ifAbsent(spec, "ipFamilyPolicy", "SingleStack");
            if (!spec.has("ipFamilies")) {
                spec.putArray("ipFamilies").add("IPv4");
            }
        }
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            ifAbsent(spec, "externalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer")) {
            ifAbsent(spec, "allocateLoadBalancerNodePorts", true);
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

    static void ifAbsent(ObjectNode object, String field, Object value) {
        if (!object.hasNonNull(field)) {
            object.set(field, JsonTrees.MAPPER.valueToTree(value));
        }
    }
}
