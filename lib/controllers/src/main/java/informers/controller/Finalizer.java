package informers.controller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import informers.api.KubeObject;
import informers.client.PatchType;
import informers.client.ResourceClient;
import informers.client.Retries;
import informers.client.rest.ApiException;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A finalizer: while an object has it, the server keeps the object after its deletion, so that a controller can clean up first.
 *
 * <pre>{@code
 * if (widget.metadata().deletionTimestamp().isPresent()) {
 *     if (finalizer.isOn(widget)) {
 *         cleanUp(widget);                       // may run again, so it must be idempotent
 *         finalizer.remove(client, widget);
 *     }
 *     return Result.done();
 * }
 * widget = finalizer.add(client, widget);        // before anything is created that must be cleaned up
 * }</pre>
 *
 * <p>Each change is a JSON merge patch of {@code metadata.finalizers} that holds the object's resourceVersion (optimistic concurrency),
 * because a merge patch replaces the whole list. After a conflict, also with a stale copy from a cache, the object is read and the
 * patch is built again, as {@link Retries#DEFAULT_RETRY} says.
 *
 * <p>Thread-safe. The methods with a client block until the server has responded, and throw what {@link ResourceClient} throws. Null is
 * rejected. Corresponds to controller-runtime's {@code controllerutil.AddFinalizer}, {@code RemoveFinalizer} and {@code
 * ContainsFinalizer}, which only change the copy; client-go has no counterpart.
 */
public final class Finalizer {
    private final String name;
    private final Concurrency concurrency;

    /**
     * Creates a finalizer. Sends no request.
     *
     * @param name a name with a domain, such as {@code example.com/cleanup}
     * @param concurrency provides time, for the pauses after conflicts
     * @throws IllegalArgumentException if the name has no domain; the server would refuse it
     */
    public Finalizer(String name, Concurrency concurrency) {
        int slash = name.indexOf('/');
        if (slash <= 0 || slash != name.lastIndexOf('/') || slash == name.length() - 1) {
            throw new IllegalArgumentException(
                    "expected a finalizer with a domain, such as example.com/cleanup, found \"" + name + "\"");
        }
        this.name = name;
        this.concurrency = Objects.requireNonNull(concurrency, "concurrency");
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /**
     * Returns whether an object has this finalizer.
     *
     * @param object the object
     * @return whether it has it
     */
    public boolean isOn(KubeObject object) {
        return object.metadata().finalizers().contains(name);
    }

    /**
     * Adds this finalizer at the end of the list. Sends nothing if the object has it.
     *
     * @param <T> the type of the object
     * @param client a client for the object's resource, in any namespace
     * @param object the object, perhaps a stale copy
     * @return the object as the server stored it, or the given one if it has the finalizer
     * @throws IllegalStateException if the object is being deleted, because the server accepts no further finalizers then; or if
     *     another object has its name now
     * @throws InterruptedException if the calling thread is interrupted between two tries
     */
    public <T extends KubeObject> T add(ResourceClient<T> client, T object) throws InterruptedException {
        return change(client, object, finalizers -> finalizers.add(name));
    }

    /**
     * Removes this finalizer. Sends nothing if the object does not have it.
     *
     * @param <T> the type of the object
     * @param client a client for the object's resource, in any namespace
     * @param object the object, perhaps a stale copy
     * @return the object as the server returned it: its last state if this was the last finalizer of an object that is being deleted.
     *     Empty if the object is gone already, or another one has its name
     * @throws InterruptedException if the calling thread is interrupted between two tries
     */
    public <T extends KubeObject> Optional<T> remove(ResourceClient<T> client, T object) throws InterruptedException {
        try {
            return Optional.of(change(client, object, finalizers -> finalizers.remove(name)));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        } catch (ReplacedException e) {
            return Optional.empty();
        }
    }

    private <T extends KubeObject> T change(ResourceClient<T> client, T object, Consumer<List<String>> edit)
            throws InterruptedException {
        if (object.resourceVersion().isEmpty()) {
            throw new IllegalArgumentException("expected an object as the server returned it, found " + object
                    + " without a resourceVersion. Use the result of create or get.");
        }
        ResourceClient<T> there = client.namespace(object.namespace());
        return Retries.onConflict(
                new java.util.function.Supplier<T>() {
                    private boolean again;

                    @Override
                    public T get() {
                        T now = again ? there.get(object.name()) : object;
                        again = true;
                        if (!now.metadata().uid().equals(object.metadata().uid())) {
                            throw new ReplacedException(object, now);
                        }
                        List<String> finalizers = new ArrayList<>(now.metadata().finalizers());
                        boolean had = finalizers.contains(name);
                        edit.accept(finalizers);
                        boolean wanted = finalizers.contains(name);
                        if (had == wanted) {
                            return now;
                        }
                        if (wanted && now.metadata().deletionTimestamp().isPresent()) {
                            throw new IllegalStateException("expected an object that is not being deleted, found " + now
                                    + ": no finalizer can be added to it. Check metadata().deletionTimestamp() first.");
                        }
                        return there.patch(now.name(), PatchType.MERGE, patch(now, finalizers));
                    }
                },
                concurrency);
    }

    private static byte[] patch(KubeObject now, List<String> finalizers) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.put("resourceVersion", now.resourceVersion());
        finalizers.forEach(metadata.putArray("finalizers")::add);
        return Json.bytes(patch);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The object was deleted, and another one was created with its name. */
    private static final class ReplacedException extends IllegalStateException {
        ReplacedException(KubeObject expected, KubeObject found) {
            super("expected " + expected + " with the uid "
                    + expected.metadata().uid() + ", found another object of this name with the uid "
                    + found.metadata().uid());
        }
    }
}
