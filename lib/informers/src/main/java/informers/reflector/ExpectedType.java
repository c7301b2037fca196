package informers.reflector;

import informers.api.GroupVersionKind;
import informers.api.KubeObject;
import informers.api.ResourceType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks that objects have the type that the reflector expects. The clients of this library check this themselves; a
 * user's ListerWatcher may return anything, because generics are not checked at run time.
 *
 * <p>Immutable; thread-safe. Corresponds to the checks at the beginning of {@code handleAnyWatch}, and to
 * {@code isUnsupportedTableObject}. client-go does not check lists.
 */
final class ExpectedType<T extends KubeObject> {
    private final @Nullable ResourceType<T> type;

    ExpectedType(@Nullable ResourceType<T> type) {
        this.type = type;
    }

    /** Returns why the object is not expected, and what to do; empty if it is expected. */
    Optional<String> complaint(KubeObject object) {
        if (isTable(object)) {
            return Optional.of("expected an object, found a Table, which holds rows for display. Request the objects "
                    + "themselves (Accept: application/json, without as=Table).");
        }
        if (type == null || fits(object, type)) {
            return Optional.empty();
        }
        GroupVersionKind kind = type.kind();
        return Optional.of("expected " + (kind == null ? type.resource() : kind) + " as "
                + type.javaType().getSimpleName() + ", found " + object.groupVersionKind() + " as "
                + object.getClass().getSimpleName() + " (" + object
                + "). The ListerWatcher and the type belong to different resources: use a ListerWatcher of "
                + type.resource().resource() + ", or the type of the objects that it lists.");
    }

    /**
     * Checks a whole list.
     *
     * @throws IllegalStateException if one of the objects is not expected
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
