package workbook.grade;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs two calls of an answer so that they overlap in every way that matters: the first call is stopped before one of its steps,
 * the second call runs until it returns or waits for a lock, then the first one continues. This is repeated for each step. So the
 * result does not depend on the scheduler of the machine.
 *
 * <p>The answers must come from {@link Contract#steppedAnswer}; on other answers, nothing is ever stopped and nothing is found. Used
 * by one thread.
 *
 * @param <A> the type of the answer
 */
public final class Interleavings<A> {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** So often a thread must look blocked, one after the other, until it counts as blocked. */
    private static final int SAMPLES = 5;

    private final Supplier<A> answers;
    private final Function<A, Object> state;
    private final boolean results;

    /**
     * Creates the runs for one kind of answer.
     *
     * @param answers returns a new answer in the same state each time
     * @param state returns what can be seen after both calls
     */
    public Interleavings(Supplier<A> answers, Function<A, Object> state) {
        this(answers, state, true);
    }

    private Interleavings(Supplier<A> answers, Function<A, Object> state, boolean results) {
        this.answers = answers;
        this.state = state;
        this.results = results;
    }

    /**
     * Returns runs that find only fields and collections that two calls use without waiting, and compare no results. It is faster: a
     * call is stopped only where it uses one.
     */
    public static <A> Interleavings<A> ofSharedState(Supplier<A> answers) {
        return new Interleavings<>(answers, any -> "", false);
    }

    /**
     * A call of a method.
     *
     * @param name such as {@code add(pod-1)}
     * @param body calls the method; returns what is to be compared
     */
    public record Call<A>(String name, Function<A, Object> body) {}

    /**
     * Two calls that disturbed each other. Immutable.
     *
     * @param text which calls, where the first one was stopped, and what happened
     * @param shared what both used at the same time: the type of a collection, or the name of a field; "" if they only had a result
     *     that no order of the two calls has
     * @param field whether {@code shared} is a field
     */
    public record Finding(String text, String shared, boolean field) {}

    /** Returns the first step of the first call at which the second call disturbs it, or is disturbed; empty if there is none. */
    public Optional<Finding> find(Call<A> first, Call<A> second) {
        Set<String> allowed = new LinkedHashSet<>();
        allowed.add(inOrder(first, second, true)); // also without results: it loads the classes, and throws a Todo
        allowed.add(inOrder(second, first, false));
        for (int step = 1; ; step++) {
            Run run = new Run(first, second, step);
            String came = run.outcome();
            if (!run.stopped) {
                return Optional.empty(); // the first call has fewer steps
            }
            String where = first.name + " was stopped at " + run.place + ", and " + second.name
                    + " was called on another thread. ";
            if (run.conflict != null) {
                return Optional.of(new Finding(where + run.conflict, run.shared, run.sharedField));
            }
            if (results && !allowed.contains(came)) {
                return Optional.of(new Finding(
                        where + "Expected the same result as one after the other, " + String.join(" or ", allowed)
                                + "; it was " + came + ".",
                        "",
                        false));
            }
        }
    }

    private String inOrder(Call<A> earlier, Call<A> later, boolean firstIsEarlier) {
        A answer = answers.get();
        Object one = result(earlier, answer);
        Object two = result(later, answer);
        return text(firstIsEarlier ? one : two, firstIsEarlier ? two : one, state.apply(answer));
    }

    private static String text(Object first, Object second, Object state) {
        StringBuilder text = new StringBuilder("[");
        for (Object one : new Object[] {first, second, state}) {
            if (!String.valueOf(one).isEmpty()) {
                text.append(text.length() == 1 ? "" : "; ").append(one);
            }
        }
        return text.append("]").toString();
    }

    private Object result(Call<A> call, A answer) {
        try {
            return call.body.apply(answer);
        } catch (Todo todo) {
            throw todo;
        } catch (RuntimeException e) {
            return call.name + " threw " + e;
        }
    }

    /** Two calls, of which the first one is stopped before one of its steps. */
    private final class Run {
        private final Call<A> first;
        private final Call<A> second;
        private final int step;
        private final Thread main = Thread.currentThread();
        private final Map<Object, Object> owners = new IdentityHashMap<>();
        private volatile boolean stopped;
        private volatile boolean released;
        private volatile @Nullable String conflict;
        private String place = "";
        private @Nullable Object target;
        private String field = "";
        private boolean write;
        private String shared = "";
        private boolean sharedField;

        Run(Call<A> first, Call<A> second, int step) {
            this.first = first;
            this.second = second;
            this.step = step;
        }

        String outcome() {
            A answer = answers.get();
            Worker one = new Worker(first, answer, new First());
            one.start();
            await(first.name, () -> stopped || one.over);
            Worker two = new Worker(second, answer, new Second());
            if (stopped) {
                two.start();
                awaitEndOrBlock(two, one);
            }
            released = true;
            LockSupport.unpark(one);
            await(first.name, () -> one.over);
            if (!stopped) {
                return "";
            }
            await(second.name, () -> two.over);
            return text(one.result, two.result, state.apply(answer));
        }

        /** Waits until the second call has returned, or waits for something that only the first one can give. */
        private void awaitEndOrBlock(Worker two, Worker one) {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            for (int blocked = 0; blocked < SAMPLES && !two.over && System.nanoTime() < deadline; ) {
                Thread.State now = two.getState();
                boolean waits =
                        now == Thread.State.BLOCKED || now == Thread.State.WAITING || now == Thread.State.TIMED_WAITING;
                blocked = waits ? blocked + 1 : 0;
                if (waits && waitsFor(two, one)) {
                    return;
                }
                LockSupport.parkNanos(waits ? 100_000 : 10_000);
            }
        }

        private static boolean waitsFor(Thread thread, Thread owner) {
            ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
            return info != null && info.getLockOwnerId() == owner.getId();
        }

        private void await(String what, Supplier<Boolean> condition) {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (!condition.get()) {
                if (Thread.interrupted()) {
                    Thread.currentThread().interrupt();
                    throw new WaitFailed("interrupted while waiting for: " + what);
                }
                if (System.nanoTime() - deadline > 0) {
                    released = true;
                    throw new WaitFailed("timed out after 10 s waiting for " + what + " to return, while " + first.name
                            + " and " + second.name + " ran on two threads: a deadlock?");
                }
                LockSupport.parkNanos(1_000_000); // the workers wake this thread up
            }
        }

        private final class Worker extends Thread {
            private final Call<A> call;
            private final A answer;
            private final Steps.Observer observer;
            private volatile boolean over;
            private Object result = "";

            Worker(Call<A> call, A answer, Steps.Observer observer) {
                super(call.name);
                setDaemon(true);
                this.call = call;
                this.answer = answer;
                this.observer = observer;
            }

            @Override
            public void run() {
                Steps.observe(observer);
                try {
                    result = Interleavings.this.result(call, answer);
                } catch (Throwable e) {
                    result = call.name + " threw " + e;
                } finally {
                    Steps.observe(null);
                    over = true;
                    LockSupport.unpark(main);
                }
            }
        }

        /** Stops the first call. */
        private final class First extends Watching {
            private int steps;

            @Override
            public void before(@Nullable Object object, String name, boolean change) {
                if (object == null && !results) {
                    return; // nothing that the second call could use
                }
                steps++;
                if (steps != step) {
                    return;
                }
                target = object;
                field = name;
                write = change;
                place = placeOfCaller();
                stopped = true;
                LockSupport.unpark(main);
                while (!released) {
                    LockSupport.park(this);
                }
            }
        }

        /** Notes what the second call uses while the first one is about to use it. */
        private final class Second extends Watching {
            @Override
            public void before(@Nullable Object object, String name, boolean change) {
                if (!released
                        && conflict == null
                        && object != null
                        && object == target
                        && name.equals(field)
                        && (write || change)) {
                    sharedField = !name.isEmpty();
                    shared = sharedField ? name : object.getClass().getSimpleName();
                    conflict = "It did not wait: both were about to use the same "
                            + (sharedField
                                    ? "field, " + name + ","
                                    : object.getClass().getSimpleName()) + " (" + place + " and "
                            + placeOfCaller() + "), and " + (write && change ? "both" : "one of them")
                            + " to change it.";
                }
            }
        }

        private abstract class Watching implements Steps.Observer {
            private final Object[] last = new Object[1];

            @Override
            public Map<Object, Object> owners() {
                return owners;
            }

            @Override
            public Object[] last() {
                return last;
            }
        }
    }

    private static String placeOfCaller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith("workbook.")
                                && !frame.getClassName().startsWith("java."))
                        .findFirst()
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                        .orElse("an unknown line"));
    }
}
