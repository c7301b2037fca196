package workbook.grade;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;

/** Ends a grading early, for a file that was saved again. Can be used for one grading. Safe for use by many threads. */
public final class Cancellation {
    private final CancellationToken token = CancellationToken.create();
    private @Nullable Thread grading;

    /** Ends the grading: the test that is running is interrupted, and no further one is started. */
    public synchronized void cancel() {
        token.cancel();
        if (grading != null) {
            grading.interrupt();
        }
    }

    /** Returns whether the grading was cancelled: its results are incomplete then. */
    public boolean isCancelled() {
        return token.isCancellationRequested();
    }

    CancellationToken token() {
        return token;
    }

    /** Runs the tests on this thread, which can be interrupted meanwhile, and not later. */
    void run(Runnable tests) {
        synchronized (this) {
            grading = Thread.currentThread();
        }
        try {
            tests.run();
        } finally {
            synchronized (this) {
                grading = null;
                if (isCancelled()) {
                    Thread.interrupted(); // it was meant for the tests
                }
            }
        }
    }
}
