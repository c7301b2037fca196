package org.teavm.classlib.java.util.concurrent;

import java.util.TreeSet;
import java.util.Iterator;

/** What TeaVM's class library lacks. */
public class TConcurrentSkipListSet<E> extends TreeSet<E> {
    @Override
    public Iterator<E> iterator() {
        return new Snapshot<>(this, super.iterator());
    }
}
