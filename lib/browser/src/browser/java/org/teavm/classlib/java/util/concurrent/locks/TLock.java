package org.teavm.classlib.java.util.concurrent.locks;

/** What TeaVM's class library lacks. */
public interface TLock {
    void lock();

    boolean tryLock();

    void unlock();

    TCondition newCondition();
}
