package org.teavm.classlib.java.util.concurrent;

import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Iterator;

/** What TeaVM's class library lacks. */
public class TConcurrentLinkedQueue<E> extends AbstractQueue<E> {
    private final ArrayDeque<E> all = new ArrayDeque<>();

    @Override
    public boolean offer(E element) {
        return all.offer(element);
    }

    @Override
    public E poll() {
        return all.poll();
    }

    @Override
    public E peek() {
        return all.peek();
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
