package informers.reflector;

import informers.api.GroupVersionKind;
import informers.api.KubeObject;
import informers.api.ResourceType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object is what the reflector is for. Clients of this library refuse other objects themselves; a ListerWatcher
 * made by hand may bring anything, for generics are gone at runtime.
 *
 * <p>A value; any thread. Corresponds to the checks at the head of {@code handleAnyWatch}, and to
 * {@code isUnsupportedTableObject}. client-go does not check lists.
 */
final class ExpectedType<T extends KubeObject> {
    private final @Nullable ResourceType<T> type;

    ExpectedType(@Nullable ResourceType<T> type) {
        this.type = type;
    }

    /** What is wrong with it, and what to do; empty if nothing is. */
    Optional<String> complaint(KubeObject object) {
        if (isTable(object)) {
            return Optional.of("a Table came, which is for people: it holds rows and no objects. Ask for the objects "
                    + "themselves (Accept: application/json, without as=Table).");
        }
        if (type == null || fits(object, type)) {
            return Optional.empty();
        }
        GroupVersionKind kind = type.kind();
        return Optional.of("expected " + (kind == null ? type.resource() : kind) + " as "
                + type.javaType().getSimpleName() + ", came " + object.groupVersionKind() + " as "
                + object.getClass().getSimpleName() + " (" + object
                + "). The ListerWatcher and the type are of two resources: give a ListerWatcher of "
                + type.resource().resource() + ", or the type of what it lists.");
    }

    /**
     * For a whole list.
     *
     * @throws IllegalStateException if one of them does not fit
     */
    void require(List<? extends KubeObject> objects) {
        for (KubeObject object : objects) {
            complaint(object).ifPresent(complaint -> {
                throw new IllegalStateException("the list cannot be used: " + complaint);
            });
        }
    }

    private static boolean fits(KubeObject object, ResourceType<?> type) {
        return type.javaType().isInstance(object)
                && (type.kind() == null || type.kind().equals(object.groupVersionKind()));
    }

    static boolean isTable(KubeObject object) {
        return object.kind().equals("Table") && object.apiVersion().startsWith("meta.k8s.io/");
    }
}
