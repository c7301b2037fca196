package informers.simulation;

import informers.testkit.SeededScheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import replay.internal.request.ApiRequest;

/** A replica of a program, over all its incarnations. Used by one task at a time. */
final class ReplicaSlot {
    private final String name;
    private final Program program;
    private final ModelServer server;
    private final Network network;
    private final Story story;
    private final SeededScheduler scheduler;
    private int incarnation;
    private long partitionedUntil;
    private @Nullable ReplicaThreads threads; // null while it is dead
    private boolean over;

    ReplicaSlot(
            String name, Program program, ModelServer server, Network network, Story story, SeededScheduler scheduler) {
        this.name = name;
        this.program = program;
        this.server = server;
        this.network = network;
        this.story = story;
        this.scheduler = scheduler;
    }

    String name() {
        return name;
    }

    void boot() {
        if (over) {
            return;
        }
        incarnation++;
        ReplicaThreads fresh = new ReplicaThreads(scheduler, network, server::now);
        threads = fresh;
        Wire wire = new Wire(this, server, network, scheduler);
        Replica replica = new Replica(name, incarnation, fresh, wire::wrap, network.onlooker());
        story.add(name, "starts");
        fresh.spawn(name + " main", () -> {
            try {
                program.run(replica);
            } catch (Exception | AssertionError e) {
                story.onlooker().failed(name, "", "throws " + e);
                scheduler.fail(new AssertionError("the program " + name + " threw " + e, e));
            }
        });
    }

    /** The process dies, and starts again later. If the calling task is one of its own, it ends at its next step. */
    void crash(Duration downtime) {
        ReplicaThreads dying = threads;
        if (dying == null || over) {
            return;
        }
        threads = null;
        story.add(name, "crashes");
        dying.killOthers();
        network.close(this);
        network.onlooker().died(name);
        scheduler.spawn("restart " + name, () -> {
            try {
                scheduler.sleep(downtime.plusNanos(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            boot();
        });
        dying.kill();
    }

    /** Nobody reaches the server from here. */
    void partition(Duration length) {
        partitionedUntil = scheduler.nanoTime() + length.toNanos();
        network.cut(java.util.Optional.of(this));
    }

    boolean isPartitioned() {
        return scheduler.nanoTime() < partitionedUntil;
    }

    void heal() {
        partitionedUntil = 0;
    }

    void record(Fault fault, ApiRequest request) {
        story.add(name, "FAULT " + fault + " " + request.method() + " " + request.path());
    }

    /** Ends it for good. */
    void end() {
        over = true;
        if (threads != null) {
            threads.kill();
            network.close(this);
        }
    }
}
