package workbook.stage;

import informers.reflector.Reaction;
import informers.reflector.ReflectorMonitor;
import informers.reflector.RelistCause;
import informers.reflector.WatchOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** What the reflector is about to do, as it says itself. */
final class ReflectorProbe implements ReflectorMonitor {
    private final Consumer<String> record;
    private String state = "has not begun";

    ReflectorProbe(Consumer<String> record) {
        this.record = record;
    }

    /** The reflector sent a request. It says so itself, too; but a learner's does not. */
    void requests(String what) {
        state = what;
    }

    String state() {
        return state;
    }

    @Override
    public void watchEnded(WatchOutcome outcome, Reaction reaction) {
        state = switch (reaction) {
            case REWATCH -> "will watch again";
            case BACKOFF -> "will watch again, later";
            case RELIST -> "will list again";
        };
        record.accept(outcome + "; " + state);
    }

    @Override
    public void relisting(RelistCause cause, String why) {
        state = "will list again";
        record.accept(
                "will list again: " + cause.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    @Override
    public void watchListFellBack(String why) {
        record.accept("will send a LIST instead: " + why);
    }

    @Override
    public void backingOff(Duration wait) {
        state = "backs off for " + wait.toMillis() + " ms";
        record.accept(state);
    }

    @Override
    public void stopped() {
        state = "has stopped";
    }
}
