package informers.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Drops steps of a schedule as long as it still fails: half of them, a quarter, and finally single ones. With fewer
 * steps the tasks take turns in another order, and a race may not show: so several orders are tried.
 */
final class Shrinker {
    private static final int MOST_RUNS = 1000;
    private static final int ORDERS = 5;

    private Schedule smallest;
    private String failure;
    private int runs;

    private Shrinker(Schedule failing, String failure) {
        this.smallest = failing;
        this.failure = failure;
    }

    /** A schedule with few steps, and how it fails. */
    record Shrunk(Schedule schedule, String failure) {}

    static Shrunk shrink(Schedule failing, String failure) {
        Shrinker shrinker = new Shrinker(failing, failure);
        for (int chunk = Math.max(1, failing.size() / 2); chunk > 0; chunk /= 2) {
            while (shrinker.dropSome(chunk)) {
                // once more, because a step that was needed before may not be needed any more
            }
        }
        return new Shrunk(shrinker.smallest, shrinker.failure);
    }

    /** @return whether any could be dropped */
    private boolean dropSome(int chunk) {
        boolean dropped = false;
        for (int from = smallest.size() - chunk; from >= 0; from -= chunk) {
            List<Integer> rest =
                    new ArrayList<>(IntStream.range(0, smallest.size()).boxed().toList());
            rest.subList(from, from + chunk).clear();
            dropped |= isEnough(smallest.only(rest));
        }
        return dropped;
    }

    private boolean isEnough(Schedule fewer) {
        for (int order = 0; order < ORDERS && runs < MOST_RUNS; order++) {
            runs++;
            Schedule tried = order == 0 ? fewer : fewer.withTurns(runs);
            Optional<String> how = ChaosRun.failure(tried);
            if (how.isPresent()) {
                smallest = tried;
                failure = how.get();
                return true;
            }
        }
        return false;
    }
}
