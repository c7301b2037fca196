package workbook.cli.guest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run made, or tried to make without an answer so far: recorded before the request is sent. It also counts the writes
 * that are under way, and accepts no more of them when the run ends. One lock guards all of it, so that no write begins
 * unnoticed. Any thread.
 */
final class CreatedObjects {
    /** The requests that create one thing; guarded by the ledger. */
    private static final class Requests {
        private int open;
        private boolean answered;
        private boolean unknown;

        private boolean isUnanswered() {
            return open > 0 || unknown;
        }
    }

    private final Map<ObjectReference, Requests> things = new LinkedHashMap<>(); // guarded by this
    private int underWay; // guarded by this
    private boolean ending; // guarded by this
    private long endingSince; // guarded by this

    /** From now on no write begins. */
    synchronized void end() {
        if (!ending) {
            ending = true;
            endingSince = System.nanoTime();
        }
    }

    /** @throws CancellationException if the run is ending */
    synchronized void requireRunning() {
        if (ending) {
            throw new CancellationException("the script is ending: nothing more is written");
        }
    }

    /**
     * A write begins; {@link #ended(ObjectReference, CreateOutcome)} ends it.
     *
     * @param created what it creates; null for other writes
     * @throws CancellationException if the run is ending
     */
    synchronized void begun(@Nullable ObjectReference created) {
        requireRunning();
        underWay++;
        if (created != null) {
            things.computeIfAbsent(created, key -> new Requests()).open++;
        }
    }

    /** A write has ended, perhaps long after its caller gave up waiting. */
    synchronized void ended(@Nullable ObjectReference created, CreateOutcome outcome) {
        underWay--;
        notifyAll();
        Requests requests = created == null ? null : things.get(created);
        if (requests == null) {
            return;
        }
        requests.open--;
        boolean before = requests.answered || requests.isUnanswered();
        switch (outcome) {
            case ANSWERED -> {
                requests.answered = true;
                requests.unknown = false;
            }
            case UNKNOWN -> requests.unknown = true;
            case TAKEN -> {
                if (requests.unknown) { // by the request that was not answered, most likely
                    requests.answered = true;
                    requests.unknown = false;
                }
            }
            case REFUSED -> {}
        }
        if (!before && (outcome == CreateOutcome.TAKEN || outcome == CreateOutcome.REFUSED)) {
            things.remove(created);
        }
    }

    /**
     * Waits until no write is under way, but not longer than {@code atMost} after the run began to end.
     *
     * @return how many are under way still
     */
    synchronized int awaitAnswers(Duration atMost) throws InterruptedException {
        while (underWay > 0) {
            long left = atMost.toNanos() - (System.nanoTime() - endingSince);
            if (left <= 0) {
                break;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return underWay;
    }

    /** The object was seen, and it is gone, or somebody else's. */
    synchronized void gone(ObjectReference thing) {
        Requests requests = things.get(thing);
        if (requests == null) {
            return;
        }
        int seen = requests.answered ? 0 : 1; // it is what the open request has created
        if (requests.open <= seen) {
            things.remove(thing);
        } else {
            requests.answered = false;
        }
    }

    /** There is no such object; that says nothing while a request that creates it has no answer. */
    synchronized void absent(ObjectReference thing) {
        Requests requests = things.get(thing);
        if (requests != null && !requests.isUnanswered()) {
            things.remove(thing);
        }
    }

    synchronized boolean contains(ObjectReference thing) {
        return things.containsKey(thing);
    }

    /** Whether a request that creates it has no answer, and nothing says that it was created. */
    synchronized boolean isUnknown(ObjectReference thing) {
        Requests requests = things.get(thing);
        return requests != null && requests.isUnanswered() && !requests.answered;
    }

    /** A namespace is gone, and what was in it with it. */
    synchronized void goneWithAll(String namespace) {
        things.keySet()
                .removeIf(thing -> thing.namespace().equals(namespace)
                        || (thing.isNamespace() && thing.name().equals(namespace)));
    }

    synchronized boolean isEmpty() {
        return things.isEmpty();
    }

    /** In the order in which they are best deleted: single objects, then namespaces, then what is in these namespaces. */
    synchronized List<ObjectReference> inOrder() {
        Set<String> namespaces = things.keySet().stream()
                .filter(ObjectReference::isNamespace)
                .map(ObjectReference::name)
                .collect(Collectors.toSet());
        List<ObjectReference> order = new ArrayList<>(things.keySet());
        order.sort(Comparator.comparingInt(
                thing -> thing.isNamespace() ? 1 : namespaces.contains(thing.namespace()) ? 2 : 0));
        return order;
    }

    /** Such as {@code 3 Namespaces, 1 ConfigMap}; what goes with its namespace is not counted. */
    static String count(List<ObjectReference> things) {
        Set<String> namespaces = things.stream()
                .filter(ObjectReference::isNamespace)
                .map(ObjectReference::name)
                .collect(Collectors.toSet());
        Stream<ObjectReference> counted = things.stream().filter(thing -> !namespaces.contains(thing.namespace()));
        Map<String, Long> byKind =
                counted.collect(Collectors.groupingBy(ObjectReference::kind, TreeMap::new, Collectors.counting()));
        return byKind.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
    }
}
