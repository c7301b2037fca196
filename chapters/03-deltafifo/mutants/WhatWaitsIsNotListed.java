// Passes over what is in the list if something of it waits already, as if that were the same news.
// killed-by: 3.4 a list does not undo what waits
// says: is lost
// story: https://github.com/kubernetes/kubernetes/issues/83810
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class WhatWaitsIsNotListed<T> extends LinkedMapQueue<T> {
    public WhatWaitsIsNotListed(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        if (delta.type() != DeltaType.REPLACED || !items.containsKey(key)) {
            super.append(key, delta);
        }
    }
}
