package informers.chaos;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The notifications of one handler, checked for a valid sequence: an unknown object is only added; an update starts from
 * the last state that the handler saw; versions never go back; only an add follows a delete. Thread-safe.
 */
final class Story<T extends KubeObject> {
    private final Map<String, T> present = new TreeMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<T> seen = new ArrayList<>();
    private boolean initialIsOver;
    private boolean threwOnInitial;

    synchronized void added(T object, boolean isInInitialList) {
        Tally.count(isInInitialList ? "add of the initial list" : "add");
        T known = present.put(object.key(), object);
        if (known != null) {
            wrong.add("add of " + object + ", which it received before as " + known);
        }
        if (isInInitialList && initialIsOver) {
            wrong.add("add of " + object + " as one of the initial list, after others that were not");
        }
        initialIsOver |= !isInInitialList;
        saw(object, known == null ? 1 : 0);
    }

    synchronized void updated(T before, T now) {
        T known = present.put(now.key(), now);
        if (known == null) {
            wrong.add("update of " + now + ", which it never received");
        } else if (!known.equals(before)) {
            wrong.add("update from " + before + " to " + now + ", but the last state that it received is " + known);
        }
        Tally.count(
                !before.metadata().uid().equals(now.metadata().uid())
                        ? "update to another object of the same name"
                        : before.resourceVersion().equals(now.resourceVersion())
                                ? "update without a change"
                                : "update");
        saw(now, 0);
    }

    synchronized void deleted(DeletedObject<T> gone) {
        Tally.count(gone.finalStateUnknown() ? "delete that was not seen" : "delete");
        T known = present.remove(gone.key());
        if (known == null) {
            wrong.add("delete of " + gone.key() + ", which it does not know");
            return;
        }
        if (gone.lastKnown().isEmpty()) {
            wrong.add("delete of " + known + " without its last state");
        } else if (gone.finalStateUnknown() && !gone.lastKnown().get().equals(known)) {
            wrong.add("delete with an unknown final state, last known as "
                    + gone.lastKnown().get() + "; it last received " + known);
        } else if (!gone.finalStateUnknown()) {
            saw(gone.lastKnown().get(), 1);
        }
    }

    /** @param more by how much the version must be above the last one at least */
    private void saw(T object, int more) {
        seen.add(object);
        long version = Long.parseLong(object.resourceVersion());
        Long last = newest.put(object.key(), version);
        if (last != null && version < last + more) {
            wrong.add(object + " comes after version " + last + " of it");
        }
    }

    /** Records another violation. */
    synchronized void wrong(String what) {
        wrong.add(what);
    }

    /** Records that the handler threw on an object of the initial list. */
    synchronized void threwOnInitial() {
        threwOnInitial = true;
    }

    synchronized boolean canSync() {
        return !threwOnInitial;
    }

    /** Returns the objects that exist according to the notifications. */
    synchronized List<T> present() {
        return List.copyOf(present.values());
    }

    /** Returns every state that the handler received. */
    synchronized List<T> seen() {
        return List.copyOf(seen);
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }
}
