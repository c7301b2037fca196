package informers.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * What a seed determines: the informer and its handlers, and what happens when.
 *
 * @param seed the seed that it was created from
 * @param turns the seed of the scheduler, which chooses the running task: the same seed, unless another order is tried
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

    /** Returns a schedule with only some of the steps, by their indices here. */
    Schedule only(List<Integer> places) {
        List<Step> fewer = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (int place : places) {
            fewer.add(steps.get(place));
            indices.add(kept.get(place));
        }
        return new Schedule(seed, turns, setup, fewer, indices);
    }

    /** Returns the same schedule with another order of the tasks. */
    Schedule withTurns(long other) {
        return new Schedule(seed, other, setup, steps, kept);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(setup.toString()).append('\n');
        for (int i = 0; i < steps.size(); i++) {
            text.append(String.format("  %3d. %s%n", kept.get(i), steps.get(i)));
        }
        return text.append("  Then all failures end, and the informer gets time to settle.")
                .toString();
    }
}
