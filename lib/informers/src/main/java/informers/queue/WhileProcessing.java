package informers.queue;

import informers.util.Concurrency;

/**
 * Whether a queue's lock is free while an entry is processed. If it is, writers go on beside a slow consumer; if a
 * consumer falls far behind, they wait for it all the same, so that the queue does not grow for ever.
 *
 * <p>It takes a single consumer: two would process at once, and the later entry might be done first. Corresponds to
 * {@code whileProcessing} in client-go's {@code the_real_fifo.go}.
 */
final class WhileProcessing {
    /** With so many waiting, the lock is kept. */
    static final int FAR_BEHIND = 2 * Batch.SIZE;

    private final Concurrency.Monitor lock;
    private final boolean unlock;

    WhileProcessing(Concurrency.Monitor lock, boolean unlock) {
        this.lock = lock;
        this.unlock = unlock;
    }

    /** Runs it. Called with the lock held, and returns with the lock held. */
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
