package informers.usercode;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Status;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.logs.CapturedLogs;
import informers.reflector.Reaction;
import informers.reflector.ReflectorMonitor;
import informers.reflector.RelistCause;
import informers.reflector.WatchOutcome;
import informers.testkit.FakeControllerSource;
import informers.testkit.ForwardingListerWatcher;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.testkit.TestObjects;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** User code that a reflector calls: list and watch functions, and monitors. */
class ServerFunctionsFailTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(2);

    /** A server that fails in one of its functions until it is set to healthy. */
    private static class UnhealthyServer extends ForwardingListerWatcher<Pod> {
        final FakeControllerSource<Pod> source;
        volatile boolean healthy;

        UnhealthyServer(FakeControllerSource<Pod> source) {
            super(source);
            this.source = source;
        }
    }

    private static InformerOptions<Pod> options(ListerWatcher<Pod> server, SeededScheduler concurrency) {
        return InformerOptions.of(server, Pod.TYPE).withConcurrency(concurrency);
    }

    /** Checks that the informer does not sync while the server fails, and syncs when it works again. */
    private static void recovers(UnhealthyServer server, SeededScheduler concurrency, boolean streamed)
            throws InterruptedException {
        var options = options(server, concurrency).withReflector(r -> r.withUseWatchList(streamed));
        try (var informer = new SharedIndexInformer<>(options)) {
            informer.start();
            assertThat(informer.awaitSynced(SOON)).isFalse();
            assertThat(informer.isStopped()).isFalse();
            server.healthy = true;
            assertThat(informer.awaitSynced(LATER)).isTrue();
            assertThat(informer.store().listKeys()).hasSize(2);
        }
    }

    @Test
    @DisplayName("a list function that throws an exception, or returns null: not synced, retried")
    void aList() {
        List<Supplier<ObjectList<Pod>>> failures = List.of(
                () -> {
                    throw new IllegalStateException();
                },
                () -> null);
        for (Supplier<ObjectList<Pod>> failure : failures) {
            SeededRuns.run(concurrency -> recovers(
                    new UnhealthyServer(Bad.source(concurrency, "a", "b")) {
                        @Override
                        public ObjectList<Pod> list(ListOptions options) {
                            return healthy ? super.list(options) : failure.get();
                        }
                    },
                    concurrency,
                    false));
        }
    }

    @Test
    @DisplayName("a scope function that throws, or returns null: not synced, retried")
    void aScope() {
        for (boolean isNull : List.of(true, false)) {
            SeededRuns.run(concurrency -> recovers(
                    new UnhealthyServer(Bad.source(concurrency, "a", "b")) {
                        @Override
                        public Scope<Pod> scope() {
                            if (healthy) {
                                return super.scope();
                            }
                            if (isNull) {
                                return null;
                            }
                            throw new IllegalStateException("no connection");
                        }
                    },
                    concurrency,
                    true));
        }
    }

    /** A watch that breaks in one of its functions. */
    private record Breaking(Supplier<Optional<WatchEvent<Pod>>> event, Runnable closing) implements Watch<Pod> {
        @Override
        public Optional<WatchEvent<Pod>> next() {
            return event.get();
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    @Test
    @DisplayName(
            "a watch function that throws or returns null, or a watch that throws, returns null, or cannot be closed")
    void aWatch() {
        Runnable fails = () -> {
            throw new IllegalStateException("no connection");
        };
        List<Supplier<Watch<Pod>>> failures = List.of(
                () -> {
                    throw new IllegalStateException();
                },
                () -> null,
                () -> new Breaking(
                        () -> {
                            throw new IllegalStateException();
                        },
                        fails),
                () -> new Breaking(() -> null, fails),
                () -> new Breaking(Optional::empty, fails));
        for (boolean streamed : List.of(true, false)) {
            for (Supplier<Watch<Pod>> failure : failures) {
                SeededRuns.run(concurrency -> {
                    UnhealthyServer server = new UnhealthyServer(Bad.source(concurrency, "a")) {
                        @Override
                        public Watch<Pod> watch(ListOptions options) {
                            return healthy ? super.watch(options) : failure.get();
                        }
                    };
                    var options = options(server, concurrency).withReflector(r -> r.withUseWatchList(streamed));
                    try (var informer = new SharedIndexInformer<>(options)) {
                        informer.start();
                        assertThat(informer.awaitSynced(SOON))
                                .as("the list is stored")
                                .isTrue();
                        server.source.add("b", "Running");
                        server.healthy = true;
                        concurrency.sleep(LATER);
                        assertThat(informer.isStopped()).isFalse();
                        assertThat(informer.store().listKeys()).hasSize(2);
                    }
                });
            }
        }
    }

    @Test
    @DisplayName("a tweak of the list options that throws, or returns null: not synced, retried; no request is sent")
    void aTweak() {
        List<UnaryOperator<ListOptions>> tweaks = List.of(
                options -> {
                    throw new IllegalStateException("no selector");
                },
                options -> null);
        for (UnaryOperator<ListOptions> tweak : tweaks) {
            SeededRuns.run(concurrency -> {
                AtomicInteger failures = new AtomicInteger();
                try (Clientset nobody = Clientset.of(ClientConfig.of("http://127.0.0.1:1"))) {
                    var server = ListWatch.filtered(nobody.rest(), Pod.TYPE, "", tweak);
                    var options = options(server, concurrency)
                            .withReflector(r -> r.withMonitor(new ReflectorMonitor() {
                                @Override
                                public void requestFailed(RuntimeException error) {
                                    failures.incrementAndGet();
                                }
                            }));
                    try (var informer = new SharedIndexInformer<>(options)) {
                        informer.start();
                        assertThat(informer.awaitSynced(SOON)).isFalse();
                        assertThat(informer.isStopped()).isFalse();
                        assertThat(failures).hasValueGreaterThan(1);
                    }
                }
            });
        }
    }

    @Test
    @DisplayName("a streamed list with an object of another type is incomplete: a LIST follows")
    @SuppressWarnings("unchecked") // as a custom ListerWatcher may do
    void aStreamedList() {
        SeededRuns.run(concurrency -> {
            UnhealthyServer server = new UnhealthyServer(Bad.source(concurrency, "a", "b")) {
                @Override
                public Watch<Pod> watch(ListOptions options) {
                    if (!Boolean.TRUE.equals(options.sendInitialEvents())) {
                        return super.watch(options);
                    }
                    WatchEvent<?> wrong = WatchEvent.of(EventType.ADDED, TestObjects.configMap("ns/b", 2));
                    Iterator<WatchEvent<Pod>> events = List.of(
                                    WatchEvent.of(EventType.ADDED, TestObjects.pod("ns/a", 1)),
                                    (WatchEvent<Pod>) wrong,
                                    TestObjects.initialEventsEnd(Pod.TYPE, 2))
                            .iterator();
                    return new Breaking(
                            () -> events.hasNext() ? Optional.of(events.next()) : Optional.empty(), () -> {});
                }
            };
            try (var informer = new SharedIndexInformer<>(options(server, concurrency))) {
                informer.start();
                assertThat(informer.awaitSynced(SOON)).isTrue();
                assertThat(informer.store().listKeys()).containsExactlyInAnyOrder("default/a", "default/b");
                assertThat(informer.reflectorStats().watchListFallBacks()).isEqualTo(1);
            }
        });
    }

    @Test
    @DisplayName("an Error, or an undeclared checked exception, ends the informer, and every wait for it")
    void anError() {
        List<Supplier<Throwable>> errors = List.of(
                () -> new AssertionError("never"),
                () -> new StackOverflowError(),
                () -> new IOException("no connection"));
        for (Supplier<Throwable> error : errors) {
            SeededRuns.run(concurrency -> {
                UnhealthyServer server = new UnhealthyServer(Bad.source(concurrency, "a")) {
                    @Override
                    public ObjectList<Pod> list(ListOptions options) {
                        Bad.<RuntimeException>sneaky(error.get());
                        return super.list(options);
                    }
                };
                var options = options(server, concurrency).withReflector(r -> r.withUseWatchList(false));
                try (var informer = new SharedIndexInformer<>(options)) {
                    informer.start();
                    long begin = concurrency.nanoTime();
                    assertThat(informer.awaitSynced(Duration.ofHours(1))).isFalse();
                    assertThat(Duration.ofNanos(concurrency.nanoTime() - begin)).isLessThan(SOON);
                    assertThat(informer.isStopped()).isTrue();
                    assertThat(informer.failure())
                            .containsInstanceOf(error.get().getClass());
                }
            });
        }
    }

    @Test
    @DisplayName("supportsWatchList, or a part's factory, that throws: start() throws, and can be called again")
    void atTheStart() {
        SeededRuns.run(concurrency -> {
            AtomicInteger calls = new AtomicInteger();
            UnhealthyServer server = new UnhealthyServer(Bad.source(concurrency, "a")) {
                @Override
                public boolean supportsWatchList() {
                    if (calls.getAndIncrement() == 0) {
                        throw new IllegalStateException("not yet");
                    }
                    return true;
                }
            };
            try (var informer = new SharedIndexInformer<>(options(server, concurrency))) {
                assertThatThrownBy(informer::start).hasMessage("not yet");
                assertThat(informer.hasSynced()).isFalse();
                informer.start();
                assertThat(informer.awaitSynced(SOON)).isTrue();
            }
        });
    }

    /** Throws in every callback. */
    private static final class Rude implements ReflectorMonitor {
        private final Supplier<Throwable> thrown;
        private int calls;

        Rude(Supplier<Throwable> thrown) {
            this.thrown = thrown;
        }

        private void fail() {
            calls++;
            Bad.<RuntimeException>sneaky(thrown.get());
        }

        @Override
        public void listed(int objects, String resourceVersion) {
            fail();
        }

        @Override
        public void watching(String fromResourceVersion) {
            fail();
        }

        @Override
        public void requestFailed(RuntimeException error) {
            fail();
        }

        @Override
        public void watchEnded(WatchOutcome outcome, Reaction reaction) {
            fail();
        }

        @Override
        public void streamError(Status status) {
            fail();
        }

        @Override
        public void relisting(RelistCause cause, String why) {
            fail();
        }

        @Override
        public void watchListFellBack(String why) {
            fail();
        }

        @Override
        public void backingOff(Duration wait) {
            fail();
        }

        @Override
        public void skipped(KubeObject object, String why) {
            fail();
        }

        @Override
        public void stopped() {
            fail();
        }
    }

    @Test
    @DisplayName(
            "a monitor or a watch error handler that throws, whatever it throws, is logged and has no other effect")
    void throwingMonitors() {
        for (Supplier<Throwable> thrown : Bad.throwables()) {
            SeededRuns.run(concurrency -> {
                UnhealthyServer server = new UnhealthyServer(Bad.source(concurrency, "a", "b")) {
                    @Override
                    public ObjectList<Pod> list(ListOptions options) {
                        if (!healthy) {
                            throw new IllegalStateException("no connection");
                        }
                        return super.list(options);
                    }
                };
                Rude monitor = new Rude(thrown);
                AtomicInteger handled = new AtomicInteger();
                var options = options(server, concurrency)
                        .withReflector(r -> r.withUseWatchList(false)
                                .withMonitor(monitor)
                                .withWatchErrorHandler((reflector, error) -> {
                                    handled.incrementAndGet();
                                    Bad.<RuntimeException>sneaky(thrown.get());
                                }));
                try (var informer = new SharedIndexInformer<>(options)) {
                    informer.start();
                    concurrency.sleep(SOON);
                    server.healthy = true;
                    assertThat(informer.awaitSynced(LATER)).isTrue();
                    server.source.whileDisconnected(() -> server.source.add("c", "Running"));
                    concurrency.sleep(LATER);
                    assertThat(informer.store().listKeys()).hasSize(3);
                    assertThat(handled).hasPositiveValue();
                    assertThat(monitor.calls).isGreaterThan(5);
                }
            });
        }
        assertThat(CapturedLogs.lines())
                .anySatisfy(
                        line -> assertThat(line).contains("the reflector's monitor threw; the reflector continues"));
    }

    @Test
    @DisplayName("shouldResync that throws ends the watch: a relist follows, and the resync is retried")
    void shouldResync() {
        for (Supplier<Throwable> thrown : Bad.throwables()) {
            SeededRuns.run(concurrency -> {
                FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
                List<Long> asked = new ArrayList<>();
                var options = Bad.options(source, concurrency)
                        .withReflector(r -> r.withResyncPeriod(SOON).withShouldResync(() -> {
                            asked.add(concurrency.nanoTime());
                            Bad.<RuntimeException>sneaky(thrown.get());
                            return true;
                        }));
                try (var informer = new SharedIndexInformer<>(options)) {
                    informer.start();
                    concurrency.sleep(LATER);
                    source.add("b", "Running");
                    settle(concurrency);
                    concurrency.sleep(LATER);
                    assertThat(asked).hasSizeGreaterThan(2);
                    assertThat(informer.store().listKeys()).hasSize(2);
                    assertThat(informer.reflectorStats().relists()).containsKey(RelistCause.RESYNC_FAILED);
                    assertThat(informer.reflectorStats().storeErrors()).isEqualTo(asked.size());
                }
            });
        }
    }
}
