package org.teavm.classlib.java.util.concurrent;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.TreeSet;

/** What TeaVM's class library lacks. */
public class TConcurrentSkipListSet<E> extends AbstractSet<E> {
    private final TreeSet<E> all = new TreeSet<>();

    @Override
    public boolean add(E element) {
        return all.add(element);
    }

    @Override
    public boolean contains(Object element) {
        return all.contains(element);
    }

    @Override
    public boolean remove(Object element) {
        return all.remove(element);
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public Iterator<E> iterator() {
        return new Snapshot<>(all);
    }
}
