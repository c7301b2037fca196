package workbook.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an informer must never be seen in: a handler with a contradictory story; a quiet stage whose cache is not the server, or on
 * which somebody waits for nothing.
 */
final class Faults {
    private final SimulatedInformer<?> informer;
    private final List<String> found = new ArrayList<>();

    private Faults(SimulatedInformer<?> informer) {
        this.informer = informer;
    }

    /**
     * @param quiet whether nobody can go on without time passing, so that everything that was sent has arrived
     * @param asleep whether somebody goes on when time passes
     */
    static List<String> of(SimulatedInformer<?> informer, boolean quiet, boolean asleep) {
        Faults faults = new Faults(informer);
        informer.handlers()
                .forEach((name, handler) -> handler.contradictions()
                        .forEach(contradiction -> faults.found.add("handler " + name + ": " + contradiction)));
        if (quiet) {
            if (!asleep) {
                faults.lookForWork();
            }
            if (informer.isUpToDate() && informer.queued().isEmpty()) {
                faults.lookForDifferences();
            }
        }
        return List.copyOf(faults.found);
    }

    private void lookForWork() {
        if (!informer.isStopped()) {
            if (!informer.isWatching()) {
                found.add("the reflector has no watch, and waits for nothing");
            }
            if (!informer.queued().isEmpty()) {
                found.add("nobody pops what is in the queue: " + String.join("; ", informer.queued()));
            }
        }
        informer.handlers().forEach((name, handler) -> {
            if (!handler.isCalled() && !informer.isIdle(handler)) {
                found.add("handler " + name + " is not called, and its buffer is not empty");
            }
        });
    }

    private void lookForDifferences() {
        compare("the store", informer.truth(), informer.cached());
        Map<String, List<String>> index = informer.index(false);
        Map<String, List<String>> right = informer.index(true);
        if (!index.equals(right)) {
            found.add("the index has " + index + "; by the objects in the store it should have " + right);
        }
        if (!informer.hasSynced()) {
            found.add("the informer has not synced, although its store is complete");
        }
        informer.handlers().forEach((name, handler) -> {
            if (!informer.isIdle(handler)) {
                return;
            }
            compare("handler " + name, informer.truthForHandlers(), handler.known());
            if (informer.hasSynced() && !informer.hasSyncedOrThrown(handler)) {
                found.add("handler " + name + " has not synced, although it was notified of everything");
            }
        });
    }

    private void compare(String who, Map<String, String> truth, Map<String, String> known) {
        truth.forEach((pod, version) -> {
            String has = known.get(pod);
            if (!version.equals(has)) {
                found.add(who + " has " + (has == null ? "no " + pod : pod + "@" + has) + "; the server has " + pod
                        + "@" + version);
            }
        });
        known.forEach((pod, version) -> {
            if (!truth.containsKey(pod)) {
                found.add(who + " has " + pod + "@" + version + "; the server has no " + pod);
            }
        });
    }
}
