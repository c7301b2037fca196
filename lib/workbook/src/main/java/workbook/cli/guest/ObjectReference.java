package workbook.cli.guest;

import informers.api.KubeObject;
import informers.api.ResourceType;

/**
 * The name of an object that a script creates. Immutable.
 *
 * @param kind such as {@code ConfigMap}
 * @param namespace {@code ""} for a cluster-scoped object
 */
record ObjectReference(ResourceType<?> type, String kind, String namespace, String name) {

    static ObjectReference of(ResourceType<?> type, KubeObject object) {
        return new ObjectReference(type, object.kind(), object.namespace(), object.name());
    }

    /** Returns the reference of an object that does not exist yet. A dynamic type has no kind; then the name of the resource is used. */
    static ObjectReference planned(ResourceType<?> type, String namespace, String name) {
        String kind =
                type.kind() == null ? type.resource().resource() : type.kind().kind();
        return new ObjectReference(type, kind, namespace, name);
    }

    boolean isNamespace() {
        return kind.equals("Namespace");
    }

    /** Returns the resource as kubectl accepts it, such as {@code deployments.apps}. */
    String resource() {
        return type.resource().groupResource();
    }

    /** Returns the kind and the key, such as {@code ConfigMap default/workbook-08}. */
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
