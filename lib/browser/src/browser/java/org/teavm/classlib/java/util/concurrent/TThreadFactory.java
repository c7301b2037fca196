package org.teavm.classlib.java.util.concurrent;

/** What TeaVM's class library lacks. */
public interface TThreadFactory {
    Thread newThread(Runnable body);
}
