import informers.api.KubeObject;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Given: a list that holds whoever reads it, after the first object, until it is let go. With it a replace stands still
 * in its middle for as long as one likes to look. One reads it; any thread may wait, and let go.
 */
public final class HeldList extends AbstractList<KubeObject> implements AutoCloseable {
    private final List<KubeObject> objects;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    public HeldList(List<KubeObject> objects) {
        this.objects = List.copyOf(objects);
    }

    @Override
    public KubeObject get(int index) {
        if (index == 1) {
            held.countDown();
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

    /** Open when somebody is held. */
    public CountDownLatch held() {
        return held;
    }

    /** Whether this thread has come to its end, or waits for a lock that whoever is held holds. */
    public static boolean endedOrWaits(Thread reader) {
        return switch (reader.getState()) {
            case TERMINATED, BLOCKED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    /** Lets go. */
    @Override
    public void close() {
        released.countDown();
    }
}
