package informers.reflector;

import informers.util.Concurrency;
import java.time.Duration;

/**
 * How long the server may keep a watch open: each time another number, so that a server's watches do not all end, and come
 * back, at one moment.
 */
record WatchTimeout(Duration min, Concurrency world) {
    /** Between the minimum and twice the minimum. */
    long seconds() {
        return (long) (min.toSeconds() * (1 + world.random()));
    }
}
