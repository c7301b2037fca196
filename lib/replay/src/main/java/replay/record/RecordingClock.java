package replay.record;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time of the story that is being recorded, from its first watch to its end. Any thread. */
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

    /** How much of the story has passed. */
    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    Duration left() {
        Duration left = length.minusMillis(millis());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Rounded up. */
    long secondsLeft() {
        return left().plusMillis(999).toSeconds();
    }

    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Until it is stopped, but not longer than this. */
    void sleep(Duration atMost) {
        try {
            stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(); // nobody interrupts a recorder's thread but to end it
        }
    }
}
