import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.informer.Notification;
import informers.internal.informer.SharedProcessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/**
 * All graded tests of chapter 08. They run against the library's answer and against yours.
 *
 * <p>The tests take the part of the handlers' threads: nothing is delivered before a test calls {@code deliverNext()}.
 */
@WithoutUsing(
        value = {SharedProcessor.class, InformerParts.class, SharedIndexInformer.class, LibFanOut.class},
        packages = "informers.factory")
public abstract class FanOutContract extends Contract<FanOut> {
    /** A right answer needs a second; a busy machine may need much longer. */
    @Override
    protected Duration limit() {
        return Duration.ofSeconds(40);
    }

    private static final KubeObject A1 = SampleMap.of("a", 1, 1);
    private static final KubeObject A2 = SampleMap.of("a", 2, 2);
    private static final KubeObject B1 = SampleMap.of("b", 1, 1);
    private static final Notification<KubeObject> ADD_A = new Notification.Add<>(A1, false);
    private static final Notification<KubeObject> UPDATE_A = new Notification.Update<>(A1, A2);
    private static final Notification<KubeObject> DELETE_A = new Notification.Delete<>(DeletedObject.seen(A2));
    private static final Notification<KubeObject> ADD_B = new Notification.Add<>(B1, false);
    private static final Supplier<List<KubeObject>> NOTHING_YET = List::of;

    private final List<KubeObject> store = new CopyOnWriteArrayList<>();

    @Task("8.1 one handler, one notification")
    void oneEvent() {
        FanOut fanOut = fanOut();
        TestHandler handler = new TestHandler();
        FanOut.Listener listener = fanOut.join(handler, NOTHING_YET);
        fanOut.publish(() -> store.add(A1), ADD_A);
        assertThat(store).as("publish() must write to the store: call write.run().").containsExactly(A1);
        listener.deliverNext();
        assertThat(handler.notifications)
                .as("The handler's thread called deliverNext() once: expected 1 notification, taken out of the buffer and passed to the handler.")
                .containsExactly("add a@1");
    }

    @Task("8.2 a buffer between the informer and its handler")
    void buffer() {
        FanOut fanOut = fanOut();
        TestHandler handler = new TestHandler();
        FanOut.Listener listener = fanOut.join(handler, NOTHING_YET);
        int[] backlogDuringWrite = {-1};
        fanOut.publish(() -> backlogDuringWrite[0] = listener.backlog(), ADD_A);
        fanOut.publish(() -> {}, UPDATE_A);
        fanOut.publish(() -> {}, DELETE_A);
        assertThat(backlogDuringWrite[0])
                .as("The backlog during write.run(). First write to the store, then notify: handlers read the store.")
                .isZero();
        assertThat(handler.notifications)
                .as("publish() runs on the informer's thread. It must not call handlers: a slow handler would block the"
                        + " informer.")
                .isEmpty();
        assertThat(listener.backlog()).as("Three notifications are in the buffer.").isEqualTo(3);

        assertThat(listener.deliverNext()).as("deliverNext() returns true: it delivered a notification.").isTrue();
        assertThat(handler.notifications).as("One call of deliverNext() delivers one notification, the oldest.").containsExactly("add a@1");
        assertThat(listener.backlog()).as("Two notifications are left in the buffer.").isEqualTo(2);
        listener.deliverNext();
        assertThat(listener.deliverNext()).as("The third notification was delivered. True means that one was delivered, not that more are left.").isTrue();
        assertThat(handler.notifications)
                .as("First in, first out, and every notification: a handler may skip states, the buffer may not.")
                .containsExactly("add a@1", "update a@1 -> a@2", "delete a");
        var answers = new LinkedBlockingQueue<Boolean>();
        kit().spawn("the handler's thread", () -> answers.add(deliverFromEmptyBuffer(listener)));
        assertThat(kit().next(
                        "deliverNext() to return although the buffer is empty. It must not wait for a notification:"
                                + " ListenerThread waits, and then calls it again",
                        answers))
                .as("The buffer is empty: nothing was delivered.")
                .isFalse();
        assertThat(listener.backlog()).as("The buffer is empty.").isZero();
        keepsEveryNotification();
        hasNoBound();
    }

