package informers.factory;

import informers.informer.SharedIndexInformer;
import informers.reflector.ReflectorStats;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * How a cluster's informers stand at a moment.
 *
 * <p>A value; any thread. There is no counterpart in client-go.
 *
 * @param resources how many resources are followed; 0 if the cluster has not answered yet
 * @param synced how many of them have their first list
 * @param watching how many have a watch open. If it is none, the cluster is away
 * @param objects how many objects are known, of all resources together
 * @param sinceLastEvent how long the whole cluster has said nothing: neither change nor bookmark nor list; empty if it
 *     never did
 */
public record ClusterStats(int resources, int synced, int watching, int objects, Optional<Duration> sinceLastEvent) {
    public ClusterStats {
        Objects.requireNonNull(sinceLastEvent, "sinceLastEvent");
    }

    /** How old what is known may be: zero while any watch is open; else how long nothing has come; empty if nothing ever did. */
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
