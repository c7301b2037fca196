package org.teavm.classlib.java.util.concurrent.locks;

/** What TeaVM's class library lacks. */
public interface TReadWriteLock {
    TLock readLock();

    TLock writeLock();
}
