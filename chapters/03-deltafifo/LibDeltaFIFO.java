import informers.api.KeyFunction;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import informers.util.Concurrency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The library's answer to chapter 03: adapts {@link DeltaFIFO} to the exercise's interface. */
public class LibDeltaFIFO<T> implements DeltaQueue<T> {
    private final DeltaFIFO<T> fifo;

    public LibDeltaFIFO(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        var options = DeltaFIFOOptions.of(keyFunction).withKnownObjects(known).withEmitDeltaTypeReplaced(true);
        fifo = new DeltaFIFO<>(options, Concurrency.threads());
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        switch (type) {
            case ADDED -> fifo.add(object);
            case UPDATED -> fifo.update(object);
            default -> throw new IllegalArgumentException("expected ADDED or UPDATED, got " + type);
        }
    }

    @Override
    public void delete(T object) {
        fifo.delete(object);
    }

    @Override
    public void replace(List<T> list) {
        fifo.replace(list, "");
    }

    @Override
    public List<Delta<T>> pop() {
        if (fifo.size() == 0) {
            return List.of();
        }
        try {
            return fifo.pop((deltas, isInInitialList) -> {}).list();
        } catch (InterruptedException e) {
            throw new IllegalStateException("pop() was interrupted, although the queue is not empty", e);
        }
    }

    @Override
    public boolean hasSynced() {
        return fifo.hasSynced();
    }

    @Override
    public Map<String, List<Delta<T>>> items() {
        Map<String, List<Delta<T>>> items = new LinkedHashMap<>();
        fifo.items().forEach((key, deltas) -> items.put(key, deltas.list()));
        return items;
    }

    @Override
    public void resync(KnownObjects<T> known) {
        fifo.resync();
    }
}
