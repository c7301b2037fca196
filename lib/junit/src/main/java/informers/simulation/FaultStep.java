package informers.simulation;

import java.time.Duration;

/**
 * One planned fault.
 *
 * @param number unique in a run
 * @param at when it begins, counted from the beginning of its round
 * @param fault what happens
 * @param length how long it lasts, or how late things are
 * @param choice decides details: which resource, which replica, which request
 */
record FaultStep(int number, Duration at, Fault fault, Duration length, int choice) {
    /** Returns one of several things, by a part of the choice. */
    int pick(int shift, int bound) {
        return (choice >>> shift) % bound;
    }

    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "%3d. at %s: %s", number, Times.of(at.toNanos()), describe());
    }

    private String describe() {
        String what = fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return switch (fault) {
            case WATCH_LAG -> what + " of " + Times.of(length.toNanos());
            case LATE_HANDLERS, PARTITION -> what + " for " + Times.of(length.toNanos());
            case STALE_LIST -> what + ": " + Times.of(length.toNanos()) + " old";
            case CONFLICT, REFUSED, LOST_RESPONSE, CRASH -> what + " of write " + (1 + pick(0, 3)) + " from then on";
            case CUT, EXPIRED -> what;
        };
    }
}