    private void keepsEveryNotification() {
        Notification<KubeObject> resync = new Notification.Update<>(A2, A2);
        Map<Notification<KubeObject>, String> texts = Map.of(
                ADD_A, "add a@1", ADD_B, "add b@1", UPDATE_A, "update a@1 -> a@2", resync, "update a@2 -> a@2", DELETE_A, "delete a");
        for (List<Notification<KubeObject>> published : List.of(
                List.of(ADD_B, ADD_A, UPDATE_A, resync), // several of one object
                List.of(resync, resync, resync), // equal ones, as after two resyncs
                List.of(ADD_A, DELETE_A, ADD_A, DELETE_A), // which seem to cancel each other
                List.of(UPDATE_A, ADD_B, UPDATE_A, DELETE_A))) {
            FanOut fanOut = fanOut();
            TestHandler handler = new TestHandler();
            FanOut.Listener listener = fanOut.join(handler, NOTHING_YET);
            published.forEach(notification -> fanOut.publish(() -> {}, notification));
            List<String> expected = published.stream().map(texts::get).toList();
            String lesson = "Published while the handler's thread did not run: " + expected + ". The buffer must keep every"
                    + " notification, also several of one object, equal ones, and a delete after an add: it merges none and"
                    + " drops none.";
            assertThat(listener.backlog()).as(lesson + " The backlog:").isEqualTo(published.size());
            deliverAll(listener);
            assertThat(handler.notifications).as(lesson + " The handler received:").isEqualTo(expected);
        }
    }

    private void hasNoBound() {
        int many = 3000;
        List<KubeObject> states = IntStream.range(0, 100).<KubeObject>mapToObj(i -> SampleMap.of("a", i, 1)).toList();
        FanOut fanOut = fanOut();
        TestHandler handler = new TestHandler();
        FanOut.Listener listener = fanOut.join(handler, NOTHING_YET);
        List<String> expected = new ArrayList<>();
        Thread informer = kit().spawn("the informer's thread", () -> {
            for (int i = 0; i < many; i++) {
                KubeObject before = states.get(i % 100);
                KubeObject now = states.get((i + 1) % 100);
                expected.add("update a@" + before.resourceVersion() + " -> a@" + now.resourceVersion());
                fanOut.publish(() -> {}, new Notification.Update<>(before, now));
            }
        });
        kit().await(
                        "publish() to return " + many + " times although the handler's thread takes nothing out of the buffer."
                                + " publish() never waits: the buffer has no bound",
                        informer);
        assertThat(listener.backlog())
                .as("The backlog after " + many + " notifications, none of them delivered. The buffer has no bound: a"
                        + " notification that is dropped is a change that the handler never learns of.")
                .isEqualTo(many);
        for (int i = 0; i < many && listener.deliverNext(); i++) {
            // deliver the next one
        }
        assertThat(handler.notifications.equals(expected))
                .as("The handler must receive all " + many + " notifications in the order in which they were published. It"
                        + " received " + handler.notifications.size() + "; the first one that differs is number "
                        + IntStream.range(0, many)
                                .filter(i -> i >= handler.notifications.size()
                                        || !handler.notifications.get(i).equals(expected.get(i)))
                                .findFirst()
                                .orElse(many) + ". The same order:")
                .isTrue();
    }

    @Task("8.3 every handler at its own speed")
    void everyHandler() {
        FanOut fanOut = fanOut();
        TestHandler fast = new TestHandler();
        TestHandler slow = new TestHandler();
        TestHandler removed = new TestHandler();
        FanOut.Listener fastOne = fanOut.join(fast, NOTHING_YET);
        FanOut.Listener slowOne = fanOut.join(slow, NOTHING_YET);
        FanOut.Listener removedOne = fanOut.join(removed, NOTHING_YET);
        fanOut.publish(() -> {}, ADD_A);
        deliverAll(removedOne);
        fanOut.leave(removedOne);
        fanOut.publish(() -> {}, UPDATE_A);
        deliverAll(fastOne);
        assertThat(fast.notifications)
                .as("The fast handler has received everything, although the slow one's deliverNext() was not called yet."
                        + " Each handler needs a buffer of its own: a notification is for all handlers, not only for one.")
                .containsExactly("add a@1", "update a@1 -> a@2");
        fanOut.publish(() -> {}, DELETE_A);
        deliverAll(removedOne);
        assertThat(removed.notifications)
                .as("This handler received a, then it was removed by leave(), then two more notifications were published. It must"
                        + " not receive them.")
                .containsExactly("add a@1");
        assertThat(slowOne.backlog())
                .as("The notifications that the fast handler has received are still in the slow one's buffer.")
                .isEqualTo(3);
        deliverAll(slowOne);
        assertThat(slow.notifications)
                .as("The slow handler must miss nothing and receive nothing twice.")
                .containsExactly("add a@1", "update a@1 -> a@2", "delete a");
        FanOut.Listener again = fanOut.join(slow, NOTHING_YET);
        fanOut.publish(() -> {}, ADD_B);
        assertThat(List.of(slowOne.backlog(), again.backlog()))
                .as("One handler was added twice, by two calls of join(): it has two listeners, each with a buffer of its own."
                        + " The backlogs of the two after one notification:")
                .isEqualTo(List.of(1, 1));
    }

