package informers.simulation;

import informers.api.Unstructured;
import informers.client.ApiResource;
import informers.client.DiscoveryClient;
import informers.client.DynamicClient;
import informers.client.rest.RestClient;

/** Creates the objects of manifests. */
public final class Manifests {
    private Manifests() {}

    /**
     * Creates the objects of a manifest, in its order, in the namespace {@code default} if they name none.
     *
     * @param rest the client for the cluster
     * @param yaml one or more documents
     * @throws informers.client.rest.ApiException if the server refuses one
     * @throws IllegalArgumentException if the server does not know its group or kind
     */
    public static void create(RestClient rest, String yaml) {
        for (Unstructured object : Unstructured.allFromYaml(yaml)) {
            ApiResource resource = resource(rest, object);
            String namespace =
                    !resource.namespaced() ? "" : object.namespace().isEmpty() ? "default" : object.namespace();
            new DynamicClient(rest)
                    .resource(resource.resource())
                    .namespace(namespace)
                    .create(object);
        }
    }

    /** Asks for one group version alone: a RestMapper would ask for all of them, in each run. */
    private static ApiResource resource(RestClient rest, Unstructured object) {
        return new DiscoveryClient(rest)
                .serverResourcesForGroupVersion(object.apiVersion()).stream()
                        .flatMap(list -> list.resources().stream())
                        .filter(one -> one.kind().equals(object.kind()) && !one.isSubresource())
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("expected a kind of " + object.apiVersion()
                                + " that the server knows, found " + object.kind()
                                + ". A CustomResourceDefinition must come before its objects."));
    }
}
