import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import workbook.cli.UserError;

/** Given: a handler that notes what it is told, and can be held up. Handlers run on threads of their own. */
final class NotedHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    private static final long PATIENCE_MILLIS = 30_000;

    private final CountDownLatch held = new CountDownLatch(1);
    private volatile CountDownLatch until = new CountDownLatch(0);
    private final List<String> news = new ArrayList<>(); // guarded by this, as is the count
    private int taken;

    /** It stands still at its first event, until it is let go. */
    NotedHandler<T> held() {
        until = new CountDownLatch(1);
        return this;
    }

    void awaitHeld() throws InterruptedException {
        if (!held.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new UserError("waited 30 s for a first event. Is there no object in this namespace?");
        }
    }

    void letGo() {
        until.countDown();
    }

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        note("add " + object.name() + (isInInitialList ? ", in the initial list" : ""));
    }

    @Override
    public void onUpdate(T before, T now) {
        note("update " + now.name());
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        note("delete " + gone.key().replaceFirst(".*/", ""));
    }

    private void note(String what) {
        held.countDown();
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            news.add(what);
            notifyAll();
        }
    }

    /** Waits until it was told of this, whether it was there already or not. */
    synchronized void await(String what) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (news.stream().noneMatch(line -> line.startsWith(what))) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                throw new UserError("waited 30 s for a handler to be told: " + what + "; it was told: " + news);
            }
            wait(left);
        }
    }

    /** How much it was told in all. */
    synchronized int count() {
        return taken + news.size();
    }

    /** What it was told since this was called last. */
    synchronized String take() {
        String told = news.isEmpty() ? "nothing" : String.join(", ", news);
        taken += news.size();
        news.clear();
        return told;
    }

    synchronized void print(String indent) {
        news.forEach(line -> System.out.println(indent + line));
        take();
    }
}
