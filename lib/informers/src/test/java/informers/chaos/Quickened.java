package informers.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A schedule for real time: minutes become milliseconds. */
final class Quickened {
    private static final long LONGEST_GAP = 30;

    private Quickened() {}

    static Schedule of(Schedule schedule) {
        List<Step> steps = new ArrayList<>();
        long before = 0;
        long at = 0;
        for (Step step : schedule.steps()) {
            at += Math.min((step.atMillis() - before) / 10, LONGEST_GAP);
            before = step.atMillis();
            steps.add(new Step(at, quick(step.action())));
        }
        return new Schedule(schedule.seed(), schedule.turns(), quick(schedule.setup()), steps, schedule.kept());
    }

    private static Action quick(Action action) {
        if (action instanceof Action.ForAWhile mood) {
            return new Action.ForAWhile(mood.mood(), part(mood.length(), 100));
        }
        if (action instanceof Action.AddHandler add) {
            return new Action.AddHandler(quick(add.kind()));
        }
        if (action instanceof Action.Refuse refuse) { // the client itself waits a second after each lost connection
            return new Action.Refuse(
                    refuse.target(), refuse.refusal(), refuse.refusal().isStatus() ? refuse.times() : 1);
        }
        return action;
    }

    private static HandlerKind quick(HandlerKind kind) {
        return new HandlerKind(part(kind.slow(), 200), kind.throwsEvery(), kind.resync(), kind.bound(), kind.looksUp());
    }

    private static Setup quick(Setup setup) {
        Setup.Stalls stalls = setup.stalls();
        return new Setup(
                setup.kind(),
                setup.queue(),
                setup.watchList(),
                setup.pageSize(),
                setup.resync(),
                setup.internalErrorRetry(),
                Duration.ofMillis(10),
                setup.transform(),
                setup.early().stream().map(Quickened::quick).toList(),
                new Setup.Stalls(stalls.who(), stalls.chance(), part(stalls.longest(), 1000)),
                setup.abruptEnd());
    }

    private static Duration part(Duration whole, int divisor) {
        return whole.dividedBy(divisor);
    }
}
