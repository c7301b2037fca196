import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An event handler that records its notifications. It can be made to block in a callback, or to throw. */
final class TestHandler implements ResourceEventHandler<KubeObject> {
    /** Such as {@code add a@1 initial}, {@code update a@1 -> a@2}, {@code delete a}. */
    final List<String> notifications = new CopyOnWriteArrayList<>();

    /** Open after the first callback has begun. */
    final CountDownLatch entered = new CountDownLatch(1);

    private CountDownLatch until = new CountDownLatch(0);
    private RuntimeException toThrow;

    /** Makes its callbacks block until this latch is open. */
    TestHandler blocking(CountDownLatch until) {
        this.until = until;
        return this;
    }

    TestHandler throwing(RuntimeException toThrow) {
        this.toThrow = toThrow;
        return this;
    }

    @Override
    public void onAdd(KubeObject object, boolean isInInitialList) {
        record("add " + text(object) + (isInInitialList ? " initial" : ""));
    }

    @Override
    public void onUpdate(KubeObject before, KubeObject now) {
        record("update " + text(before) + " -> " + text(now));
    }

    @Override
    public void onDelete(DeletedObject<KubeObject> gone) {
        record("delete " + gone.key().replace("default/", ""));
    }

    private void record(String notification) {
        notifications.add(notification);
        entered.countDown();
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the test is over
        }
        if (toThrow != null) {
            throw toThrow;
        }
    }

    private static String text(KubeObject object) {
        return object.name() + "@" + object.resourceVersion();
    }
}
