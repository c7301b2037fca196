package informers.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import informers.api.Json;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;

/** Creates the objects of manifests. */
public final class Manifests {
    private Manifests() {}

    /**
     * Creates the objects of a manifest, in its order, in the namespace {@code default} if they name none.
     *
     * @param rest the client for the cluster
     * @param yaml one or more documents
     * @throws informers.client.rest.ApiException if the server refuses one, or does not know its group
     * @throws IllegalArgumentException if the server does not know its kind
     */
    public static void create(RestClient rest, String yaml) {
        for (Unstructured object : Unstructured.allFromYaml(yaml)) {
            JsonNode resource = resource(rest, object);
            String[] version = object.apiVersion().split("/");
            ResourceType<Unstructured> type = ResourceType.dynamic(new GroupVersionResource(
                    version.length == 1 ? "" : version[0],
                    version[version.length - 1],
                    resource.path("name").asText()));
            String namespace = !resource.path("namespaced").asBoolean()
                    ? ""
                    : object.namespace().isEmpty() ? "default" : object.namespace();
            new ResourceClient<>(rest, type, namespace).create(object);
        }
    }

    private static JsonNode resource(RestClient rest, Unstructured object) {
        String path = (object.apiVersion().contains("/") ? "/apis/" : "/api/") + object.apiVersion();
        JsonNode known = Json.tree(rest.send(RestRequest.get(path)));
        for (JsonNode resource : known.path("resources")) {
            if (resource.path("kind").asText().equals(object.kind())
                    && !resource.path("name").asText().contains("/")) {
                return resource;
            }
        }
        throw new IllegalArgumentException(
                "expected a kind of " + object.apiVersion() + " that the server knows, found " + object.kind()
                        + ". A CustomResourceDefinition must come before its objects.");
    }
}
