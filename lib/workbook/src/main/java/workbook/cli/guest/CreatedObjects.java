package workbook.cli.guest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
 * The objects that a run has created, or may have created by a request without a response. An object is recorded before its request is
 * sent. This class also counts pending writes, and refuses new ones when the run ends. One lock guards everything, so that no write
 * starts unnoticed. Safe for use by many threads.
 */
final class CreatedObjects {
    /** The requests that create one object; guarded by the outer object. */
    private static final class Requests {
        private int open;
        private boolean answered;
        private boolean unknown;

        private boolean isUnanswered() {
            return open > 0 || unknown;
        }
    }

    private final Map<ObjectReference, Requests> references = new LinkedHashMap<>(); // guarded by this
    private int pending; // guarded by this
    private boolean ending; // guarded by this
    private long endingSince; // guarded by this

    /** Refuses writes from now on. */
    synchronized void end() {
        if (!ending) {
            ending = true;
            endingSince = System.nanoTime();
        }
    }

    /** Checks that writes are allowed. Throws a {@link CancellationException} if the run is ending. */
    synchronized void requireRunning() {
        if (ending) {
            throw new CancellationException("the script is ending: no further writes");
        }
    }

    /**
     * Records that a write starts; {@link #ended(ObjectReference, CreateOutcome)} records its end.
     *
     * @param created the object that it creates; null for other writes
     * @throws CancellationException if the run is ending
     */
    synchronized void begun(@Nullable ObjectReference created) {
        requireRunning();
        pending++;
        if (created != null) {
            references.computeIfAbsent(created, key -> new Requests()).open++;
        }
    }

    /** Records that a write has ended, possibly long after its caller gave up waiting. */
    synchronized void ended(@Nullable ObjectReference created, CreateOutcome outcome) {
        pending--;
        notifyAll();
        Requests requests = created == null ? null : references.get(created);
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
                if (requests.unknown) { // most likely by the request without a response
                    requests.answered = true;
                    requests.unknown = false;
                }
            }
            case REFUSED -> {}
        }
        if (!before && (outcome == CreateOutcome.TAKEN || outcome == CreateOutcome.REFUSED)) {
            references.remove(created);
        }
    }

    /**
     * Waits until no write is pending, but not longer than {@code atMost} after the end of the run started.
     *
     * @return how many writes are still pending
     */
    synchronized int awaitAnswers(Duration atMost) throws InterruptedException {
        while (pending > 0) {
            long left = atMost.toNanos() - (System.nanoTime() - endingSince);
            if (left <= 0) {
                break;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return pending;
    }

    /** Records that the object was seen, and is gone or belongs to others now. */
    synchronized void gone(ObjectReference reference) {
        Requests requests = references.get(reference);
        if (requests == null) {
            return;
        }
        int seen = requests.answered ? 0 : 1; // the pending request has created it
        if (requests.open <= seen) {
            references.remove(reference);
        } else {
            requests.answered = false;
        }
    }

    /** Records that the object does not exist. This has no effect while a request that creates it has no response. */
    synchronized void absent(ObjectReference reference) {
        Requests requests = references.get(reference);
        if (requests != null && !requests.isUnanswered()) {
            references.remove(reference);
        }
    }

    synchronized boolean contains(ObjectReference reference) {
        return references.containsKey(reference);
    }

    /** Returns whether a request that creates it has no response, and the object was not seen. */
    synchronized boolean isUnknown(ObjectReference reference) {
        Requests requests = references.get(reference);
        return requests != null && requests.isUnanswered() && !requests.answered;
    }

    /** Records that a namespace is gone, with its objects. */
    synchronized void goneWithAll(String namespace) {
        references
                .keySet()
                .removeIf(reference -> reference.namespace().equals(namespace)
                        || (reference.isNamespace() && reference.name().equals(namespace)));
    }

    synchronized boolean isEmpty() {
        return references.isEmpty();
    }

    /** Returns the objects in the order of deletion: single objects, then namespaces, then the objects in these namespaces. */
    synchronized List<ObjectReference> inOrder() {
        Set<String> namespaces = namespaces(references.keySet());
        List<ObjectReference> order = new ArrayList<>(references.keySet());
        order.sort(Comparator.comparingInt(
                reference -> reference.isNamespace() ? 1 : namespaces.contains(reference.namespace()) ? 2 : 0));
        return order;
    }

    /** Returns the names of the namespaces among these objects. */
    static Set<String> namespaces(Collection<ObjectReference> references) {
        return references.stream()
                .filter(ObjectReference::isNamespace)
                .map(ObjectReference::name)
                .collect(Collectors.toSet());
    }

    /** Returns the counts by kind, such as {@code 3 Namespaces, 1 ConfigMap}, without objects that are deleted with their namespace. */
    static String count(List<ObjectReference> references) {
        Set<String> namespaces = namespaces(references);
        Stream<ObjectReference> counted =
                references.stream().filter(reference -> !namespaces.contains(reference.namespace()));
        Map<String, Long> byKind =
                counted.collect(Collectors.groupingBy(ObjectReference::kind, TreeMap::new, Collectors.counting()));
        return byKind.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
    }
}
