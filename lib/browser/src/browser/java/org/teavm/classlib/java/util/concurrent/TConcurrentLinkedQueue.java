package org.teavm.classlib.java.util.concurrent;

import java.util.ArrayDeque;
import java.util.Iterator;

/** What TeaVM's class library lacks. */
public class TConcurrentLinkedQueue<E> extends ArrayDeque<E> {
    @Override
    public Iterator<E> iterator() {
        return new Snapshot<>(this, super.iterator());
    }
}
