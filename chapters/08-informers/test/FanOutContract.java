import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.informer.Notification;
import informers.informer.SharedProcessor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/**
 * Every graded test of chapter 08, once. The same tests hold for the library's answer and for yours.
 *
 * <p>The handlers' threads are played by the tests: nothing is told before a test calls {@code deliverNext()}.
 */
@WithoutUsing({SharedProcessor.class, LibFanOut.class})
public abstract class FanOutContract extends Contract<FanOut> {
    private static final KubeObject A1 = SampleMap.of("a", 1, 1);
    private static final KubeObject A2 = SampleMap.of("a", 2, 2);
    private static final KubeObject B1 = SampleMap.of("b", 1, 1);
    private static final Notification<KubeObject> ADD_A = new Notification.Add<>(A1, false);
    private static final Notification<KubeObject> UPDATE_A = new Notification.Update<>(A1, A2);
    private static final Notification<KubeObject> DELETE_A = new Notification.Delete<>(DeletedObject.seen(A2));
    private static final Notification<KubeObject> ADD_B = new Notification.Add<>(B1, false);
    private static final Supplier<List<KubeObject>> NOTHING_YET = List::of;

    private final List<KubeObject> store = new CopyOnWriteArrayList<>();

    @Task("8.1 one handler, one event")
    void oneEvent() {
        FanOut fanOut = fanOut();
        ToldHandler handler = new ToldHandler();
        FanOut.Listener listener = fanOut.join(handler, NOTHING_YET);
        fanOut.publish(() -> store.add(A1), ADD_A);
        assertThat(store).as("publish() writes to the store: call write.run().").containsExactly(A1);
        listener.deliverNext();
        assertThat(handler.told)
                .as("The handler's thread called deliverNext() once: out of the buffer with it, and to the handler.")
                .containsExactly("add a@1");
    }

    @Task("8.2 a buffer between the informer and its handler")
    void buffer() {
        FanOut fanOut = fanOut();
        ToldHandler handler = new ToldHandler();
        FanOut.Listener listener = fanOut.join(handler, NOTHING_YET);
        int[] told = {-1};
        fanOut.publish(() -> told[0] = listener.backlog(), ADD_A);
        fanOut.publish(() -> {}, UPDATE_A);
        fanOut.publish(() -> {}, DELETE_A);
        assertThat(told[0])
                .as("What was in the buffer while write.run() ran. First the store, then the handlers: they look things up.")
                .isZero();
        assertThat(handler.told)
                .as("publish() runs on the informer's thread. It must not call handlers: who knows how long they take.")
                .isEmpty();
        assertThat(listener.backlog()).as("Three wait in the buffer.").isEqualTo(3);

        assertThat(listener.deliverNext()).as("There was something to tell.").isTrue();
        assertThat(handler.told).as("One call of deliverNext() tells one thing, the oldest.").containsExactly("add a@1");
        assertThat(listener.backlog()).as("Two are left.").isEqualTo(2);
        listener.deliverNext();
        assertThat(listener.deliverNext()).as("There was a third. True means that something was told, not that more is left.").isTrue();
        assertThat(handler.told)
                .as("First in, first out, and every state: a handler may skip what it likes, the buffer may not.")
                .containsExactly("add a@1", "update a@1 -> a@2", "delete a");
        var answers = new LinkedBlockingQueue<Boolean>();
        kit().spawn("the handler's thread", () -> answers.add(tellNothing(listener)));
        assertThat(kit().next(
                        "deliverNext() returns when the buffer is empty. Waiting for news is not its work: ListenerThread"
                                + " does that, and calls it again",
                        answers))
                .as("Nothing is left to tell.")
                .isFalse();
        assertThat(listener.backlog()).as("The buffer is empty.").isZero();
    }

