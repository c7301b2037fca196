package replay.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import replay.internal.json.JsonTrees;
import replay.internal.json.Resources;
import replay.internal.tape.ServedResource;

/**
 * Sets the defaults of the common kinds, so that typed clients and kubectl see the fields that they expect: those of
 * {@code defaults.yaml}, and those that depend on other fields. Tested against recorded responses to POST.
 */
final class Defaults {
    private static final JsonNode TABLE = Json.yamlTree(Resources.text(Defaults.class, "defaults.yaml"));

    private Defaults() {}

    /** Sets the defaults of every write. Changes the object, which the caller owns. */
    static void spec(ServedResource resource, ObjectNode object) {
        if (!resource.custom()) {
            EmptyEnumFields.drop(resource, object);
        }
        String type = resource.gvr().toString();
        JsonNode defaults = TABLE.path("spec").path(type);
        if (defaults.has("spec")) {
            object.withObject("/spec");
        }
        switch (type) {
            case "v1/pods" -> podSpec(object.withObject("/spec"));
            case "apps/v1/deployments" -> workload(object.withObject("/spec"), "strategy");
            case "apps/v1/replicasets" -> template(object.withObject("/spec"));
            case "apps/v1/statefulsets" -> {
                ObjectNode spec = object.withObject("/spec");
                workload(spec, "updateStrategy");
                spec.withObject("/persistentVolumeClaimRetentionPolicy");
                for (JsonNode claim : spec.path("volumeClaimTemplates")) {
                    claim.withObject("/spec");
                    claim.withObject("/status");
                }
            }
            case "apps/v1/daemonsets" -> workload(object.withObject("/spec"), "updateStrategy");
            case "batch/v1/jobs" -> job(object);
            case "batch/v1/cronjobs" -> template(object.withObject("/spec/jobTemplate/spec"));
            case "v1/secrets" -> encode(object);
            case "v1/namespaces" -> {
                object.withObject("/metadata/labels")
                        .put("kubernetes.io/metadata.name", JsonTrees.metaText(object, "name"));
                if (!object.withObject("/spec").has("finalizers")) {
                    object.withObject("/spec").putArray("finalizers").add("kubernetes");
                }
            }
            default -> {
                // nothing depends on other fields
            }
        }
        fill(object, defaults);
        if (type.equals("v1/services")) {
            service(object.withObject("/spec"));
        }
    }

    /** Sets the fields that admission and the first status add at creation. */
    static void created(ServedResource resource, ObjectNode object) {
        if (resource.subresources().contains("status")) {
            object.remove("status"); // status is written through /status only
        }
        String type = resource.gvr().toString();
        fill(object, TABLE.path("created").path(type));
        if (TABLE.path("status").has(type)) {
            object.set("status", TABLE.path("status").path(type).deepCopy());
        }
        if (type.equals("v1/pods")) {
            ObjectNode spec = object.withObject("/spec");
            tolerations(spec);
            object.withObject("/status").put("qosClass", qosClass(spec));
        }
    }

    /** Fills an object, or each element of a list, as the head of {@code defaults.yaml} says. */
    private static void fill(JsonNode node, JsonNode defaults) {
        if (defaults.isArray()) {
            node.forEach(element -> fill(element, defaults.get(0)));
        } else if (node instanceof ObjectNode object) {
            defaults.properties().forEach(field -> {
                if (field.getValue().isContainerNode()) {
                    fill(object.path(field.getKey()), field.getValue());
                } else if (object.path(field.getKey()).asText("").isEmpty()) {
                    object.set(field.getKey(), field.getValue());
                }
            });
        }
    }

    private static void podSpec(ObjectNode spec) {
        for (String list : List.of("containers", "initContainers")) {
            spec.path(list).forEach(container -> container((ObjectNode) container));
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (volume.size() == 1 && volume.has("name")) {
                ((ObjectNode) volume).putObject("emptyDir");
            }
        }
        String account = spec.path("serviceAccountName").asText();
        account = account.isEmpty() ? spec.path("serviceAccount").asText() : account;
        if (!account.isEmpty()) { // the second is the old name of the first
            spec.put("serviceAccountName", account).put("serviceAccount", account);
        }
        spec.withObject("/securityContext");
        fill(spec, TABLE.path("podSpec"));
    }

    private static void container(ObjectNode container) {
        ObjectNode resources = container.withObject("/resources");
        if (!resources.path("limits").isEmpty()) {
            fill(resources.withObject("/requests"), resources.path("limits")); // requests default to limits
        }
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

    /** Sets the defaults of a workload whose updates have a strategy. */
    private static void workload(ObjectNode spec, String strategyField) {
        template(spec);
        ObjectNode strategy = spec.withObject("/" + strategyField);
        ifAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            strategy.withObject("/rollingUpdate");
        }
    }

    private static void job(ObjectNode job) {
        ObjectNode spec = job.withObject("/spec");
        if (!spec.has("completions") && !spec.has("parallelism")) {
            spec.put("completions", 1);
        }
        template(spec);
        String uid = JsonTrees.metaText(job, "uid");
        if (!spec.path("manualSelector").asBoolean() && !uid.isEmpty()) {
            ObjectNode labels = spec.withObject("/template/metadata/labels");
            for (String prefix : new String[] {"", "batch.kubernetes.io/"}) {
                ifAbsent(labels, prefix + "controller-uid", uid);
                ifAbsent(labels, prefix + "job-name", JsonTrees.metaText(job, "name"));
            }
            ifAbsent(
                    spec.withObject("/selector").withObject("/matchLabels"), "batch.kubernetes.io/controller-uid", uid);
        }
    }

    private static void service(ObjectNode spec) {
        for (JsonNode port : spec.path("ports")) {
            if (!port.hasNonNull("targetPort")) {
                ((ObjectNode) port).put("targetPort", port.path("port").asInt());
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

    private static void encode(ObjectNode secret) {
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
            if (spec.path("tolerations")
                    .valueStream()
                    .noneMatch(there -> there.path("key").asText().equals(key))) {
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
