import informers.api.KubeObject;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Given: a list that blocks its reader after the first object until it is closed. A replace with this list pauses in the
 * middle, so that a test can look at the store. Read by one thread; the other methods are thread-safe.
 */
public final class PausingList extends AbstractList<KubeObject> implements AutoCloseable {
    private final List<KubeObject> objects;
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    public PausingList(List<KubeObject> objects) {
        this.objects = List.copyOf(objects);
    }

    @Override
    public KubeObject get(int index) {
        if (index == 1) {
            paused.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted in the middle of the list", e);
            }
        }
        return objects.get(index);
    }

    @Override
    public int size() {
        return objects.size();
    }

    /** Returns a latch that opens when the reader is blocked. */
    public CountDownLatch paused() {
        return paused;
    }

    /** Returns true if the thread has ended, or is blocked (by a lock that the reader of this list holds). */
    public static boolean endedOrBlocked(Thread reader) {
        return switch (reader.getState()) {
            case TERMINATED, BLOCKED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    /** Lets the reader continue. */
    @Override
    public void close() {
        released.countDown();
    }
}
