import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.testkit.ForwardingConcurrency;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Concurrency} whose threads call their handler only when a test allows the next call. With it the library's
 * processor, which has threads of its own, runs against the same contract as an answer that has none.
 */
final class SteppedThreads extends ForwardingConcurrency {
    private final ThreadLocal<Step> mine = new ThreadLocal<>();
    private final List<Step> steps = new ArrayList<>();
    private volatile long skipped;

    SteppedThreads() {
        super(Concurrency.threads());
    }

    /** Returns the step for the thread that is spawned next. */
    synchronized Step nextStep() {
        Step step = new Step();
        steps.add(step);
        return step;
    }

    /** Releases all threads; no handler is called any more. */
    synchronized void releaseAll() {
        steps.forEach(Step::release);
    }

    @Override
    public synchronized Task spawn(String name, Runnable body) {
        Step step = steps.get(steps.size() - 1);
        return super.spawn(name, () -> {
            mine.set(step);
            body.run();
        });
    }

    @Override
    public Monitor monitor() {
        return new SteppedMonitor();
    }

    @Override
    public void sleep(Duration duration) {
        skipped += duration.toNanos();
    }

    @Override
    public long nanoTime() {
        return super.nanoTime() + skipped;
    }

    /** The state of one handler's thread. */
    static final class Step {
        private enum At {
            BUSY,
            /** Has taken a notification and waits for permission to call its handler. */
            GATE,
            /** Waits for a notification. */
            IDLE
        }

        private At at = At.BUSY;
        private boolean permit;
        private boolean over;
        private Throwable thrown;

        /** Lets the thread deliver one notification. Returns false if there is none. */
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

        /** Waits until the thread rests, so that a notification which it is taking just now is counted once. */
        synchronized int inHand() {
            awaitRest();
            return at == At.GATE ? 1 : 0;
        }

        private synchronized void to(At place) {
            at = place;
            notifyAll();
        }

        synchronized void release() {
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

        /** Waits for permission, then calls the handler. Runs on the handler's thread. */
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
        private final Monitor monitor = SteppedThreads.super.monitor();
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
            Step step = mine.get();
            if (step == null) {
                monitor.await();
                return;
            }
            waiting.add(step);
            step.to(Step.At.IDLE);
            try {
                monitor.await();
            } finally {
                waiting.remove(step);
                step.to(Step.At.BUSY);
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
