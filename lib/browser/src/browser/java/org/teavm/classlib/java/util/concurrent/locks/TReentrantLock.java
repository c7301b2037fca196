package org.teavm.classlib.java.util.concurrent.locks;

/** What TeaVM's class library lacks. */
public class TReentrantLock implements TLock {
    private Thread owner;
    private int held;

    @Override
    public synchronized void lock() {
        boolean interrupted = false;
        while (!tryLock()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean tryLock() {
        Thread me = Thread.currentThread();
        if (owner != null && owner != me) {
            return false;
        }
        owner = me;
        held++;
        return true;
    }

    @Override
    public synchronized void unlock() {
        if (owner != Thread.currentThread()) {
            throw new IllegalMonitorStateException();
        }
        if (--held == 0) {
            owner = null;
            notifyAll();
        }
    }

    @Override
    public TCondition newCondition() {
        return new Waiting();
    }

    private final class Waiting implements TCondition {
        private int signals;

        @Override
        public void await() throws InterruptedException {
            int had = held;
            int seen = signals;
            held = 1;
            unlock();
            try {
                synchronized (this) {
                    while (signals == seen) {
                        wait();
                    }
                }
            } finally {
                lock();
                held = had;
            }
        }

        /** Wakes all: a condition may be signalled without a reason, so who waits looks again. */
        @Override
        public void signal() {
            signalAll();
        }

        @Override
        public synchronized void signalAll() {
            signals++;
            notifyAll();
        }
    }
}
