package org.teavm.classlib.java.util.concurrent.locks;

/** What TeaVM's class library lacks. Readers exclude each other, too: on the stage one task runs at a time. */
public class TReentrantReadWriteLock implements TReadWriteLock {
    private final TReentrantLock lock = new TReentrantLock();

    @Override
    public TLock readLock() {
        return lock;
    }

    @Override
    public TLock writeLock() {
        return lock;
    }
}
