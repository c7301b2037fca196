package informers.reflector;

import static informers.testkit.ServerErrors.expired;
import static informers.testkit.ServerErrors.internalError;
import static informers.testkit.ServerErrors.refused;
import static informers.testkit.ServerErrors.tooLargeResourceVersion;
import static informers.testkit.ServerErrors.tooManyRequests;
import static informers.testkit.TestObjects.bookmark;
import static informers.testkit.TestObjects.configMap;
import static informers.testkit.TestObjects.initialEventsEnd;
import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Status;
import informers.client.rest.UnreachableException.Reason;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.reflector.WatchOutcome.Ended;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.ScriptedWatch;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import informers.util.Concurrency.Task;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** client-go: tools/cache/reflector_test.go. */
class ReflectorConformanceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    @DisplayName(
            "C25 TestReflectorResyncWithResourceVersion: the first list is at \"0\", a later one at the last version")
    void listVersions() {
        Rig.run(rig -> {
            rig.server.list("10", pod("ns/a", 1)).list("20", pod("ns/a", 1));
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "10");
            assertThat(rig.version()).isEqualTo("20");
        });
    }

    @Test
    @DisplayName("C26 TestReflectorExpiredExactResourceVersion: a list refused as expired is repeated at once, at \"\"")
    void expiredList() {
        Rig.run(rig -> {
            rig.server.list("10", pod("ns/a", 1)).listFails(refused(expired())).list("20", pod("ns/b", 15));
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "10", "");
            assertThat(rig.store.content()).containsExactly("ns/b@15");
            assertThat(rig.events.backoffs)
                    .as("one after the watch, none between the lists")
                    .hasSize(1);
            assertThat(rig.handled)
                    .as("it is recovered, so the handler is not called")
                    .isEmpty();
        });
    }

    @Test
    @DisplayName(
            "C27 TestReflectorFullListIfExpired: an expired second page leads to one full list at the same version")
    void expiredPage() {
        Rig.run(rig -> {
            rig.server
                    .list("10", pod("ns/a", 1))
                    .list(o -> new ObjectList<>("11", "more", -1, List.of(pod("ns/a", 1))))
                    .listFails(refused(expired()))
                    .list("12", pod("ns/a", 1), pod("ns/b", 2));
            rig.server.watch().error(expired());
            rig.start(o -> o.withWatchListPageSize(1));
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "10", "", "10");
            assertThat(rig.server.lists()).extracting(ListOptions::limit).containsExactly(1L, 1L, 1L, 0L);
            assertThat(rig.server.lists())
                    .extracting(ListOptions::continueToken)
                    .containsExactly("", "", "more", "");
            assertThat(rig.store.content()).containsExactly("ns/a@1", "ns/b@2");
        });
    }

    @Test
    @DisplayName(
            "C28 TestReflectorFullListIfTooLarge: each of the three forms of \"too large\" leads to a list at \"\"")
    void tooLargeInThreeForms() {
        Status.Cause cause = new Status.Cause("", "Too large resource version", "");
        Status byMessageOfCause = new Status("Failure", "timeout", "Timeout", 504, List.of(cause), 1);
        Status byMessage = Status.failure(504, "Timeout", "Timeout: Too large resource version: 40, current: 30");
        Rig.run(rig -> {
            rig.server
                    .list("20")
                    .listFails(refused(tooLargeResourceVersion()))
                    .list("30")
                    .listFails(refused(byMessageOfCause))
                    .list("40")
                    .listFails(refused(byMessage))
                    .list("50", pod("ns/a", 45));
            IntStream.range(0, 3).forEach(i -> rig.server.watch().error(expired()));
            rig.start();
            IntStream.range(0, 3).forEach(i -> rig.passBackoff());
            assertThat(rig.server.listVersions()).containsExactly("0", "20", "", "30", "", "40", "");
            assertThat(rig.store.content()).containsExactly("ns/a@45");
            assertThat(rig.stats().relists())
                    .isEqualTo(Map.of(RelistCause.LIST_VERSION_REFUSED, 3L, RelistCause.EXPIRED, 3L));
        });
    }

    /** Ten pods, and a server that respects a limit, or not. */
    private static void tenPodsInPages(ScriptedListerWatcher<Pod> server, int lists) {
        for (int i = 0; i < lists; i++) {
            server.list(ReflectorConformanceTest::page);
        }
    }

    private static ObjectList<Pod> page(ListOptions options) {
        int from = options.continueToken().isEmpty() ? 0 : Integer.parseInt(options.continueToken());
        int to = options.limit() == 0 ? 10 : (int) Math.min(10, from + options.limit());
        List<Pod> pods =
                IntStream.range(from, to).mapToObj(i -> pod("p" + i, i)).toList();
        return new ObjectList<>("10", to < 10 ? "" + to : "", -1, pods);
    }

    @Test
    @DisplayName(
            "C29 TestReflectorPaginatingNonConsistentReadsIfWatchCacheDisabled: a first list in pages means that later lists are paged, too")
    void pagesIfThereIsNoWatchCache() {
        Rig.run(rig -> {
            rig.server
                    .list(o -> new ObjectList<>("10", "more", -1, List.of(pod("ns/a", 1))))
                    .list("10", pod("ns/b", 2))
                    .list("20", pod("ns/a", 1));
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "", "10");
            assertThat(rig.server.lists()).extracting(ListOptions::limit).containsExactly(500L, 500L, 500L);
        });
    }

    @Test
    @DisplayName(
            "C30 TestReflectorNotPaginatingNotConsistentReads: a list at a version has no limit, so the cache serves it")
    void noPagesAtAVersion() {
        Rig.run(rig -> {
            tenPodsInPages(rig.server, 2);
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "10");
            assertThat(rig.server.lists()).extracting(ListOptions::limit).containsExactly(500L, 0L);
        });
    }

    @Test
    @DisplayName("C31 TestReflectorWatchListPageSize: a page size is used for every list, and the pages are one list")
    void pageSize() {
        Rig.run(rig -> {
            tenPodsInPages(rig.server, 6);
            rig.server.watch().error(expired());
            rig.start(o -> o.withWatchListPageSize(4));
            assertThat(rig.server.lists())
                    .extracting(ListOptions::limit)
                    .containsOnly(4L)
                    .hasSize(3);
            assertThat(rig.store.calls("replace")).hasSize(1);
            assertThat(rig.store.content()).hasSize(10);
            rig.passBackoff();
            assertThat(rig.server.lists())
                    .extracting(ListOptions::limit)
                    .containsOnly(4L)
                    .hasSize(6);
        });
    }

    @Test
    @DisplayName("C32 TestBackoffOnTooManyRequests: 429, refused or in the stream: one backoff for each")
    void backoffOnTooManyRequests() {
        Rig.run(rig -> {
            rig.server.list("1");
            rig.server.watchFails(refused(tooManyRequests()));
            rig.server.watch().error(tooManyRequests());
            rig.server.watch().added(pod("ns/a", 2));
            rig.start();
            rig.passBackoff();
            assertThat(rig.events.backoffs).hasSize(2);
            assertThat(rig.server.watches()).hasSize(3);
            assertThat(rig.store.content()).containsExactly("ns/a@2");
        });
    }

    @Test
    @DisplayName("C33 TestNoRelistOnTooManyRequests: four times 429 are five watches and one list")
    void noRelistOnTooManyRequests() {
        Rig.run(rig -> {
            rig.server.list("1");
            IntStream.range(0, 4).forEach(i -> rig.server.watchFails(refused(tooManyRequests())));
            rig.start();
            IntStream.range(0, 4).forEach(i -> rig.passBackoff());
            assertThat(rig.server.watches()).hasSize(5);
            assertThat(rig.server.lists()).hasSize(1);
            assertThat(rig.stats().relists()).isEmpty();
        });
    }

    @ParameterizedTest(name = "for {0} s, a gap before error {1}: {2} times")
    @DisplayName(
            "C34 TestRetryInternalError: internal errors are retried for a limited time, which starts again after a minute without them")
    @CsvSource({"0, 0, 0", "30, 0, 31", "30, 10, 40"})
    void internalErrors(int patience, int gapBefore, int retries) {
        Rig.run(rig -> {
            rig.server.list("1").list("1");
            for (int i = 1; i <= 60; i++) {
                rig.server
                        .watch()
                        .pause(i == gapBefore ? SECOND.plusMinutes(1) : SECOND)
                        .error(internalError());
            }
            rig.start(o -> o.withMaxInternalErrorRetryDuration(Duration.ofSeconds(patience)));
            while (rig.events.backoffs.isEmpty()) {
                rig.pass(SECOND);
            }
            assertThat(rig.server.watches().size() - 1).isEqualTo(retries);
            assertThat(rig.events.relists).containsExactly(RelistCause.WATCH_ERROR);
        });
    }

    @Test
    @DisplayName("C35 TestReflectorListAndWatchWithErrors: after each cycle that failed the store equals the next list")
    void storeEqualsTheNextList() {
        Rig.run(rig -> {
            rig.server
                    .list("1", pod("ns/a", 1))
                    .list("3", pod("ns/b", 2), pod("ns/c", 3))
                    .listFails(refused(internalError()))
                    .list("5", pod("ns/d", 5));
            rig.server.watch().added(pod("ns/b", 2)).error(internalError());
            rig.server.watchFails(new IllegalStateException("no watch"));
            rig.start();
            assertThat(rig.store.content()).containsExactly("ns/a@1", "ns/b@2");
            rig.pass(SECOND.multipliedBy(2)); // the first wait is 0.8 to 1.6 s, the second one 1.6 to 3.2 s
            assertThat(rig.store.content()).containsExactly("ns/b@2", "ns/c@3");
            rig.passBackoff();
            assertThat(rig.store.content()).containsExactly("ns/d@5");
            assertThat(rig.handled).hasSize(2);
            assertThat(rig.events.relists)
                    .containsExactly(RelistCause.WATCH_ERROR, RelistCause.WATCH_REFUSED, RelistCause.LIST_FAILED);
        });
    }

    @Test
    @DisplayName(
            "C36 TestReflectorListAndWatchInitConnBackoff: failed lists back off; two quiet minutes reset the backoff")
    void initConnBackoff() {
        Rig.run(rig -> {
            IntStream.range(0, 8).forEach(i -> rig.server.listFails(ServerErrors.unreachable(Reason.REFUSED)));
            rig.server.list("1").list("1");
            rig.server.watch().pause(Duration.ofMinutes(3)).error(expired());
            rig.start();
            rig.pass(Duration.ofMinutes(20));
            long[] bases = {800, 1600, 3200, 6400, 12800, 25600, 30000};
            for (int i = 0; i < bases.length; i++) {
                assertThat(rig.events.backoffs.get(i).toMillis())
                        .as("wait %d", i)
                        .isBetween(bases[i], 2 * bases[i]);
            }
            assertThat(rig.events.backoffs).hasSize(9);
            assertThat(rig.events.backoffs.get(8).toMillis())
                    .as("after minutes without a failure")
                    .isBetween(800L, 1600L);
        });
    }

    @Test
    @DisplayName("C37 TestReflectorResourceVersionUpdate: every event updates the resourceVersion, a bookmark too")
    void versions() {
        Rig.run(rig -> {
            rig.server.list("5");
            ScriptedWatch<Pod> watch = rig.server.watch();
            rig.start();
            List<String> versions = new ArrayList<>();
            for (WatchEvent<Pod> event : List.of(
                    WatchEvent.of(EventType.ADDED, pod("ns/a", 10)),
                    WatchEvent.of(EventType.MODIFIED, pod("ns/a", 20)),
                    bookmark(Pod.TYPE, 30),
                    WatchEvent.of(EventType.DELETED, pod("ns/a", 40)))) {
                watch.event(event);
                rig.settle();
                versions.add(rig.version());
            }
            assertThat(versions).containsExactly("10", "20", "30", "40");
            assertThat(rig.store.calls())
                    .containsExactly(
                            "replace [] at 5", "add ns/a@10", "update ns/a@20", "bookmark 30", "delete ns/a@40");
        });
    }

    @Test
    @DisplayName(
            "C38 TestReflectorHandleWatchResultChanClosedBefore: a watch that ends within a second without an event is very short")
    void veryShort() {
        Rig.run(rig -> {
            rig.server.list("1").list("1");
            ScriptedWatch<Pod> watch = rig.server.watch().end();
            rig.start();
            assertThat(rig.events.outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Ended.class, e -> assertThat(e.veryShort()).isTrue());
            assertThat(watch.isClosed()).isTrue();
            rig.passBackoff();
            assertThat(rig.server.lists()).hasSize(2);
        });
    }

    @Test
    @DisplayName("C38 TestReflectorHandleWatchResultChanClosedAfter: after an event, it is not very short")
    void notVeryShort() {
        Rig.run(rig -> {
            rig.server.list("1");
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/a", 2)).end();
            rig.start();
            assertThat(rig.events.outcomes).singleElement().isInstanceOfSatisfying(Ended.class, e -> {
                assertThat(e.veryShort()).isFalse();
                assertThat(e.events()).isEqualTo(1);
            });
            assertThat(watch.isClosed()).isTrue();
            assertThat(rig.server.watchVersions()).containsExactly("1", "2");
        });
    }

    @Test
    @DisplayName("C38 TestReflectorHandleWatchStoppedBefore: stopped before its start, it sends no request")
    void stoppedBefore() {
        for (long seed = 0; seed < 5; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
                Reflector<Pod> reflector = new Reflector<>(
                        server, new informers.testkit.RecordingStore<>(), ReflectorOptions.of(Pod.TYPE), concurrency);
                reflector.close();
                reflector.run();
                assertThat(server.lists()).isEmpty();
                assertThat(server.watches()).isEmpty();
                assertThat(server.isScopeClosed()).isTrue();
            });
        }
    }

    @Test
    @DisplayName("C38 TestReflectorHandleWatchStoppedAfter: a stop closes the watch, and later events are ignored")
    void stoppedAfter() {
        Rig.run(rig -> {
            rig.server.list("1");
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/a", 2));
            rig.start();
            rig.reflector().close();
            watch.added(pod("ns/b", 3));
            rig.join();
            assertThat(watch.isClosed()).isTrue();
            assertThat(rig.store.content()).containsExactly("ns/a@2");
            assertThat(rig.events.relists).isEmpty();
            assertThat(rig.events.stopped).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("C39 TestReflectorWatchHandler: add, update, delete are applied; an unexpected type is dropped")
    @SuppressWarnings("unchecked")
    void watchHandler() {
        WatchEvent<Pod> foreign =
                (WatchEvent<Pod>) (WatchEvent<?>) WatchEvent.of(EventType.ADDED, configMap("ns/x", 99));
        Rig.run(rig -> {
            rig.server.list("4", pod("ns/foo", 1), pod("ns/bar", 2), pod("ns/gone", 3));
            rig.server
                    .watch()
                    .event(foreign)
                    .deleted(pod("ns/gone", 11))
                    .modified(pod("ns/bar", 55))
                    .added(pod("ns/baz", 32));
            rig.start();
            assertThat(rig.store.content()).containsExactlyInAnyOrder("ns/foo@1", "ns/bar@55", "ns/baz@32");
            assertThat(rig.version()).isEqualTo("32");
            assertThat(rig.events.skipped).hasSize(1);
        });
    }

    @ParameterizedTest(name = "{0} min means {1} to {2} s")
    @DisplayName(
            "C40 TestWatchTimeout: a random time between the minimum and twice that; no minimum below five minutes")
    @CsvSource({"1, 300, 600", "5, 300, 600", "10, 600, 1200"})
    void watchTimeout(int minutes, long from, long to) {
        List<Long> asked = new ArrayList<>();
        Rig.run(rig -> {
            rig.server.list("1");
            IntStream.range(0, 10).forEach(i -> rig.server.watch().pause(SECOND).end());
            rig.start(o -> o.withMinWatchTimeout(Duration.ofMinutes(minutes)));
            rig.passBackoff();
            rig.server.watches().forEach(o -> asked.add(o.timeoutSeconds()));
        });
        assertThat(asked).hasSize(55).allSatisfy(seconds -> assertThat(seconds).isBetween(from, to));
        assertThat(asked.stream().distinct().count()).as("different ones").isGreaterThan(30);
        assertThat(asked)
                .as("from the lower half and the upper one")
                .anyMatch(s -> s < (from + to) / 2)
                .anyMatch(s -> s > (from + to) / 2);
    }

    @Test
    @DisplayName(
            "C41 TestReflectorReplacesStoreOnUnsafeDelete: an object that the server cannot read goes with the next list")
    void unsafeDelete() {
        Status corrupt = Status.failure(500, "StorageReadError", "data from the storage is not transformable");
        Rig.run(rig -> {
            rig.server.list("10", pod("ns/good", 1), pod("ns/corrupt", 2)).list("20", pod("ns/good", 1));
            rig.server.watch().error(corrupt);
            rig.start();
            assertThat(rig.store.content()).containsExactly("ns/good@1", "ns/corrupt@2");
            rig.passBackoff();
            assertThat(rig.store.content()).containsExactly("ns/good@1");
            assertThat(rig.store.calls("replace")).hasSize(2);
            assertThat(rig.version()).isEqualTo("20");
        });
    }

    @ParameterizedTest(name = "streamed: {0}")
    @DisplayName(
            "C42 TestReflectorRespectStoreTransformer: each object is transformed once, in a LIST and in a streamed list")
    @ValueSource(booleans = {false, true})
    void transformedOnce(boolean streamed) {
        for (long seed = 0; seed < 5; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                Map<String, Integer> transformed = new TreeMap<>();
                RealFIFO<Pod> queue = new RealFIFO<>(
                        RealFIFOOptions.<Pod>atomic(Pod::key).withTransformer(pod -> {
                            transformed.merge(pod.key(), 1, Integer::sum);
                            return pod.edit().label("seen", "yes").build(Pod.TYPE);
                        }),
                        concurrency);
                ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
                ScriptedWatch<Pod> watch = server.watch();
                if (streamed) {
                    watch.added(pod("ns/a", 1)).added(pod("ns/b", 2)).event(initialEventsEnd(Pod.TYPE, 3));
                } else {
                    server.list("3", pod("ns/a", 1), pod("ns/b", 2));
                }
                watch.added(pod("ns/c", 4));
                Reflector<Pod> reflector = new Reflector<>(
                        server, queue, ReflectorOptions.of(Pod.TYPE).withUseWatchList(streamed), concurrency);
                Task task = concurrency.spawn("reflector", reflector::run);
                List<Pod> popped = new ArrayList<>();
                pop(queue, popped);
                pop(queue, popped);
                reflector.close();
                join(task);
                assertThat(transformed).isEqualTo(Map.of("ns/a", 1, "ns/b", 1, "ns/c", 1));
                assertThat(popped)
                        .hasSize(3)
                        .allMatch(pod -> "yes".equals(pod.labels().get("seen")));
            });
        }
    }

    private static void pop(RealFIFO<Pod> queue, List<Pod> popped) {
        try {
            queue.pop((deltas, initial) -> deltas.forEach(delta -> {
                switch (delta.type()) {
                    case REPLACED_ALL -> popped.addAll(delta.replacedAll().objects());
                    case ADDED -> popped.add(delta.object());
                    default -> throw new AssertionError("unexpected " + delta);
                }
            }));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Task task) {
        try {
            task.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