    @Task("8.3 every handler, each in its own time")
    void everyHandler() {
        FanOut fanOut = fanOut();
        ToldHandler quick = new ToldHandler();
        ToldHandler slow = new ToldHandler();
        ToldHandler leaving = new ToldHandler();
        FanOut.Listener quickOne = fanOut.join(quick, NOTHING_YET);
        FanOut.Listener slowOne = fanOut.join(slow, NOTHING_YET);
        FanOut.Listener leavingOne = fanOut.join(leaving, NOTHING_YET);
        fanOut.publish(() -> {}, ADD_A);
        tellAll(leavingOne);
        fanOut.leave(leavingOne);
        fanOut.publish(() -> {}, UPDATE_A);
        tellAll(quickOne);
        assertThat(quick.told)
                .as("The quick handler has been told everything, while nobody has called the slow one's deliverNext(). Each"
                        + " has a buffer of its own: an event is for all of them, not for whoever comes first.")
                .containsExactly("add a@1", "update a@1 -> a@2");
        fanOut.publish(() -> {}, DELETE_A);
        assertThat(slowOne.backlog())
                .as("What the quick one was told still waits for the slow one.")
                .isEqualTo(3);
        tellAll(slowOne);
        assertThat(slow.told)
                .as("The slow handler missed nothing, and was told nothing twice.")
                .containsExactly("add a@1", "update a@1 -> a@2", "delete a");
        assertThat(leaving.told).as("This one left after the first event.").containsExactly("add a@1");
    }

    @Task("8.3 a handler at work holds up nobody")
    void atWork() {
        FanOut fanOut = fanOut();
        CountDownLatch until = new CountDownLatch(1);
        ToldHandler slow = new ToldHandler().standingStill(until);
        ToldHandler quick = new ToldHandler();
        FanOut.Listener slowOne = fanOut.join(slow, NOTHING_YET);
        FanOut.Listener quickOne = fanOut.join(quick, NOTHING_YET);
        fanOut.publish(() -> {}, ADD_A);
        Thread slowThread = kit().spawn("the slow handler's thread", () -> tellAll(slowOne));
        kit().await("the slow handler is told of its first event", slow.atWork);

        Thread informer = kit().spawn("the informer's thread", () -> fanOut.publish(() -> {}, UPDATE_A));
        kit().await(
                        "publish() returns while a handler is at work in another thread. A lock that deliverNext() holds"
                                + " while it calls the handler makes the informer wait for the slowest handler of all",
                        informer);
        Thread quickThread = kit().spawn("the quick handler's thread", () -> tellAll(quickOne));
        kit().await("the quick handler is told while the slow one is at work. They must share no lock", quickThread);
        assertThat(quick.told)
                .as("What the quick handler was told while the slow one is at work: everything, for publish() puts the"
                        + " news into the buffer of every listener.")
                .containsExactly("add a@1", "update a@1 -> a@2");
        Thread joining = kit().spawn("somebody joins", () -> fanOut.join(new ToldHandler(), NOTHING_YET));
        kit().await("join() returns while a handler is at work", joining);

        assertThat(slow.told).as("The slow handler is still in its first call.").containsExactly("add a@1");
        until.countDown();
        kit().await("the slow handler's thread has told it everything", slowThread);
        assertThat(slow.told).as("And it is told the rest.").containsExactly("add a@1", "update a@1 -> a@2");
    }

    @Task("8.4 a late handler is told of what is there")
    void lateHandler() {
        FanOut fanOut = fanOut();
        ToldHandler early = new ToldHandler();
        FanOut.Listener earlyOne = fanOut.join(early, this::content);
        fanOut.publish(() -> store.add(A1), ADD_A);
        fanOut.publish(() -> store.set(0, A2), UPDATE_A);
        fanOut.publish(() -> store.add(B1), ADD_B);

        ToldHandler late = new ToldHandler();
        FanOut.Listener lateOne = fanOut.join(late, this::content);
        assertThat(late.told)
                .as("join() must not call the handler: whoever adds one would wait for it, and so would the informer.")
                .isEmpty();
        fanOut.publish(() -> store.remove(A2), DELETE_A);
        tellAll(lateOne);
        assertThat(late.told)
                .as("It came when a@2 and b@1 were there: told as adds, in the initial list, not what a was before. Then"
                        + " what happened since.")
                .containsExactly("add a@2 initial", "add b@1 initial", "delete a");
        tellAll(earlyOne);
        assertThat(early.told)
                .as("The early handler was told of all that, and is told nothing again because somebody else came.")
                .containsExactly("add a@1", "update a@1 -> a@2", "add b@1", "delete a");
    }

