package org.teavm.classlib.java.util.concurrent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;

/** Iterates over what a collection holds at the start, whatever happens to it meanwhile. */
final class Snapshot<E> implements Iterator<E> {
    private final Collection<E> of;
    private final Iterator<E> elements;
    private E last;

    Snapshot(Collection<E> of) {
        this.of = of;
        this.elements = new ArrayList<>(of).iterator();
    }

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public E next() {
        last = elements.next();
        return last;
    }

    @Override
    public void remove() {
        of.remove(last);
    }
}
