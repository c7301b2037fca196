package informers.simulation;

import java.util.Optional;

/**
 * Drops faults as long as the run still fails: half of them, a quarter, and finally single ones. With fewer faults the threads take turns
 * in another order, and a race may not show: so several orders are tried.
 */
final class Shrinker {
    private static final int MOST_RUNS = 300;
    private static final int ORDERS = 3;

    private Failure smallest;
    private int runs;

    Shrinker(Failure failure) {
        this.smallest = failure;
    }

    Failure shrink() {
        for (int chunk = Math.max(1, smallest.size()); chunk > 0; chunk /= 2) {
            while (dropSome(chunk)) {
                // once more, because a fault that was needed before may not be needed any more
            }
        }
        return smallest;
    }

    private boolean dropSome(int chunk) {
        boolean dropped = false;
        for (int from = smallest.size() - chunk; from >= 0; from -= chunk) {
            dropped |= isEnough(from, from + chunk);
        }
        return dropped;
    }

    private boolean isEnough(int from, int to) {
        if (to > smallest.size()) {
            return false;
        }
        long own = smallest.session().turns();
        for (int order = 0; order < ORDERS && runs < MOST_RUNS; order++) {
            runs++;
            Optional<Failure> fails = smallest.without(from, to, order == 0 ? own : own + order);
            if (fails.isPresent()) {
                smallest = fails.get();
                return true;
            }
        }
        return false;
    }
}
