package informers.chaos;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The notifications of one handler, checked for a possible sequence: nothing but an add of what it does not know; an update from
 * the very state that it saw last; versions that never go back; nothing after a delete but an add. Any thread.
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
            wrong.add("update from " + before + " to " + now + ", but the state that it saw last is " + known);
        }
        Tally.count(
                !before.metadata().uid().equals(now.metadata().uid())
                        ? "update to another object of the same name"
                        : before.resourceVersion().equals(now.resourceVersion())
                                ? "update that shows nothing new"
                                : "update");
        saw(now, 0);
    }

    synchronized void deleted(DeletedObject<T> gone) {
        Tally.count(gone.finalStateUnknown() ? "delete that was not seen" : "delete");
        T known = present.remove(gone.key());
        if (known == null) {
            wrong.add("delete of " + gone.key() + ", which was not there for it");
            return;
        }
        if (gone.lastKnown().isEmpty()) {
            wrong.add("delete of " + known + " without its last state");
        } else if (gone.finalStateUnknown() && !gone.lastKnown().get().equals(known)) {
            wrong.add("delete of an unseen end, with the state "
                    + gone.lastKnown().get() + "; it saw last " + known);
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

    /** Something else that cannot be. */
    synchronized void wrong(String what) {
        wrong.add(what);
    }

    /** It did not get to the end of a call about an object of the initial list. */
    synchronized void threwOnInitial() {
        threwOnInitial = true;
    }

    synchronized boolean canSync() {
        return !threwOnInitial;
    }

    /** What must be there, for this handler. */
    synchronized List<T> present() {
        return List.copyOf(present.values());
    }

    /** Every state that it was shown. */
    synchronized List<T> seen() {
        return List.copyOf(seen);
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }
}
