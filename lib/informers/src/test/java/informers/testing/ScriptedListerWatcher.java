package informers.testing;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.client.rest.TestFailures;
import informers.client.rest.UnreachableException.Reason;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * A server that follows a script: an answer for each LIST, and one for each WATCH, in order. When it has no more answers, a
 * LIST fails the test; a WATCH is silent for ever. It remembers what it was asked.
 *
 * <p>Any thread of its {@link Concurrency}. Its {@link #scope} ends what is under way, as that of a real client does.
 *
 * <pre>{@code
 * ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
 * server.list("10", pod("a", 1)).listFails(refused(expired()));
 * server.watch().added(pod("b", 11)).end();
 * }</pre>
 */
public final class ScriptedListerWatcher<T extends KubeObject> implements ListerWatcher<T> {
    private final Concurrency concurrency;
    private final Deque<Function<ListOptions, ObjectList<T>>> lists = new ArrayDeque<>();
    private final Deque<Function<ListOptions, Watch<T>>> watches = new ArrayDeque<>();
    private final List<ListOptions> listed = new ArrayList<>();
    private final List<ListOptions> watched = new ArrayList<>();
    private final List<Watch<T>> open = new ArrayList<>();
    private final Latch scopeClosed;

    public ScriptedListerWatcher(Concurrency concurrency) {
        this.concurrency = concurrency;
        this.scopeClosed = new Latch(concurrency);
    }

    /** The next LIST brings this. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ScriptedListerWatcher<T> list(String version, T... objects) {
        return list(options -> ObjectList.of(version, List.of(objects)));
    }

    public ScriptedListerWatcher<T> list(Function<ListOptions, ObjectList<T>> answer) {
        lists.add(answer);
        return this;
    }

    public ScriptedListerWatcher<T> listFails(RuntimeException why) {
        return list(options -> {
            throw why;
        });
    }

    /** The next LIST waits for ever; only closing the scope ends it. */
    public ScriptedListerWatcher<T> listHangs() {
        return list(options -> {
            throw hang();
        });
    }

    /** The next WATCH is this one; feed it. */
    public ScriptedWatch<T> watch() {
        ScriptedWatch<T> watch = new ScriptedWatch<>(concurrency);
        watch(options -> watch);
        return watch;
    }

    public ScriptedListerWatcher<T> watch(Function<ListOptions, Watch<T>> answer) {
        watches.add(answer);
        return this;
    }

    public ScriptedListerWatcher<T> watchFails(RuntimeException why) {
        return watch(options -> {
            throw why;
        });
    }

    /** As {@link #watchFails(RuntimeException)}, after a while. */
    public ScriptedListerWatcher<T> watchFails(RuntimeException why, Duration after) {
        return watch(options -> {
            try {
                concurrency.sleep(after);
            } catch (InterruptedException e) {
                concurrency.interruptMyself();
                throw TestFailures.unreachable(Reason.CANCELLED);
            }
            throw why;
        });
    }

    /** The next WATCH gets no answer; only closing the scope ends it. */
    public ScriptedListerWatcher<T> watchHangs() {
        return watch(options -> {
            throw hang();
        });
    }

    private RuntimeException hang() {
        try {
            scopeClosed.await();
        } catch (InterruptedException e) {
            concurrency.interruptMyself(); // cancelled as well
        }
        return TestFailures.unreachable(Reason.CANCELLED);
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        listed.add(options);
        Function<ListOptions, ObjectList<T>> answer = lists.poll();
        if (answer == null) {
            throw new AssertionError(
                    "the script has no answer to this LIST: " + options + "; before it came " + listed);
        }
        return answer.apply(options);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        watched.add(options);
        Function<ListOptions, Watch<T>> answer = watches.poll();
        Watch<T> watch = answer == null ? new ScriptedWatch<>(concurrency) : answer.apply(options);
        open.add(watch);
        return watch;
    }

    /** The options of every LIST so far. */
    public List<ListOptions> lists() {
        return List.copyOf(listed);
    }

    /** The resourceVersion of every LIST so far. */
    public List<String> listVersions() {
        return listed.stream().map(ListOptions::resourceVersion).toList();
    }

    /** The options of every WATCH so far. */
    public List<ListOptions> watches() {
        return List.copyOf(watched);
    }

    /** The resourceVersion of every WATCH so far. */
    public List<String> watchVersions() {
        return watched.stream().map(ListOptions::resourceVersion).toList();
    }

    /** Whether the user has closed its scope. */
    public boolean isScopeClosed() {
        return scopeClosed.isOpen();
    }

    @Override
    public Scope<T> scope() {
        return new Scope<>() {
            @Override
            public ObjectList<T> list(ListOptions options) {
                requireOpen();
                return ScriptedListerWatcher.this.list(options);
            }

            @Override
            public Watch<T> watch(ListOptions options) {
                requireOpen();
                return ScriptedListerWatcher.this.watch(options);
            }

            private void requireOpen() {
                if (scopeClosed.isOpen()) {
                    throw TestFailures.unreachable(Reason.CANCELLED);
                }
            }

            @Override
            public void close() {
                scopeClosed.open();
                List.copyOf(open).forEach(Watch::close);
            }
        };
    }
}