    @Task("8.3 a running handler blocks nobody")
    void atWork() {
        FanOut fanOut = fanOut();
        CountDownLatch until = new CountDownLatch(1);
        TestHandler slow = new TestHandler().blocking(until);
        TestHandler fast = new TestHandler();
        FanOut.Listener slowOne = fanOut.join(slow, NOTHING_YET);
        FanOut.Listener fastOne = fanOut.join(fast, NOTHING_YET);
        fanOut.publish(() -> {}, ADD_A);
        Thread slowThread = kit().spawn("the slow handler's thread", () -> deliverAll(slowOne));
        kit().await("the first callback of the slow handler", slow.entered);

        Thread informer = kit().spawn("the informer's thread", () -> fanOut.publish(() -> {}, UPDATE_A));
        kit().await(
                        "publish() to return while a handler runs on another thread. If deliverNext() holds a lock while it"
                                + " calls the handler, the informer waits for the slowest of all handlers",
                        informer);
        Thread fastThread = kit().spawn("the fast handler's thread", () -> deliverAll(fastOne));
        kit().await("the fast handler to be called while the slow one runs. They must share no lock", fastThread);
        assertThat(fast.notifications)
                .as("The fast handler receives everything while the slow one runs: publish() adds the notification to the"
                        + " buffer of every listener.")
                .containsExactly("add a@1", "update a@1 -> a@2");
        Thread joining = kit().spawn("a thread that calls join()", () -> fanOut.join(new TestHandler(), NOTHING_YET));
        kit().await("join() to return while a handler runs", joining);

        assertThat(slow.notifications).as("The slow handler is still in its first callback.").containsExactly("add a@1");
        until.countDown();
        kit().await("the slow handler's thread to deliver everything", slowThread);
        assertThat(slow.notifications).as("After its first callback has returned, the slow handler receives the rest.").containsExactly("add a@1", "update a@1 -> a@2");
    }

    @Task("8.4 a late handler first receives the initial list")
    void lateHandler() {
        FanOut fanOut = fanOut();
        fanOut.publish(() -> store.add(B1), ADD_B);
        assertThat(store)
                .as("publish() was called before any handler was added: it must write to the store nevertheless.")
                .containsExactly(B1);
        store.clear();
        TestHandler early = new TestHandler();
        FanOut.Listener earlyOne = fanOut.join(early, this::content);
        fanOut.publish(() -> store.add(A1), ADD_A);
        fanOut.publish(() -> store.set(0, A2), UPDATE_A);
        fanOut.publish(() -> store.add(B1), ADD_B);

        TestHandler late = new TestHandler();
        FanOut.Listener lateOne = fanOut.join(late, this::content);
        assertThat(late.notifications)
                .as("join() must not call the handler: the thread that adds the handler would wait for it, and so would the"
                        + " informer.")
                .isEmpty();
        int backlogAfterJoin = lateOne.backlog();
        fanOut.publish(() -> store.remove(A2), DELETE_A);
        deliverAll(lateOne);
        assertThat(late.notifications)
                .as("When the handler was added, the store held a@2 and b@1: expected these as adds, in the initial list,"
                        + " without earlier states of a. Then everything that was published later.")
                .containsExactly("add a@2 initial", "add b@1 initial", "delete a");
        assertThat(backlogAfterJoin)
                .as("When join() returns, the two adds of the initial list are already in the buffer. Its backlog:")
                .isEqualTo(2);
        deliverAll(earlyOne);
        assertThat(early.notifications)
                .as("The early handler receives all notifications once, and nothing again because another handler was"
                        + " added.")
                .containsExactly("add a@1", "update a@1 -> a@2", "add b@1", "delete a");
    }

