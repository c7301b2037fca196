package org.teavm.classlib.java.util.concurrent;

import java.util.concurrent.Executor;

/** What TeaVM's class library lacks. */
public interface TExecutorService extends Executor {}
