package workbook.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Turns what happens into steps: after each, it compares the parts of the picture with their rows of the step before.
 *
 * <p>Not thread-safe. On a stage one task runs at a time, and the others' writes are visible to it.
 */
public final class StepRecorder {
    private final Map<String, Supplier<List<String>>> views = new LinkedHashMap<>();
    private final Map<String, List<String>> shown = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private boolean muted;
    private int shownToOthers;
    private int action = -1; // of the session, from which the steps follow
    private int turn;

    /** Creates a recorder without parts. */
    public StepRecorder() {}

    /** Adds a part of the picture. It is read after each step, on the thread of the task that acted. */
    public void show(String part, Supplier<List<String>> rows) {
        views.put(part, rows);
    }

    /** Removes a part; the next step shows that it is empty. */
    public void hide(String part) {
        views.remove(part);
    }

    /** Records a step, with what differs from the step before. */
    public void record(String actor, String what) {
        if (!muted) {
            steps.add(new Step(steps.size() + 1, actor, what, changes(), action, turn, ActingPlace.now()));
        }
    }

    /**
     * Shows what the actor changed after its last step, as a part of that step; if the last step is another's, as a step of its own.
     * Called before another one acts, so that no change is shown as somebody else's.
     */
    void settle(String actor) {
        List<Change> changes = muted ? List.of() : changes();
        if (changes.isEmpty()) {
            return;
        }
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last == null || shownToOthers == steps.size() || !last.actor().equals(actor)) {
            steps.add(new Step(steps.size() + 1, actor, "goes on", changes, action, turn, null));
        } else {
            steps.set(
                    steps.size() - 1,
                    new Step(
                            last.number(),
                            actor,
                            last.what(),
                            merged(last.changes(), changes),
                            last.action(),
                            last.turn(),
                            last.place()));
        }
    }

    /** Says that the following steps follow from the next action. */
    void nextAction() {
        action++;
        turn++;
    }

    /** Says that the following steps are those of another turn. */
    void nextTurn() {
        turn++;
    }

    /** Returns whether a step after the first {@code before} ones changed this part. */
    boolean changedSince(int before, String part) {
        return steps.subList(before, steps.size()).stream()
                .flatMap(step -> step.changes().stream())
                .anyMatch(change -> change.part().equals(part));
    }

    /** Says that the steps so far have been shown, and must not change any more. */
    void shown() {
        shownToOthers = steps.size();
    }

    private static List<Change> merged(List<Change> earlier, List<Change> later) {
        Map<String, Change> merged = new LinkedHashMap<>();
        earlier.forEach(change -> merged.put(change.part(), change));
        later.forEach(change -> merged.merge(
                change.part(), change, (first, second) -> new Change(first.part(), first.before(), second.after())));
        merged.values().removeIf(change -> change.before().equals(change.after()));
        return List.copyOf(merged.values());
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        Map<String, List<String>> now = read();
        now.forEach((part, rows) -> {
            List<String> before = shown.getOrDefault(part, List.of());
            if (!rows.equals(before)) {
                changes.add(new Change(part, before, rows));
            }
        });
        shown.forEach((part, before) -> {
            if (!now.containsKey(part) && !before.isEmpty()) {
                changes.add(new Change(part, before, List.of()));
            }
        });
        shown.clear();
        shown.putAll(now);
        return changes;
    }

    private Map<String, List<String>> read() {
        Map<String, List<String>> now = new LinkedHashMap<>();
        views.forEach((part, rows) -> now.put(part, rows(rows)));
        return now;
    }

    /** A part may be somebody's unfinished class. What it throws when it is looked at is shown in its place. */
    private static List<String> rows(Supplier<List<String>> view) {
        try {
            return List.copyOf(view.get());
        } catch (RuntimeException | Error e) {
            return List.of("cannot be read: " + Problem.describe(e));
        }
    }

    /** Takes the picture as it is now for the beginning: the first step shows what changed since. Returns it, part by part. */
    public Map<String, List<String>> begin() {
        shown.clear();
        shown.putAll(read());
        return new LinkedHashMap<>(shown);
    }

    /** Records nothing from now on, as when the stage is being cleared. */
    public void mute() {
        muted = true;
    }

    /** Returns the steps so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    int count() {
        return steps.size();
    }
}
