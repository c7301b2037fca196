import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import workbook.cli.Few;

/** Given: a handler that notes what it is told, and can be held up. Handlers run on threads of their own. */
final class NotedHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    private static final String INITIAL = ", in the initial list";

    private final CountDownLatch held = new CountDownLatch(1);
    private volatile CountDownLatch until = new CountDownLatch(0);
    private final List<String> news = new ArrayList<>(); // guarded by this, as is the count
    private int taken;

    /** It stands still at its first event, until it is let go. */
    NotedHandler<T> held() {
        until = new CountDownLatch(1);
        return this;
    }

    /** Whether it stands still. */
    boolean isHeld() {
        return held.getCount() == 0 && until.getCount() > 0;
    }

    void letGo() {
        until.countDown();
    }

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        note("add " + object.name() + (isInInitialList ? INITIAL : ""));
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
        }
    }

    /** Whether it was told of this since {@link #take} was called last. */
    synchronized boolean knows(String what) {
        return news.contains(what) || news.contains(what + INITIAL);
    }

    /** How much it was told in all. */
    synchronized int count() {
        return taken + news.size();
    }

    /** What it was told since this was called last. */
    synchronized String take() {
        String told = Few.joined(news, Few.NAMES);
        taken += news.size();
        news.clear();
        return told;
    }

    /** Prints what it was told since the last time: the first lines of a long initial list, and the first of what came later. */
    synchronized void print(String indent) {
        if (news.isEmpty()) {
            System.out.println(indent + "nothing");
        }
        for (boolean initial : new boolean[] {true, false}) {
            List<String> lines =
                    news.stream().filter(line -> line.endsWith(INITIAL) == initial).toList();
            Few.lines(lines, Few.LINES, indent).forEach(System.out::println);
        }
        take();
    }
}
