package informers.queue;

import informers.util.Concurrency;

/**
 * Decides whether a queue's lock is free while an entry is processed. If it is, writers do not wait for a slow consumer. If
 * the consumer is far behind, the lock is kept, so that writers wait and the queue does not grow without limit.
 *
 * <p>For a single consumer only: two would process concurrently, and a later entry could be processed first. Corresponds
 * to {@code whileProcessing} in client-go's {@code the_real_fifo.go}.
 */
final class WhileProcessing {
    /** From this number of queued entries on, the lock is kept. */
    static final int FAR_BEHIND = 2 * Batch.SIZE;

    private final Concurrency.Monitor lock;
    private final boolean unlock;

    WhileProcessing(Concurrency.Monitor lock, boolean unlock) {
        this.lock = lock;
        this.unlock = unlock;
    }

    /** Runs {@code process}. The caller holds the lock, before and after. */
    void run(int waiting, Runnable process) {
        if (!unlock || waiting >= FAR_BEHIND) {
            process.run();
            return;
        }
        lock.unlock();
        try {
            process.run();
        } finally {
            lock.lock();
        }
    }
}
