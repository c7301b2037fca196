package informers.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a seed stands for: what is put together, and what happens when.
 *
 * @param seed what it was made from
 * @param turns the seed of the scheduler, which chooses who runs when: the same, unless somebody looks for another order
 * @param steps by time
 * @param kept the indices of the steps, counted in the whole schedule of this seed
 */
record Schedule(long seed, long turns, Setup setup, List<Step> steps, List<Integer> kept) {

    static Schedule of(long seed) {
        return new Schedules(seed).schedule();
    }

    int size() {
        return steps.size();
    }

    /** Only some of its steps: by their place here. */
    Schedule only(List<Integer> places) {
        List<Step> fewer = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (int place : places) {
            fewer.add(steps.get(place));
            indices.add(kept.get(place));
        }
        return new Schedule(seed, turns, setup, fewer, indices);
    }

    /** The same, in another order of turns. */
    Schedule withTurns(long other) {
        return new Schedule(seed, other, setup, steps, kept);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(setup.toString()).append('\n');
        for (int i = 0; i < steps.size(); i++) {
            text.append(String.format("  %3d. %s%n", kept.get(i), steps.get(i)));
        }
        return text.append("  Then all that is wrong ends, and the informer gets time to settle.")
                .toString();
    }
}
