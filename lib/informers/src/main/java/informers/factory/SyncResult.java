package informers.factory;

import informers.api.GroupVersionResource;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which informers have synced, and why the others have not.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.SyncResult}, which does not give the reason.
 *
 * @param missing the resources that have not synced in time, with the reason: the last failure, or that there was no
 *     response; unmodifiable
 * @param synced the number of informers that have synced
 * @param failure why the informers of a cluster could not be determined, such as a failed discovery; {@code ""} if they
 *     could, and always for a factory
 * @param causes the exceptions behind the reasons in {@code missing}, for programs: the error of the last list or watch, such
 *     as an {@link informers.client.rest.ApiException} with its HTTP code, what the store threw, or what ended the informer.
 *     Without the resources for which there is none, because nothing has failed yet; unmodifiable
 */
public record SyncResult(
        SortedMap<GroupVersionResource, String> missing,
        int synced,
        String failure,
        SortedMap<GroupVersionResource, Throwable> causes) {
    /** Rejects null, and copies collections. {@inheritDoc} */
    public SyncResult {
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(causes, "causes");
        missing = SortedCopy.of(missing);
        causes = SortedCopy.of(causes);
    }

    /**
     * Creates the result of a factory, without causes.
     *
     * @param missing the resources that have not synced in time, with the reason
     * @param synced the number of informers that have synced
     */
    public SyncResult(SortedMap<GroupVersionResource, String> missing, int synced) {
        this(missing, synced, "", new TreeMap<>());
    }

    /** Creates the result of a cluster whose informers could not be determined. */
    static SyncResult failed(String why) {
        return new SyncResult(new TreeMap<>(), 0, why, new TreeMap<>());
    }

    /** {@return whether the informers are known and all of them have synced} */
    public boolean allSynced() {
        return failure.isEmpty() && missing.isEmpty();
    }

    /**
     * Throws if an informer has not synced.
     *
     * @throws IllegalStateException if an informer has not synced; the message names each resource and its reason
     */
    public void orThrow() {
        if (!allSynced()) {
            throw new IllegalStateException("expected all informers to sync in time. " + this);
        }
    }

    @Override
    public String toString() {
        if (!failure.isEmpty()) {
            return failure;
        }
        StringBuilder text = new StringBuilder(synced + " synced, " + missing.size() + " missing");
        for (Map.Entry<GroupVersionResource, String> one : missing.entrySet()) {
            text.append("\n  ").append(one.getKey()).append(": ").append(one.getValue());
        }
        return text.toString();
    }
}