    @Task("8.5 a late handler misses nothing")
    void missesNothing() {
        FanOut fanOut = warm(fanOut());
        store.add(A1);
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch until = new CountDownLatch(1);
        ToldHandler late = new ToldHandler();
        var lateOne = new CopyOnWriteArrayList<FanOut.Listener>();
        Thread joining = kit().spawn("somebody joins", () -> lateOne.add(fanOut.join(late, () -> {
            List<KubeObject> seen = content();
            looked.countDown();
            await(until);
            return seen;
        })));
        kit().await("join() looks into the store: it calls content.get()", looked);
        Thread informer =
                kit().spawn("the informer's thread", () -> fanOut.publish(() -> store.add(B1), ADD_B));
        untilItWaitsOrIsDone(informer);
        until.countDown();
        kit().await("publish() returns after somebody has joined", informer);
        kit().await("join() returns", joining);
        tellAll(lateOne.get(0));
        assertThat(late.told)
                .as("join() had looked into the store, which held a; then b was published; then join() went on. Nothing"
                        + " may be published between the look and the joining, or it is missed, or told out of order: one"
                        + " lock for both.")
                .containsExactly("add a@1 initial", "add b@1");
    }

    @Task("8.5 a late handler is told nothing twice")
    void nothingTwice() {
        FanOut fanOut = warm(fanOut());
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch until = new CountDownLatch(1);
        Thread informer = kit().spawn("the informer's thread", () -> fanOut.publish(
                () -> {
                    store.add(A1);
                    written.countDown();
                    await(until);
                },
                ADD_A));
        kit().await("publish() writes to the store: it calls write.run()", written);
        ToldHandler late = new ToldHandler();
        var lateOne = new CopyOnWriteArrayList<FanOut.Listener>();
        Thread joining = kit().spawn("somebody joins", () -> lateOne.add(fanOut.join(late, this::content)));
        untilItWaitsOrIsDone(joining);
        until.countDown();
        kit().await("publish() returns", informer);
        kit().await("join() returns after something was published", joining);
        tellAll(lateOne.get(0));
        assertThat(late.told)
                .as("publish() had written a to the store; then somebody joined and saw it there; then publish() told"
                        + " everybody. Nobody may join between the writing and the telling: the same lock for both.")
                .containsExactly("add a@1 initial");

        store.clear();
        joinsAgainAndAgain(warm(fanOut()));
    }

    /**
     * A lock that is let go in between and taken again: nothing of the test is called just then, and nobody can hand a
     * Java lock to another thread. But of those who join while somebody publishes, one in three gets in: so fifty join.
     */
    private void joinsAgainAndAgain(FanOut fanOut) {
        for (int round = 0; round < 50; round++) {
            ToldHandler late = new ToldHandler();
            var lateOne = new CopyOnWriteArrayList<FanOut.Listener>();
            AtomicBoolean about = new AtomicBoolean();
            Thread joining = kit().spawn("somebody joins", () -> {
                about.set(true);
                lateOne.add(fanOut.join(late, this::content));
            });
            for (int more = 0; more < 200 && joining.isAlive(); more += about.get() ? 1 : 0) {
                addAndDeleteA(fanOut);
            }
            kit().await("join() returns after something was published", joining);
            addAndDeleteA(fanOut);
            lateOne.get(0).deliverNext();
            lateOne.get(0).deliverNext();
            fanOut.leave(lateOne.get(0));
            assertThat(late.told)
                    .as("Again and again a was added, then deleted, while others joined. One was told this first. It got in"
                            + " where a lock was let go and taken again. Nobody may join between the writing and the"
                            + " telling: take the lock once for all of publish(), and once for all of join().")
                    .isIn(List.of("add a@1 initial", "delete a"), List.of("add a@1", "delete a"));
        }
    }

    private void addAndDeleteA(FanOut fanOut) {
        fanOut.publish(() -> store.add(A1), ADD_A);
        fanOut.publish(() -> store.remove(A1), new Notification.Delete<>(DeletedObject.seen(A1)));
    }

