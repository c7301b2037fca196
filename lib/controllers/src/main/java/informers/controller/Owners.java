package informers.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.DeletedObject;
import informers.api.GroupVersionKind;
import informers.api.Keys;
import informers.api.KubeObject;
import informers.api.ObjectMeta.OwnerReference;
import informers.api.ResourceType;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Owner references: who owns an object, and is deleted after or reconciled with it.
 *
 * <p>Thread-safe, sends no requests. Null is rejected. Corresponds to {@code metav1.NewControllerRef}, {@code GetControllerOf} and
 * {@code IsControlledBy}, and to controller-runtime's {@code controllerutil.SetControllerReference} and {@code
 * handler.EnqueueRequestForOwner}.
 */
public final class Owners {
    private Owners() {}

    /**
     * Returns a copy of an object with an owner that is its controller: the garbage collector deletes the object after its owner, and
     * foreground deletion of the owner waits for the object ({@code blockOwnerDeletion}).
     *
     * @param <T> the type of the object
     * @param object the object
     * @param owner its owner, as the server stored it
     * @param type the type of the object
     * @return the copy; the reference of this owner, if there is one, is replaced
     * @throws IllegalArgumentException if the owner is in another namespace than the object, where the garbage collector would not
     *     find it, and would delete the object; or if it has no uid, because it was not created yet
     * @throws IllegalStateException if another owner controls the object, also one of the same name with another uid
     */
    public static <T extends KubeObject> T withController(T object, KubeObject owner, ResourceType<T> type) {
        controllerOf(object)
                .filter(other -> !other.uid().equals(owner.metadata().uid()))
                .ifPresent(other -> {
                    throw new IllegalStateException("expected that " + owner + " may control " + object
                            + ", but it is controlled by " + other.kind() + " " + other.name() + " with the uid "
                            + other.uid() + " already. Release it there first.");
                });
        return with(object, owner, true, type);
    }

    /**
     * Returns a copy of an object with a further owner that is not its controller. The object lives as long as one of its owners.
     *
     * @param <T> the type of the object
     * @param object the object
     * @param owner its owner, as the server stored it
     * @param type the type of the object
     * @return the copy; the reference of this owner, if there is one, is replaced
     * @throws IllegalArgumentException as in {@link #withController}
     */
    public static <T extends KubeObject> T withOwner(T object, KubeObject owner, ResourceType<T> type) {
        return with(object, owner, false, type);
    }

    private static <T extends KubeObject> T with(T object, KubeObject owner, boolean controller, ResourceType<T> type) {
        if (!owner.namespace().isEmpty() && !owner.namespace().equals(object.namespace())) {
            throw new IllegalArgumentException("expected an owner in the namespace of " + object
                    + ", or a cluster-scoped one, found " + owner + ". An owner reference has no namespace.");
        }
        String uid = owner.metadata().uid();
        if (uid.isEmpty()) {
            throw new IllegalArgumentException("expected an owner with a uid, found " + owner
                    + ": use the object that the server returned when it was created.");
        }
        ArrayNode references = JsonNodeFactory.instance.arrayNode();
        for (JsonNode reference : object.metadata().tree().path("ownerReferences")) {
            if (!reference.path("uid").asText().equals(uid)) {
                references.add(reference);
            }
        }
        ObjectNode reference = references.addObject();
        reference.put("apiVersion", owner.apiVersion());
        reference.put("kind", owner.kind());
        reference.put("name", owner.name());
        reference.put("uid", uid);
        if (controller) {
            reference.put("controller", true);
            reference.put("blockOwnerDeletion", true);
        }
        return object.edit().set(references, "metadata", "ownerReferences").build(type);
    }

    /**
     * Returns the owner that controls an object.
     *
     * @param object the object
     * @return its controller; empty if it has none
     */
    public static Optional<OwnerReference> controllerOf(KubeObject object) {
        return object.metadata().ownerReferences().stream()
                .filter(OwnerReference::controller)
                .findFirst();
    }

    /**
     * Returns whether an object is controlled by this very owner, not only by one of its name.
     *
     * @param object the object
     * @param owner the owner
     * @return whether their uids match
     */
    public static boolean isControlledBy(KubeObject object, KubeObject owner) {
        return controllerOf(object)
                .filter(controller -> controller.uid().equals(owner.metadata().uid()))
                .isPresent();
    }

    /**
     * Returns a handler that passes on the key of each object that is added, changed or deleted: the handler of a controller for the
     * objects that it reconciles.
     *
     * <pre>{@code widgets.addEventHandler(Owners.enqueueItself(queue::add));}</pre>
     *
     * <p>Corresponds to controller-runtime's {@code handler.EnqueueRequestForObject}.
     *
     * @param enqueue called with the key of each object, on the thread of the handler
     * @return the handler
     */
    public static ResourceEventHandler<KubeObject> enqueueItself(Consumer<String> enqueue) {
        Objects.requireNonNull(enqueue, "enqueue");
        return new ResourceEventHandlerFuncs<KubeObject>()
                .onAdd(object -> enqueue.accept(object.key()))
                .onUpdate((before, now) -> enqueue.accept(now.key()))
                .onDelete(gone -> enqueue.accept(gone.key()));
    }

    /**
     * Returns a handler for owned objects that passes on the keys of their controllers. If an object changes its controller, both are
     * passed on; if it is deleted, that of its last known state.
     *
     * <pre>{@code configMaps.addEventHandler(Owners.enqueueOwner(Widget.TYPE, queue::add));}</pre>
     *
     * @param owner the type of the owner; its group and kind count, not its version
     * @param enqueue called with the key of each controller, on the thread of the handler
     * @return the handler
     * @throws IllegalArgumentException if the type has no kind, as one that is dynamic
     */
    public static ResourceEventHandler<KubeObject> enqueueOwner(ResourceType<?> owner, Consumer<String> enqueue) {
        GroupVersionKind kind = owner.kind();
        if (kind == null) {
            throw new IllegalArgumentException("expected an owner type with a kind, found " + owner
                    + ": an owner reference names a kind, not a resource. Use ResourceType.typed.");
        }
        Objects.requireNonNull(enqueue, "enqueue");
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(KubeObject object, boolean isInInitialList) {
                key(object).ifPresent(enqueue);
            }

            @Override
            public void onUpdate(KubeObject before, KubeObject now) {
                Set<String> keys = new LinkedHashSet<>();
                key(before).ifPresent(keys::add);
                key(now).ifPresent(keys::add);
                keys.forEach(enqueue);
            }

            @Override
            public void onDelete(DeletedObject<KubeObject> gone) {
                gone.lastKnown().flatMap(this::key).ifPresent(enqueue);
            }

            private Optional<String> key(KubeObject object) {
                return controllerOf(object)
                        .filter(controller -> {
                            GroupVersionKind its = GroupVersionKind.of(controller.apiVersion(), controller.kind());
                            return its.kind().equals(kind.kind()) && its.group().equals(kind.group());
                        })
                        .map(controller -> Keys.of(owner.namespaced() ? object.namespace() : "", controller.name()));
            }
        };
    }
}
