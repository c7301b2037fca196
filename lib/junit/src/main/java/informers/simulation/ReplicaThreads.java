package informers.simulation;

import informers.testkit.ForwardingConcurrency;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The threads and the clock of one incarnation of a replica. They die together. */
final class ReplicaThreads extends ForwardingConcurrency {
    private static final int TIDY_AT = 50;

    private final SeededScheduler scheduler;
    private final Network network;
    private final Supplier<Instant> clock;
    private final List<Task> tasks = new ArrayList<>();
    private boolean dead;

    ReplicaThreads(SeededScheduler scheduler, Network network, Supplier<Instant> clock) {
        super(scheduler);
        this.scheduler = scheduler;
        this.network = network;
        this.clock = clock;
    }

    @Override
    public Task spawn(String name, Runnable body) {
        return super.spawn(name, () -> {
            if (dead) {
                return;
            }
            if (tasks.size() > TIDY_AT) {
                tasks.removeIf(Task::isOver);
            }
            tasks.add(scheduler.current());
            body.run();
        });
    }

    /** Kills all of them but the calling one. */
    void killOthers() {
        dead = true;
        List<Task> others = new ArrayList<>(tasks);
        others.remove(scheduler.current());
        scheduler.kill(others);
    }

    /** Kills all of them. If the caller is among them, it ends at its next step. */
    void kill() {
        dead = true;
        scheduler.kill(tasks);
    }

    @Override
    public Instant now() {
        return clock.get();
    }

    @Override
    public Monitor monitor() {
        return new ForwardingMonitor(super.monitor()) {
            @Override
            public void lock() {
                standStill();
                super.lock();
            }
        };
    }

    /** A thread of a handler that is late: before its next lock, so in the middle of a notification. */
    private void standStill() {
        Duration late = network.handlersLate();
        if (late.isZero() || !scheduler.current().name().startsWith("handler ")) {
            return;
        }
        try {
            scheduler.sleep(late);
        } catch (InterruptedException e) {
            interruptMyself(); // the interrupt is for the next wait, not for this one
        }
    }
}
