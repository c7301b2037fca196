package informers.internal.handler;

import informers.api.DeletedObject;
import informers.handler.ResourceEventHandler;
import informers.internal.store.TransactionException;
import informers.internal.store.TransactionStore;
import informers.internal.store.TransactionStore.Transaction;
import informers.internal.util.UserCode;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.Deltas;
import informers.queue.Queue.PopProcess;
import informers.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies many deltas at once, each about another object: locks the store once for all of them, then notifies the handler
 * about each. The notifications are the same as those of {@link ProcessDeltas}; only the speed differs.
 *
 * <p>Used by the thread that pops. Corresponds to {@code processDeltasInBatch} in client-go's
 * {@code tools/cache/controller.go}.
 *
 * @param <T> the type of the objects
 */
public final class ProcessDeltasInBatch<T> {
    private final Store<T> store;
    private final PopProcess<T> oneByOne;
    private final ResourceEventHandler<T> handler;

    /**
     * Creates a processor of batches.
     *
     * @param store the store; one that is no {@link TransactionStore} is updated one object at a time
     * @param oneByOne processes a single delta for such a store; if it is no {@link ProcessDeltas}, always used
     * @param handler the handler
     */
    public ProcessDeltasInBatch(Store<T> store, PopProcess<T> oneByOne, ResourceEventHandler<? super T> handler) {
        this.store = store;
        this.oneByOne = oneByOne;
        this.handler = ResourceEventHandler.narrow(handler);
    }

    /**
     * Processes deltas of the types Sync, Replaced, Added, Updated and Deleted.
     *
     * @param deltas the deltas, each about another object
     * @param isInInitialList whether they belong to the first list
     * @throws RuntimeException if some objects could not be stored; the others were, and the handler was notified of those
     */
    @SuppressWarnings("unchecked")
    public void process(List<Delta<T>> deltas, boolean isInInitialList) {
        if (store instanceof TransactionStore<?> transactional && oneByOne instanceof ProcessDeltas) {
            processAtOnce((TransactionStore<T>) transactional, deltas, isInInitialList);
            return;
        }
        List<RuntimeException> failures = new ArrayList<>();
        for (Delta<T> delta : deltas) {
            try {
                oneByOne.process(Deltas.of(delta), isInInitialList);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        UserCode.rethrow(failures);
    }

    private void processAtOnce(TransactionStore<T> transactional, List<Delta<T>> deltas, boolean isInInitialList) {
        List<Transaction<T>> changes = new ArrayList<>(deltas.size());
        List<Runnable> calls = new ArrayList<>(deltas.size());
        List<RuntimeException> refused = new ArrayList<>();
        for (Delta<T> delta : deltas) {
            if (delta.type() == DeltaType.DELETED) {
                DeletedObject<T> gone = delta.deleted();
                changes.add(new Transaction.Delete<>(gone));
                calls.add(() -> handler.onDelete(gone));
                continue;
            }
            T object = delta.object();
            Optional<T> known;
            try {
                known = store.get(object); // before the transaction replaces it
            } catch (RuntimeException e) { // no key: the other objects are stored all the same
                refused.add(e);
                continue;
            }
            if (known.isPresent()) {
                changes.add(new Transaction.Update<>(object));
                calls.add(() -> handler.onUpdate(known.get(), object));
            } else {
                changes.add(new Transaction.Add<>(object));
                calls.add(() -> handler.onAdd(object, isInInitialList));
            }
        }
        try {
            transactional.transaction(changes);
        } catch (TransactionException e) {
            e.successfulIndices().forEach(i -> calls.get(i).run());
            refused.forEach(e::addSuppressed);
            throw e;
        }
        calls.forEach(Runnable::run);
        UserCode.rethrow(refused);
    }
}
