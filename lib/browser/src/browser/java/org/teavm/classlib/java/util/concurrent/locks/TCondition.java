package org.teavm.classlib.java.util.concurrent.locks;

/** What TeaVM's class library lacks. */
public interface TCondition {
    void await() throws InterruptedException;

    void signal();

    void signalAll();
}
