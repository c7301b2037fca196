package workbook.cli.guest;

import informers.api.KubeObject;
import informers.api.ResourceType;

/**
 * Something that a script makes, by its name: a value.
 *
 * @param namespace {@code ""} for an object of the whole cluster
 */
record Thing(ResourceType<?> type, String namespace, String name) {

    static Thing of(ResourceType<?> type, KubeObject object) {
        return new Thing(type, object.namespace(), object.name());
    }

    /** Such as {@code Namespace}; a type of the dynamic client knows the resource only. */
    String kind() {
        return type.kind() == null ? type.resource().resource() : type.kind().kind();
    }

    boolean isNamespace() {
        return kind().equals("Namespace");
    }

    /** As kubectl takes it, such as {@code deployments.apps}. */
    String resource() {
        return type.resource().groupResource();
    }

    /** Such as {@code ConfigMap default/workbook-08}. */
    @Override
    public String toString() {
        return kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
