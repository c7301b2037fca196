import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Threads that are let go one call of their handler at a time: so the library's processor, which has threads of its own,
 * can be held to the same contract as an answer that has none.
 */
final class SteppedThreads implements Concurrency {
    private final Concurrency real = Concurrency.threads();
    private final ThreadLocal<Step> mine = new ThreadLocal<>();
    private final List<Step> steps = new ArrayList<>();
    private volatile long skipped;

    /** For the thread that is spawned next. */
    synchronized Step nextStep() {
        Step step = new Step();
        steps.add(step);
        return step;
    }

    /** Lets all threads go; no handler is called any more. */
    synchronized void letGo() {
        steps.forEach(Step::letGo);
    }

    @Override
    public synchronized Task spawn(String name, Runnable body) {
        Step step = steps.get(steps.size() - 1);
        return real.spawn(name, () -> {
            mine.set(step);
            body.run();
        });
    }

    @Override
    public Monitor monitor() {
        return new SteppedMonitor();
    }

    @Override
    public SharedLock sharedLock() {
        return real.sharedLock();
    }

    @Override
    public void sleep(Duration duration) {
        skipped += duration.toNanos();
    }

    @Override
    public long nanoTime() {
        return real.nanoTime() + skipped;
    }

    @Override
    public Instant now() {
        return real.now();
    }

    @Override
    public double random() {
        return real.random();
    }

    @Override
    public void interruptMyself() {
        real.interruptMyself();
    }

    /** Where one thread stands. */
    static final class Step {
        private enum At {
            BUSY,
            /** Has news in its hand and stands before its handler. */
            GATE,
            /** Waits for news. */
            IDLE
        }

        private At at = At.BUSY;
        private boolean permit;
        private boolean over;
        private Throwable thrown;

        /** Tells the handler one thing; false if there is none. */
        synchronized boolean deliverNext() {
            awaitRest();
            if (at != At.GATE || over) {
                return false;
            }
            permit = true;
            to(At.BUSY);
            awaitRest();
            Throwable outcome = thrown;
            thrown = null;
            if (outcome instanceof RuntimeException e) {
                throw e;
            }
            if (outcome instanceof Error e) {
                throw e;
            }
            return true;
        }

        synchronized int inHand() {
            return at == At.GATE ? 1 : 0;
        }

        private synchronized void to(At place) {
            at = place;
            notifyAll();
        }

        private synchronized void letGo() {
            over = true;
            notifyAll();
        }

        private synchronized void awaitRest() {
            while (at == At.BUSY && !over) {
                awaitNotice();
            }
        }

        private synchronized boolean awaitPermit() {
            to(At.GATE);
            while (!permit && !over) {
                awaitNotice();
            }
            permit = false;
            return !over;
        }

        private void awaitNotice() {
            try {
                wait();
            } catch (InterruptedException e) {
                over = true; // the test is over
            }
        }

        /** On the handler's thread. */
        private void pass(Runnable call) {
            if (!awaitPermit()) {
                return;
            }
            try {
                call.run();
            } catch (Throwable e) {
                thrown = e;
                throw e;
            }
        }

        ResourceEventHandler<KubeObject> gate(ResourceEventHandler<KubeObject> handler) {
            return new ResourceEventHandler<>() {
                @Override
                public void onAdd(KubeObject object, boolean isInInitialList) {
                    pass(() -> handler.onAdd(object, isInInitialList));
                }

                @Override
                public void onUpdate(KubeObject before, KubeObject now) {
                    pass(() -> handler.onUpdate(before, now));
                }

                @Override
                public void onDelete(DeletedObject<KubeObject> gone) {
                    pass(() -> handler.onDelete(gone));
                }
            };
        }
    }

    private final class SteppedMonitor implements Monitor {
        private final Monitor monitor = real.monitor();
        private final List<Step> waiting = new ArrayList<>(); // guarded by the monitor

        @Override
        public void lock() {
            monitor.lock();
        }

        @Override
        public void unlock() {
            monitor.unlock();
        }

        @Override
        public void await() throws InterruptedException {
            Step me = mine.get();
            if (me == null) {
                monitor.await();
                return;
            }
            waiting.add(me);
            me.to(Step.At.IDLE);
            try {
                monitor.await();
            } finally {
                waiting.remove(me);
                me.to(Step.At.BUSY);
            }
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            if (mine.get() == null) {
                return monitor.await(atMost);
            }
            skipped += atMost.toNanos();
            return false;
        }

        @Override
        public void signalAll() {
            waiting.forEach(step -> step.to(Step.At.BUSY));
            monitor.signalAll();
        }
    }
}
