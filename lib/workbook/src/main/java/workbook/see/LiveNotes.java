package workbook.see;

import informers.reflector.Reaction;
import informers.reflector.ReflectorMonitor;
import informers.reflector.RelistCause;
import informers.reflector.WatchOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** What a reflector at work does that is rare: kept one by one until the next look. Safe for use by many threads. */
final class LiveNotes implements ReflectorMonitor {
    private static final int KEPT = 30;
    private static final int LONGEST = 300;

    private final Deque<String> notes = new ArrayDeque<>(); // guarded by this
    private int dropped; // guarded by this
    private String state = "has not begun"; // guarded by this
    private boolean watching; // guarded by this

    /** Adds a note. Of too many the oldest ones are dropped, and counted. */
    synchronized void note(String what) {
        notes.addLast(what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what);
        if (notes.size() > KEPT) {
            notes.removeFirst();
            dropped++;
        }
    }

    /** Returns the notes since the last call. */
    synchronized List<String> take() {
        List<String> taken = new ArrayList<>(notes);
        if (dropped > 0) {
            taken.add(0, dropped + " more");
        }
        notes.clear();
        dropped = 0;
        return taken;
    }

    synchronized String state() {
        return state;
    }

    synchronized boolean isWatching() {
        return watching;
    }

    private synchronized void does(String what, boolean watches) {
        state = what;
        watching = watches;
        note(what);
    }

    @Override
    public void listed(int objects, String resourceVersion) {
        does("has listed " + objects + " objects, at " + resourceVersion, isWatching()); // a list may come in a watch
    }

    @Override
    public void watching(String fromResourceVersion) {
        does(
                fromResourceVersion.isEmpty()
                        ? "watches, with the list in the stream"
                        : "watches from " + fromResourceVersion,
                true);
    }

    @Override
    public void requestFailed(RuntimeException error) {
        does("request failed: " + error.getMessage(), false);
    }

    @Override
    public void watchEnded(WatchOutcome outcome, Reaction reaction) {
        does(
                outcome
                        + switch (reaction) {
                            case REWATCH -> "; will watch again";
                            case BACKOFF -> "; will watch again, later";
                            case RELIST -> "; will list again";
                        },
                false);
    }

    @Override
    public void relisting(RelistCause cause, String why) {
        does("will list again: " + cause.name().toLowerCase(Locale.ROOT).replace('_', ' '), false);
    }

    @Override
    public void watchListFellBack(String why) {
        note("will send a LIST instead: " + why);
    }

    @Override
    public void backingOff(Duration wait) {
        does("backs off for " + wait.toMillis() + " ms", false);
    }

    @Override
    public void stopped() {
        does("has stopped", false);
    }
}
