package informers.simulation;

import informers.api.GroupVersionResource;
import informers.api.Unstructured;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of one object on the server. Immutable.
 *
 * @param by the replica whose request caused it, as {@link Replica#name}; {@code "test"} for the test itself, {@code "server"} for a
 *     fault that writes
 * @param at the virtual time since the start of the run
 * @param verb the request: {@code create}, {@code update}, {@code patch} or {@code delete}
 * @param resource what was changed
 * @param before the object before; empty if it is new
 * @param after the object now; empty if it was deleted
 */
public record Write(
        String by,
        Duration at,
        String verb,
        GroupVersionResource resource,
        Optional<Unstructured> before,
        Optional<Unstructured> after) {

    /** Rejects null. {@inheritDoc} */
    public Write {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(resource, "resource");
    }

    /** Returns whether the object is new. */
    public boolean isCreate() {
        return before.isEmpty();
    }

    /** Returns whether the object is gone. */
    public boolean isDelete() {
        return after.isEmpty();
    }

    /** Returns the object now, or as it was before its deletion. */
    public Unstructured object() {
        return after.or(() -> before).orElseThrow();
    }

    /** Returns one line: who did what to which object. */
    @Override
    public String toString() {
        return by + " " + verb + " " + resource.resource() + " " + object().key() + "@" + object().resourceVersion();
    }
}