    @Task("8.5 a late handler misses nothing")
    void missesNothing() {
        FanOut fanOut = warm(fanOut());
        store.add(A1);
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch until = new CountDownLatch(1);
        TestHandler late = new TestHandler();
        var lateOne = new CopyOnWriteArrayList<FanOut.Listener>();
        Thread joining = kit().spawn("a thread that calls join()", () -> lateOne.add(fanOut.join(late, () -> {
            List<KubeObject> seen = content();
            looked.countDown();
            await(until);
            return seen;
        })));
        kit().await("join() to read the store: it must call content.get()", looked);
        Thread informer =
                kit().spawn("the informer's thread", () -> fanOut.publish(() -> store.add(B1), ADD_B));
        awaitBlockedOrEnded(informer);
        until.countDown();
        kit().await("publish() to return after join() has returned", informer);
        kit().await("join() to return", joining);
        deliverAll(lateOne.get(0));
        assertThat(late.notifications)
                .as("join() had read the store, which held a; then b was published; then join() continued. Nothing may be"
                        + " published between reading the store and adding the listener: otherwise b is missed, or delivered"
                        + " out of order. Use one lock for both.")
                .containsExactly("add a@1 initial", "add b@1");
        failsInTheMiddle();
    }

    private void failsInTheMiddle() {
        FanOut fanOut = fanOut();
        FanOut.Listener listener = fanOut.join(new TestHandler(), NOTHING_YET);
        var broken = new IllegalStateException("simulated by the test");
        assertThat(catchThrowable(() -> fanOut.publish(() -> failWith(broken), ADD_A)))
                .as("write.run() threw. publish() must throw the same exception: its caller must know that the store does not"
                        + " have the change.")
                .isSameAs(broken);
        assertThat(listener.backlog())
                .as("write.run() threw, so the store does not hold a: publish() must notify nobody. The backlog:")
                .isZero();
        assertThat(catchThrowable(() -> fanOut.join(new TestHandler(), () -> failWith(broken))))
                .as("content.get() threw. join() must throw the same exception: without the initial list, no handler is added.")
                .isSameAs(broken);
        Thread informer = kit().spawn("the informer's thread", () -> fanOut.publish(() -> {}, ADD_B));
        kit().await(
                        "publish() to return on another thread, after write.run() and content.get() threw. An exception must"
                                + " not leave the lock locked: use synchronized, or unlock in a finally block",
                        informer);
        assertThat(listener.backlog()).as("b was published after the two failures. The backlog:").isEqualTo(1);
    }

    private static <R> R failWith(RuntimeException failure) {
        throw failure;
    }

    @Task("8.5 a late handler receives nothing twice")
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
        kit().await("publish() to write to the store: it must call write.run()", written);
        TestHandler late = new TestHandler();
        var lateOne = new CopyOnWriteArrayList<FanOut.Listener>();
        Thread joining = kit().spawn("a thread that calls join()", () -> lateOne.add(fanOut.join(late, this::content)));
        awaitBlockedOrEnded(joining);
        until.countDown();
        kit().await("publish() to return", informer);
        kit().await("join() to return after a notification was published", joining);
        deliverAll(lateOne.get(0));
        assertThat(late.notifications)
                .as("publish() had written a to the store; then join() read it there; then publish() notified all"
                        + " listeners. No handler may be added between the write and the notification: use the same lock"
                        + " for both.")
                .containsExactly("add a@1 initial");

