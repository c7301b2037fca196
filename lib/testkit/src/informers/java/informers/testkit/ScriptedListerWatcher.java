package informers.testkit;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.client.rest.UnreachableException.Reason;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.watch.Watch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * A server that follows a script: one response for each LIST and one for each WATCH, in order. After the last response, a LIST
 * fails the test, and a WATCH stays open without events. It records its requests.
 *
 * <pre>{@code
 * ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
 * server.list("10", pod("ns/a", 1)).listFails(refused(expired()));
 * server.watch().added(pod("ns/b", 11)).end();
 * }</pre>
 *
 * <p>Safe for use by all threads of its {@link Concurrency}. Closing its {@link #scope} ends requests that are waiting, as a real
 * client does.
 */
public final class ScriptedListerWatcher<T extends KubeObject> implements ListerWatcher<T> {
    private final Concurrency concurrency;
    private final Monitor monitor;
    private final Deque<Function<ListOptions, ObjectList<T>>> listAnswers = new ArrayDeque<>();
    private final Deque<Function<ListOptions, Watch<T>>> watchAnswers = new ArrayDeque<>();
    private final List<ListOptions> lists = new ArrayList<>();
    private final List<ListOptions> watches = new ArrayList<>();
    private final List<Watch<T>> open = new ArrayList<>();
    private volatile boolean scopeClosed;

    /**
     * Creates a server with an empty script.
     *
     * @param concurrency that of the code under test, such as a {@link SeededScheduler}
     */
    public ScriptedListerWatcher(Concurrency concurrency) {
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    /** Answers the next LIST with these objects, at this resourceVersion. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ScriptedListerWatcher<T> list(String version, T... objects) {
        return list(options -> ObjectList.of(version, List.of(objects)));
    }

    /** Answers the next LIST with what a function returns or throws. */
    public ScriptedListerWatcher<T> list(Function<ListOptions, ObjectList<T>> answer) {
        listAnswers.add(answer);
        return this;
    }

    /** Makes the next LIST throw this exception, such as one of {@link ServerErrors}. */
    public ScriptedListerWatcher<T> listFails(RuntimeException why) {
        return list(options -> {
            throw why;
        });
    }

    /** Makes the next LIST block until the scope is closed. */
    public ScriptedListerWatcher<T> listHangs() {
        return list(options -> {
            throw cancelled();
        });
    }

    /** Answers the next WATCH with the watch that is returned. Its events can be added before and after it is opened. */
    public ScriptedWatch<T> watch() {
        ScriptedWatch<T> watch = new ScriptedWatch<>(concurrency);
        watch(options -> watch);
        return watch;
    }

    /** Answers the next WATCH with what a function returns or throws. */
    public ScriptedListerWatcher<T> watch(Function<ListOptions, Watch<T>> answer) {
        watchAnswers.add(answer);
        return this;
    }

    /** Makes the next WATCH throw this exception, such as one of {@link ServerErrors}. */
    public ScriptedListerWatcher<T> watchFails(RuntimeException why) {
        return watch(options -> {
            throw why;
        });
    }

    /** Makes the next WATCH throw this exception, after a time. */
    public ScriptedListerWatcher<T> watchFails(RuntimeException why, Duration after) {
        return watch(options -> {
            try {
                concurrency.sleep(after);
            } catch (InterruptedException e) {
                concurrency.interruptMyself();
                throw ServerErrors.unreachable(Reason.CANCELLED);
            }
            throw why;
        });
    }

    /** Makes the next WATCH block until the scope is closed. */
    public ScriptedListerWatcher<T> watchHangs() {
        return watch(options -> {
            throw cancelled();
        });
    }

    /** Waits until the scope is closed. */
    private RuntimeException cancelled() {
        monitor.lock();
        try {
            while (!scopeClosed) {
                monitor.await();
            }
        } catch (InterruptedException e) {
            concurrency.interruptMyself(); // cancelled as well
        } finally {
            monitor.unlock();
        }
        return ServerErrors.unreachable(Reason.CANCELLED);
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        lists.add(options);
        Function<ListOptions, ObjectList<T>> answer = listAnswers.poll();
        if (answer == null) {
            throw new AssertionError(
                    "the script has no answer to this LIST: " + options + "; the LISTs so far: " + lists);
        }
        return answer.apply(options);
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        watches.add(options);
        Function<ListOptions, Watch<T>> answer = watchAnswers.poll();
        Watch<T> watch = answer == null ? new ScriptedWatch<>(concurrency) : answer.apply(options);
        open.add(watch);
        return watch;
    }

    /** Returns the options of every LIST so far. */
    public List<ListOptions> lists() {
        return List.copyOf(lists);
    }

    /** Returns the resourceVersion of every LIST so far. */
    public List<String> listVersions() {
        return lists.stream().map(ListOptions::resourceVersion).toList();
    }

    /** Returns the options of every WATCH so far. */
    public List<ListOptions> watches() {
        return List.copyOf(watches);
    }

    /** Returns the resourceVersion of every WATCH so far. */
    public List<String> watchVersions() {
        return watches.stream().map(ListOptions::resourceVersion).toList();
    }

    /** Returns whether its scope was closed. */
    public boolean isScopeClosed() {
        return scopeClosed;
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
                if (scopeClosed) {
                    throw ServerErrors.unreachable(Reason.CANCELLED);
                }
            }

            @Override
            public void close() {
                monitor.with(() -> {
                    scopeClosed = true;
                    monitor.signalAll();
                });
                List.copyOf(open).forEach(Watch::close);
            }
        };
    }
}
