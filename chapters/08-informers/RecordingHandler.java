import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import workbook.cli.Few;

/** Given: an event handler that records its notifications and can be blocked in its first callback. Thread-safe. */
final class RecordingHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    private static final String INITIAL = ", in the initial list";

    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile CountDownLatch released = new CountDownLatch(0);
    private final List<String> notifications = new ArrayList<>(); // guarded by this, like the count
    private int taken;

    /** Makes this handler block in its first callback until it is released. Returns this handler. */
    RecordingHandler<T> blocked() {
        released = new CountDownLatch(1);
        return this;
    }

    /** Returns whether a callback is blocked now. */
    boolean isBlocked() {
        return entered.getCount() == 0 && released.getCount() > 0;
    }

    /** Lets the blocked callback return. */
    void release() {
        released.countDown();
    }

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        record("add " + object.name() + (isInInitialList ? INITIAL : ""));
    }

    @Override
    public void onUpdate(T before, T now) {
        record("update " + now.name());
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        record("delete " + gone.key().replaceFirst(".*/", ""));
    }

    private void record(String notification) {
        entered.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            notifications.add(notification);
        }
    }

    /** Returns whether it has received this notification since the last call of {@link #take}. */
    synchronized boolean received(String notification) {
        return notifications.contains(notification) || notifications.contains(notification + INITIAL);
    }

    /** Returns the number of all notifications so far. */
    synchronized int count() {
        return taken + notifications.size();
    }

    /** Returns the first notifications since the last call, on one line, and forgets them. */
    synchronized String take() {
        String line = Few.joined(notifications, Few.NAMES);
        taken += notifications.size();
        notifications.clear();
        return line;
    }

    /**
     * Prints the first notifications of the initial list and the first later ones since the last call of {@link #take}.
     */
    synchronized void print(String indent) {
        if (notifications.isEmpty()) {
            System.out.println(indent + "nothing");
        }
        for (boolean initial : new boolean[] {true, false}) {
            List<String> lines =
                    notifications.stream().filter(line -> line.endsWith(INITIAL) == initial).toList();
            Few.lines(lines, Few.LINES, indent).forEach(System.out::println);
        }
        take();
    }
}
