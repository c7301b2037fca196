package replay.record;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time since the first watch of a recording. Thread-safe. */
final class RecordingClock {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Duration length;
    private volatile long begin = System.nanoTime();

    RecordingClock(Duration length) {
        this.length = length;
    }

    void start() {
        begin = System.nanoTime();
    }

    /** Returns the time since the first watch. */
    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    Duration left() {
        Duration left = length.minusMillis(millis());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Returns the remaining seconds, rounded up. */
    long secondsLeft() {
        return left().plusMillis(999).toSeconds();
    }

    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Sleeps until the clock is stopped, for the given time at most. */
    void sleep(Duration atMost) {
        try {
            stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(); // an interrupt ends the recording
        }
    }
}
