package informers.factory;

import informers.informer.SharedIndexInformer;
import informers.reflector.ReflectorStats;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A snapshot of the figures of a cluster's informers.
 *
 * <p>Immutable; thread-safe. There is no counterpart in client-go.
 *
 * @param resources the number of resources with an informer; 0 if the cluster has not responded yet
 * @param synced the number of informers that have synced
 * @param watching the number of informers with an open watch; 0 if the cluster cannot be reached
 * @param objects the number of objects in all stores
 * @param sinceLastEvent the time since the last change, bookmark or list of any informer; empty if there was none
 */
public record ClusterStats(int resources, int synced, int watching, int objects, Optional<Duration> sinceLastEvent) {
    /** Rejects null. {@inheritDoc} */
    public ClusterStats {
        Objects.requireNonNull(sinceLastEvent, "sinceLastEvent");
    }

    /**
     * Returns how stale the stores may be.
     *
     * @return zero while any watch is open; otherwise the time since the last event; empty if there was none
     */
    public Optional<Duration> staleness() {
        return watching > 0 ? Optional.of(Duration.ZERO) : sinceLastEvent;
    }

    @Override
    public String toString() {
        return resources + " resources, " + synced + " synced, " + watching + " watching, " + objects + " objects, "
                + sinceLastEvent
                        .map(age -> "last event " + age.toSeconds() + " s ago")
                        .orElse("no event yet");
    }

    static ClusterStats of(Collection<? extends SharedIndexInformer<?>> informers) {
        return new ClusterStats(
                informers.size(),
                (int) informers.stream().filter(SharedIndexInformer::hasSynced).count(),
                (int) informers.stream()
                        .filter(i -> i.reflectorStats().watching())
                        .count(),
                informers.stream().mapToInt(i -> i.indexer().listKeys().size()).sum(),
                informers.stream()
                        .map(SharedIndexInformer::reflectorStats)
                        .map(ReflectorStats::sinceLastEvent)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()));
    }
}
