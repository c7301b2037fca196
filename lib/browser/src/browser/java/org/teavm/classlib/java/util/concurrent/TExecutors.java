package org.teavm.classlib.java.util.concurrent;

/** What TeaVM's class library lacks. A thread costs nothing here, so none is used twice. */
public final class TExecutors {
    private TExecutors() {}

    public static TExecutorService newCachedThreadPool(TThreadFactory threads) {
        return body -> threads.newThread(body).start();
    }
}
