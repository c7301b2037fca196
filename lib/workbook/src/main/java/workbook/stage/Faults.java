package workbook.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an informer must never be seen in: a handler with a contradictory story, or a quiet stage whose cache is not the server. */
final class Faults {
    private Faults() {}

    /** @param quiet whether nobody can go on without time passing, so that everything that was sent has arrived */
    static List<String> of(SimulatedInformer informer, boolean quiet) {
        List<String> faults = new ArrayList<>();
        informer.handlers()
                .forEach((name, handler) -> handler.contradictions()
                        .forEach(contradiction -> faults.add("handler " + name + ": " + contradiction)));
        if (quiet && informer.isUpToDate()) {
            compare("the store", informer.truth(), informer.cached(), faults);
            informer.handlers().forEach((name, handler) -> {
                if (informer.isIdle(handler)) {
                    compare("handler " + name, informer.truth(), handler.known(), faults);
                }
            });
        }
        return faults;
    }

    private static void compare(String who, Map<String, String> truth, Map<String, String> known, List<String> faults) {
        truth.forEach((pod, version) -> {
            String has = known.get(pod);
            if (!version.equals(has)) {
                faults.add(who + " has " + (has == null ? "no " + pod : pod + "@" + has) + "; the server has " + pod
                        + "@" + version);
            }
        });
        known.forEach((pod, version) -> {
            if (!truth.containsKey(pod)) {
                faults.add(who + " has " + pod + "@" + version + "; the server has no " + pod);
            }
        });
    }
}