        new FanOutOverlaps(this::stepped).joinAndPublish();
    }

    /** The library's answer has threads of its own, and cannot be stopped: the test of the library covers it. */
    private FanOut stepped() {
        FanOut fanOut = steppedAnswer();
        if (fanOut instanceof AutoCloseable withThreads) {
            kit().closeAfter(withThreads); // the library's
        }
        return fanOut;
    }

    @Task("8.6 a handler has synced when the initial list was delivered")
    void synced() {
        FanOut fanOut = fanOut();
        CountDownLatch until = new CountDownLatch(1);
        TestHandler handler = new TestHandler();
        FanOut.Listener listener = fanOut.join(handler, NOTHING_YET);
        fanOut.publish(() -> store.add(A1), new Notification.Add<>(A1, true));
        deliverAll(listener);
        assertThat(listener.hasSynced())
                .as("Everything so far was delivered, but the store has not synced: more objects of the initial list may"
                        + " follow.")
                .isFalse();
        handler.blocking(until);
        fanOut.publish(() -> store.add(B1), new Notification.Add<>(B1, true));
        fanOut.storeSynced();
        assertThat(listener.hasSynced())
                .as("The store has synced, but b is still in this handler's buffer.")
                .isFalse();
        Thread thread = kit().spawn("the handler's thread", listener::deliverNext);
        kit().await("the callback for b", () -> handler.notifications.size() == 2);
        assertThat(listener.hasSynced())
                .as("b was taken out of the buffer, but the handler still processes it. A notification is delivered when"
                        + " the callback has returned.")
                .isFalse();
        until.countDown();
        kit().await("deliverNext() to return after its handler", thread);
        assertThat(listener.hasSynced()).as("The store has synced, and the whole initial list was delivered.").isTrue();
        handler.blocking(new CountDownLatch(0));
        fanOut.publish(() -> {}, DELETE_A);
        fanOut.publish(() -> store.set(0, A2), new Notification.Add<>(A2, false));
        assertThat(listener.hasSynced())
                .as("A delete and the add of a new object are in the buffer. Neither belongs to the initial list, so this"
                        + " handler has synced: check notification.isInInitialList().")
                .isTrue();
        deliverAll(listener);
        assertThat(listener.hasSynced())
                .as("A delete and a new object were delivered. A handler that has synced stays synced: do not count down"
                        + " for a notification for which you did not count up.")
                .isTrue();

        FanOut.Listener nothingThere = fanOut.join(new TestHandler(), NOTHING_YET);
        assertThat(nothingThere.hasSynced())
                .as("When this handler was added, the store had synced and was empty. There is nothing to deliver: the"
                        + " handler has synced at once, before any deliverNext(). Compute this when hasSynced() is called;"
                        + " and storeSynced() applies to handlers that are added later, too.")
                .isTrue();

        FanOut.Listener late = fanOut.join(new TestHandler(), this::content);
        assertThat(late.hasSynced())
                .as("This handler was added after the store had synced. It still has to receive a and b.")
                .isFalse();
        deliverAll(late);
        assertThat(late.hasSynced())
                .as("Now it has received a and b, and the store had synced before it was added.")
                .isTrue();

        var broken = new IllegalStateException("this handler failed");
        TestHandler brokenOne = new TestHandler().throwing(broken);
        FanOut.Listener failing = fanOut.join(brokenOne, () -> List.of(A1));
        assertThat(catchThrowable(failing::deliverNext))
                .as("deliverNext() must throw what the handler throws: its thread records the exception and continues.")
                .isSameAs(broken);
        deliverAll(failing);
        assertThat(brokenOne.notifications)
                .as("This handler threw on a. If a were delivered again, it could throw again, forever, and would never"
                        + " receive anything else.")
                .containsExactly("add a@1 initial");
        assertThat(failing.hasSynced())
                .as("This handler threw on a, so it did not process a: it has not synced and never will, as in client-go.")
                .isFalse();
        countsTheInitialListOnly();
        countsManyObjects();
        countsFailures();
        new FanOutOverlaps(this::stepped).addAndDeliver();
        new FanOutOverlaps(this::stepped).syncedIsSeen();
    }

    private void countsTheInitialListOnly() {
        FanOut fanOut = fanOut();
        FanOut.Listener listener = fanOut.join(new TestHandler(), NOTHING_YET);
        fanOut.publish(() -> {}, new Notification.Add<>(A1, true));
        fanOut.publish(() -> {}, UPDATE_A);
        fanOut.publish(() -> {}, new Notification.Add<>(B1, true));
        fanOut.storeSynced();
        listener.deliverNext();
        listener.deliverNext();
        assertThat(listener.hasSynced())
                .as("The initial list has two objects, a and b, and an update of a was published between them. Two"
                        + " notifications were delivered, a and its update; b is still in the buffer. Count the adds of the"
                        + " initial list only (notification.isInInitialList()), not all notifications.")
                .isFalse();
        fanOut.publish(() -> {}, ADD_A);
        listener.deliverNext();
        assertThat(listener.hasSynced())
                .as("The initial list has two objects, a and b, and both were delivered. The notification that is left in the"
                        + " buffer does not belong to that list: do not wait for it.")
                .isTrue();
    }

    private void countsManyObjects() {
        FanOut fanOut = fanOut();
        fanOut.storeSynced();
        int many = 300;
        List<KubeObject> objects = IntStream.range(0, many).<KubeObject>mapToObj(i -> SampleMap.of("n" + i, 1, 1)).toList();
        FanOut.Listener listener = fanOut.join(new TestHandler(), () -> objects);
        for (int delivered = 0; delivered <= many; delivered++) {
            assertThat(listener.hasSynced())
                    .as("The initial list of a late handler has " + many + " objects, and " + delivered
                            + " of them were delivered. It has synced after all of them, not earlier and not never. (A"
                            + " counter must be an int or an AtomicInteger: a byte ends at 127, and == compares two Integers"
                            + " by reference.)")
                    .isEqualTo(delivered == many);
            listener.deliverNext();
        }
    }

    private void countsFailures() {
        var broken = new IllegalStateException("this handler failed");
        FanOut fanOut = fanOut();
        fanOut.storeSynced();
        TestHandler handler = new TestHandler().throwing(broken);
        FanOut.Listener failed = fanOut.join(handler, () -> List.of(A1, B1));
        assertThat(catchThrowable(failed::deliverNext)).as("The handler threw on a: deliverNext() must throw it.").isSameAs(broken);
        handler.throwing(null);
        deliverAll(failed);
        fanOut.publish(() -> {}, UPDATE_A);
        fanOut.publish(() -> {}, ADD_A);
        deliverAll(failed);
        assertThat(failed.hasSynced())
                .as("The handler threw on a, an object of the initial list; then it processed b and two later notifications."
                        + " It has not returned from every add of the initial list, and later notifications change nothing:"
                        + " it has not synced.")
                .isFalse();

        TestHandler healthy = new TestHandler();
        FanOut.Listener synced = fanOut.join(healthy, () -> List.of(A1, B1));
        deliverAll(synced);
        healthy.throwing(broken);
        fanOut.publish(() -> {}, UPDATE_A);
        assertThat(catchThrowable(synced::deliverNext)).as("The handler threw on an update: deliverNext() must throw it.").isSameAs(broken);
        assertThat(synced.hasSynced())
                .as("The handler processed its whole initial list, then threw on an update. Notifications after that list"
                        + " change nothing: it has synced.")
                .isTrue();
    }

    private static boolean deliverFromEmptyBuffer(FanOut.Listener listener) {
        try {
            return listener.deliverNext();
        } catch (RuntimeException e) {
            return fail("deliverNext() threw " + e + ". The buffer is empty, which is not an error: return false.", e);
        }
    }

    private FanOut fanOut() {
        FanOut fanOut = answer();
        if (fanOut instanceof AutoCloseable withThreads) {
            kit().closeAfter(withThreads); // the library's
        }
        return fanOut;
    }

    /**
     * Calls each method once, so that all classes are loaded: a thread that blocks in the answer later waits for a
     * lock.
     */
    private FanOut warm(FanOut fanOut) {
        FanOut.Listener listener = fanOut.join(new TestHandler(), () -> List.of(B1));
        fanOut.publish(() -> {}, DELETE_A);
        deliverAll(listener);
        fanOut.leave(listener);
        return fanOut;
    }

    private void awaitBlockedOrEnded(Thread thread) {
        kit().await(thread.getName() + " to end or to wait for a lock", () -> isBlockedOrEnded(thread));
    }

    private static boolean isBlockedOrEnded(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
            default -> false;
        };
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

    private static void deliverAll(FanOut.Listener listener) {
        try {
            for (int i = 0; i < 100 && listener.deliverNext(); i++) {
                // deliver the next one
            }
        } catch (NullPointerException e) {
            fail("deliverNext() was called until it returns false, and threw " + e + ". When the buffer is empty, poll() returns null:"
                    + " return false then, and call no handler. That is task 8.2.", e);
        }
    }
}
