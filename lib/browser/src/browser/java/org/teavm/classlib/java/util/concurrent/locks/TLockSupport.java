package org.teavm.classlib.java.util.concurrent.locks;

import java.util.HashMap;
import java.util.Map;

/** What TeaVM's class library lacks. */
public final class TLockSupport {
    /** Of those threads that wait, or need not wait the next time. */
    private static final Map<Thread, TLockSupport> PERMITS = new HashMap<>();

    private boolean given;

    private TLockSupport() {}

    public static void park(Object blocker) {
        Thread me = Thread.currentThread();
        of(me).take();
        PERMITS.remove(me);
    }

    public static void unpark(Thread thread) {
        if (thread != null && thread.isAlive()) {
            of(thread).give();
        }
    }

    private static TLockSupport of(Thread thread) {
        return PERMITS.computeIfAbsent(thread, any -> new TLockSupport());
    }

    private synchronized void take() {
        if (!given) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void give() {
        given = true;
        notifyAll();
    }
}
