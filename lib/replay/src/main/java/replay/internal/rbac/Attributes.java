package replay.internal.rbac;

/**
 * The attributes of a request for a resource. Immutable. Corresponds to {@code authorizer.Attributes}.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create} ...
 * @param group the API group; {@code ""} for the core group
 * @param resource the plural name: {@code pods}
 * @param subresource {@code ""} for the object itself
 * @param namespace {@code ""} for the whole cluster. A request for one Namespace is in that namespace
 * @param name {@code ""} for all objects
 */
public record Attributes(
        String verb, String group, String resource, String subresource, String namespace, String name) {
    /** Returns the resource as rules name it: {@code pods} or {@code pods/log}. */
    public String fullResource() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
}