    @Task("8.6 a handler has synced when it has been told")
    void synced() {
        FanOut fanOut = fanOut();
        CountDownLatch until = new CountDownLatch(1);
        ToldHandler handler = new ToldHandler();
        FanOut.Listener listener = fanOut.join(handler, NOTHING_YET);
        fanOut.publish(() -> store.add(A1), new Notification.Add<>(A1, true));
        tellAll(listener);
        assertThat(listener.hasSynced())
                .as("It has been told all that came, but the store has not synced: more of the first list may come.")
                .isFalse();
        handler.standingStill(until);
        fanOut.publish(() -> store.add(B1), new Notification.Add<>(B1, true));
        fanOut.storeSynced();
        assertThat(listener.hasSynced())
                .as("The store has synced, but b still waits in this handler's buffer.")
                .isFalse();
        Thread thread = kit().spawn("the handler's thread", listener::deliverNext);
        kit().await("the handler is told of b", () -> handler.told.size() == 2);
        assertThat(listener.hasSynced())
                .as("b is out of the buffer, but the handler is still at work on it. Told is told when it returns.")
                .isFalse();
        until.countDown();
        kit().await("deliverNext() returns when its handler does", thread);
        assertThat(listener.hasSynced()).as("The store has synced and it was told everything.").isTrue();
        handler.standingStill(new CountDownLatch(0));
        fanOut.publish(() -> {}, DELETE_A);
        fanOut.publish(() -> store.set(0, A2), new Notification.Add<>(A2, false));
        assertThat(listener.hasSynced())
                .as("A delete and the add of a new object wait in the buffer. Neither is of the initial list, so this"
                        + " handler has synced: ask news.isInInitialList().")
                .isTrue();
        tellAll(listener);
        assertThat(listener.hasSynced())
                .as("It was told of a delete and of a new object. Who has synced stays so: do not count down for what you"
                        + " did not count up for.")
                .isTrue();

        FanOut.Listener nothingThere = fanOut.join(new ToldHandler(), NOTHING_YET);
        assertThat(nothingThere.hasSynced())
                .as("The store had synced when this one came, and was empty. There is nothing to tell it: it has synced at"
                        + " once, before any deliverNext(). Find that out when hasSynced() is asked; and storeSynced() holds"
                        + " for all who come later, too.")
                .isTrue();

        FanOut.Listener late = fanOut.join(new ToldHandler(), this::content);
        assertThat(late.hasSynced())
                .as("This one came after the store had synced. It still has to be told of a and b.")
                .isFalse();
        tellAll(late);
        assertThat(late.hasSynced())
                .as("Now it was told of a and b, and the store had synced before it came.")
                .isTrue();

        var broken = new IllegalStateException("this handler cannot do it");
        ToldHandler brokenOne = new ToldHandler().throwing(broken);
        FanOut.Listener failing = fanOut.join(brokenOne, () -> List.of(A1));
        assertThat(catchThrowable(failing::deliverNext))
                .as("What a handler throws must come out of deliverNext(): its thread logs it and goes on.")
                .isSameAs(broken);
        tellAll(failing);
        assertThat(brokenOne.told)
                .as("This handler threw on a. Told again it would throw again, for ever, and never hear of anything else.")
                .containsExactly("add a@1 initial");
        assertThat(failing.hasSynced())
                .as("This handler threw on a, so it does not know a: it has not synced, and never will, as in client-go.")
                .isFalse();
    }

    private static boolean tellNothing(FanOut.Listener listener) {
        try {
            return listener.deliverNext();
        } catch (RuntimeException e) {
            return fail("deliverNext() threw " + e + ". Nothing is left to tell, and that is no error: return false.", e);
        }
    }

    private FanOut fanOut() {
        FanOut fanOut = answer();
        if (fanOut instanceof AutoCloseable withThreads) {
            kit().closeAfter(withThreads); // the library's
        }
        return fanOut;
    }

    /** What it needs is loaded: so when a thread stands still in it after this, it waits for a lock. */
    private FanOut warm(FanOut fanOut) {
        FanOut.Listener listener = fanOut.join(new ToldHandler(), () -> List.of(B1));
        fanOut.publish(() -> {}, DELETE_A);
        tellAll(listener);
        fanOut.leave(listener);
        return fanOut;
    }

    private void untilItWaitsOrIsDone(Thread thread) {
        kit().await(thread.getName() + " goes on, or waits for a lock", () -> switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
            default -> false;
        });
    }

    private List<KubeObject> content() {
        return List.copyOf(store);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the test is over
        }
    }

    private static void tellAll(FanOut.Listener listener) {
        for (int i = 0; i < 100 && listener.deliverNext(); i++) {
            // the next
        }
    }
}
