package informers.usercode;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.DeletedObject;
import informers.api.Pod;
import informers.handler.FilteringResourceEventHandler;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.HandlerOptions;
import informers.informer.Informer;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.logs.CapturedLogs;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A handler that fails on one pod misses that notification; the store and all other handlers are not affected. */
class HandlerFailsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final class Failing extends RecordingHandler<Pod> {
        private final Supplier<Throwable> thrown;

        Failing(Supplier<Throwable> thrown) {
            this.thrown = thrown;
        }

        private void on(Pod pod) {
            if (Bad.is(pod)) {
                Bad.<RuntimeException>sneaky(thrown.get());
            }
        }

        @Override
        public void onAdd(Pod pod, boolean isInInitialList) {
            on(pod);
            super.onAdd(pod, isInInitialList);
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            on(now);
            super.onUpdate(before, now);
        }

        @Override
        public void onDelete(DeletedObject<Pod> gone) {
            gone.lastKnown().ifPresent(this::on);
            super.onDelete(gone);
        }
    }

    @Test
    @DisplayName(
            "of a shared informer, on the first list: the informer syncs, this handler never, and awaitSynced returns")
    void onTheFirstList() {
        for (Supplier<Throwable> thrown : Bad.throwables()) {
            SeededRuns.run(concurrency -> {
                FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad", "c");
                Failing failing = new Failing(thrown);
                RecordingHandler<Pod> other = new RecordingHandler<>();
                try (var informer = new SharedIndexInformer<>(Bad.options(source, concurrency))) {
                    var handler = informer.addEventHandler(failing);
                    var healthy = informer.addEventHandler(other);
                    informer.start();
                    assertThat(informer.awaitSynced(SOON)).isTrue();
                    assertThat(healthy.awaitSynced(SOON)).isTrue();
                    long begin = concurrency.nanoTime();
                    assertThat(handler.awaitSynced(Duration.ofHours(1))).isFalse();
                    assertThat(Duration.ofNanos(concurrency.nanoTime() - begin)).isLessThan(SOON);
                    concurrency.sleep(SOON);
                    assertThat(handler.hasSynced()).isFalse();
                    assertThat(handler.failures()).isEqualTo(1);
                    assertThat(handler.failure())
                            .containsInstanceOf(thrown.get().getClass());
                    assertThat(failing.notifications()).containsExactly("add a@1 initial", "add c@3 initial");
                    assertThat(informer.store().listKeys()).hasSize(3);
                    assertThat(other.notifications()).hasSize(3);
                }
            });
        }
    }

    @Test
    @DisplayName("of a shared informer, on a change: it misses that one, and is notified of all that follow")
    void onAChange() {
        for (Supplier<Throwable> thrown : Bad.throwables()) {
            SeededRuns.run(concurrency -> {
                FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
                Failing failing = new Failing(thrown);
                try (var informer = new SharedIndexInformer<>(Bad.options(source, concurrency))) {
                    var handler = informer.addEventHandler(failing);
                    informer.start();
                    assertThat(handler.awaitSynced(SOON)).isTrue();
                    source.add("bad", "Running");
                    source.modify("bad", "Failed");
                    source.delete("bad");
                    source.add("c", "Running");
                    concurrency.sleep(SOON);
                    assertThat(handler.failures()).isEqualTo(3);
                    assertThat(handler.hasSynced()).isTrue();
                    assertThat(failing.notifications()).containsExactly("add a@1 initial", "add c@5");
                    assertThat(informer.store().listKeys()).containsExactlyInAnyOrder("default/a", "default/c");
                }
            });
        }
    }

    @Test
    @DisplayName("that is added to an informer that has synced: the handler never syncs, the informer is not affected")
    void addedLate() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad");
            try (var informer = new SharedIndexInformer<>(Bad.options(source, concurrency))) {
                informer.start();
                settle(concurrency);
                var handler = informer.addEventHandler(new Failing(() -> new IllegalStateException("no owner")));
                assertThat(handler.awaitSynced(Duration.ofHours(1))).isFalse();
                assertThat(handler.failure()).isPresent();
                assertThat(informer.hasSynced()).isTrue();
            }
        });
    }

    @Test
    @DisplayName("of a plain informer: it misses that notification of the list, and no other; the informer syncs")
    void ofAPlainInformer() {
        for (Supplier<Throwable> thrown : Bad.throwables()) {
            SeededRuns.run(concurrency -> {
                FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad", "c");
                Failing failing = new Failing(thrown);
                try (var informer = new Informer<>(Bad.options(source, concurrency), failing)) {
                    informer.start();
                    assertThat(informer.awaitSynced(SOON)).isTrue();
                    assertThat(informer.store().listKeys()).hasSize(3);
                    assertThat(failing.notifications()).containsExactly("add a@1 initial", "add c@3 initial");
                    source.delete("bad");
                    source.add("d", "Running");
                    settle(concurrency);
                    assertThat(informer.store().listKeys()).hasSize(3);
                    assertThat(failing.notifications()).endsWith("add d@5");
                    assertThat(informer.handlerFailures()).isEqualTo(2);
                    assertThat(informer.handlerFailure())
                            .containsInstanceOf(thrown.get().getClass());
                    assertThat(informer.storeFailure()).isEmpty();
                    assertThat(informer.isStopped()).isFalse();
                }
            });
        }
    }

    @Test
    @DisplayName("of a plain informer, with an OutOfMemoryError: the informer ends, and has not synced")
    void ofAPlainInformerWithoutMemory() {
        SeededRuns.run(5, concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
            var greedy = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                throw new OutOfMemoryError("too many pods");
            });
            try (var informer = new Informer<>(Bad.options(source, concurrency), greedy)) {
                informer.start();
                assertThat(informer.awaitSynced(SOON)).isFalse();
                assertThat(informer.isStopped()).isTrue();
                assertThat(informer.failure()).containsInstanceOf(OutOfMemoryError.class);
            }
        });
    }

    @Test
    @DisplayName("through a filter that fails: as if the handler did")
    void aFilter() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            ResourceEventHandler<Pod> filtered = new FilteringResourceEventHandler<>(
                    pod -> {
                        if (Bad.is(pod)) {
                            throw new IllegalStateException("no owner");
                        }
                        return true;
                    },
                    calls);
            try (var informer = new SharedIndexInformer<>(Bad.options(source, concurrency))) {
                var handler = informer.addEventHandler(filtered);
                informer.start();
                assertThat(informer.awaitSynced(SOON)).isTrue();
                source.modify("bad", "Failed"); // it fails on the old state, too
                source.delete("bad");
                source.add("c", "Running");
                concurrency.sleep(SOON);
                assertThat(handler.failures()).isEqualTo(3);
                assertThat(handler.hasSynced()).isFalse();
                assertThat(calls.notifications()).containsExactly("add a@1 initial", "add c@5");
            }
        });
    }

    @Test
    @DisplayName(
            "a user's processor that fails on one notification: the store and the other notifications are not affected")
    void aProcessor() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad", "c");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            var parts = InformerParts.<Pod>standard().withProcessor(FailingProcessor::new);
            try (var informer =
                    new SharedIndexInformer<>(Bad.options(source, concurrency).withParts(parts))) {
                informer.addEventHandler(calls);
                informer.start();
                assertThat(informer.awaitSynced(SOON)).isTrue();
                settle(concurrency);
                assertThat(informer.store().listKeys()).hasSize(3);
                assertThat(informer.storeFailure()).isEmpty();
                assertThat(calls.notifications()).containsExactly("add a@1 initial", "add c@3 initial");
            }
        });
    }

    @Test
    @DisplayName("is logged with what happened, to what, and what happens next; the 1st, the 10th and the 100th time")
    void isLogged() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            ResourceEventHandler<Pod> never = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                throw new IllegalStateException();
            });
            try (var informer = new SharedIndexInformer<>(Bad.options(source, concurrency))) {
                informer.addEventHandler(never, HandlerOptions.DEFAULT.withName("logged"));
                informer.start();
                settle(concurrency);
                for (int i = 1; i <= 99; i++) {
                    source.add("pod-" + i, "Running");
                }
                concurrency.sleep(Duration.ofMinutes(5));
            }
        });
        var lines = CapturedLogs.lines().stream()
                .filter(line -> line.contains("handler logged threw"))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("ERROR ")
                .contains("skipping this notification", "Pod default/pod-1@1", "error=\"IllegalStateException\"");
        assertThat(lines.get(1)).contains("failures=10").doesNotContain("\tat ");
    }
}
