package replay.internal.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.FieldSelector;
import java.util.List;
import java.util.Map;
import replay.internal.tape.ServedResource;

/** The fields that a field selector may name: few, and different ones for each resource, as in the real server. */
final class SelectableFields {
    private static final Map<String, List<String>> OF_RESOURCE = Map.of(
            "pods",
                    List.of(
                            "spec.nodeName",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "spec.hostNetwork",
                            "status.phase",
                            "status.podIP",
                            "status.nominatedNodeName"),
            "nodes", List.of("spec.unschedulable"),
            "namespaces", List.of("status.phase"),
            "secrets", List.of("type"),
            "services", List.of("spec.clusterIP", "spec.type"),
            "replicasets.apps", List.of("status.replicas"),
            "replicationcontrollers", List.of("status.replicas"),
            "jobs.batch", List.of("status.successful"),
            "certificatesigningrequests.certificates.k8s.io", List.of("spec.signerName"),
            "events",
                    List.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "reportingComponent",
                            "source",
                            "type"));

    /** The values of fields that JSON omits when they are false or 0. */
    private static final Map<String, String> WHEN_ABSENT = Map.of(
            "spec.hostNetwork",
            "false",
            "spec.unschedulable",
            "false",
            "status.replicas",
            "0",
            "status.successful",
            "0");

    private SelectableFields() {}

    /** Throws 400 if a field cannot be selected, with the real server's message. */
    static void check(FieldSelector selector, ServedResource resource) {
        List<String> own = OF_RESOURCE.getOrDefault(resource.storage().groupResource(), List.of());
        for (FieldSelector.Requirement r : selector.requirements()) {
            boolean known = r.field().equals("metadata.name") || r.field().equals("metadata.namespace");
            if (!known && !own.contains(r.field())) {
                throw own.isEmpty() && !resource.custom()
                        ? Statuses.badRequest("\"" + r.field() + "\" is not a known field selector: only"
                                + " \"metadata.name\", \"metadata.namespace\"")
                        : Statuses.badRequest("field label not supported: " + r.field());
            }
        }
    }

    /** Returns the value of a field in a stored object; {@code ""} if it has none. */
    static String value(ObjectNode stored, String field) {
        if (field.equals("source")) { // the component of an event
            return stored.path("source").path("component").asText("");
        }
        String value = stored.at("/" + field.replace('.', '/')).asText("");
        return value.isEmpty() ? WHEN_ABSENT.getOrDefault(field, "") : value;
    }
}
