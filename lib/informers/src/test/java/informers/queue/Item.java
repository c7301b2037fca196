package informers.queue;

import informers.api.DeletedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What these tests queue: a name, which is its key, and a value. A queue takes any type. */
record Item(String name, int value) {
    static Item foo(int value) {
        return new Item("foo", value);
    }

    static Item bar(int value) {
        return new Item("bar", value);
    }

    static Item baz(int value) {
        return new Item("baz", value);
    }

    /** A deletion with the final state. */
    Delta<Item> gone() {
        return Delta.deleted(new DeletedObject<>(name, Optional.of(this), false));
    }

    /** The deletion that was inferred, with this as the last known state. */
    Delta<Item> missed() {
        return Delta.deleted(DeletedObject.missed(name, Optional.of(this)));
    }

    static Delta<Item> missed(String key) {
        return Delta.deleted(DeletedObject.missed(key, Optional.empty()));
    }

    /** Pops the next entry. */
    static List<Delta<Item>> pop(Queue<Item> queue) {
        try {
            return queue.pop((deltas, isInInitialList) -> {}).list();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Pops all queued entries, an entry a line; does not wait. */
    static List<List<Delta<Item>>> popAll(Queue<Item> queue) {
        List<List<Delta<Item>>> all = new ArrayList<>();
        while (queue.size() > 0) {
            all.add(pop(queue));
        }
        return all;
    }

    /** Pops the next entry; returns whether it belongs to the first list. */
    static boolean popInInitialList(Queue<Item> queue) {
        boolean[] received = {false};
        try {
            queue.pop((deltas, isInInitialList) -> received[0] = isInInitialList);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return received[0];
    }

    @Override
    public String toString() {
        return name + "@" + value;
    }
}
