import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A handler that writes down what it is told. It can be made to stand still in a call, or to throw. */
final class ToldHandler implements ResourceEventHandler<KubeObject> {
    /** Such as {@code add a@1 initial}, {@code update a@1 -> a@2}, {@code delete a}. */
    final List<String> told = new CopyOnWriteArrayList<>();

    /** Open once it is in a call. */
    final CountDownLatch atWork = new CountDownLatch(1);

    private CountDownLatch until = new CountDownLatch(0);
    private RuntimeException toThrow;

    /** Its calls stand still until this is open. */
    ToldHandler standingStill(CountDownLatch until) {
        this.until = until;
        return this;
    }

    ToldHandler throwing(RuntimeException toThrow) {
        this.toThrow = toThrow;
        return this;
    }

    @Override
    public void onAdd(KubeObject object, boolean isInInitialList) {
        tell("add " + text(object) + (isInInitialList ? " initial" : ""));
    }

    @Override
    public void onUpdate(KubeObject before, KubeObject now) {
        tell("update " + text(before) + " -> " + text(now));
    }

    @Override
    public void onDelete(DeletedObject<KubeObject> gone) {
        tell("delete " + gone.key().replace("default/", ""));
    }

    private void tell(String what) {
        told.add(what);
        atWork.countDown();
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
