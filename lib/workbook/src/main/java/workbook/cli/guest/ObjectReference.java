package workbook.cli.guest;

import informers.api.KubeObject;
import informers.api.ResourceType;

/**
 * Something that a script makes, by its name: a value.
 *
 * @param kind such as {@code ConfigMap}
 * @param namespace {@code ""} for an object of the whole cluster
 */
record ObjectReference(ResourceType<?> type, String kind, String namespace, String name) {

    static ObjectReference of(ResourceType<?> type, KubeObject object) {
        return new ObjectReference(type, object.kind(), object.namespace(), object.name());
    }

    /** Before there is an object; a type of the dynamic client knows the resource only. */
    static ObjectReference planned(ResourceType<?> type, String namespace, String name) {
        String kind =
                type.kind() == null ? type.resource().resource() : type.kind().kind();
        return new ObjectReference(type, kind, namespace, name);
    }

    boolean isNamespace() {
        return kind.equals("Namespace");
    }

    /** As kubectl takes it, such as {@code deployments.apps}. */
    String resource() {
        return type.resource().groupResource();
    }

    /** Such as {@code ConfigMap default/workbook-08}. */
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
