package informers.reflector;

import static informers.testkit.ServerErrors.expired;
import static informers.testkit.ServerErrors.forbidden;
import static informers.testkit.ServerErrors.internalError;
import static informers.testkit.ServerErrors.refused;
import static informers.testkit.ServerErrors.tooManyRequests;
import static informers.testkit.TestObjects.bookmark;
import static informers.testkit.TestObjects.configMap;
import static informers.testkit.TestObjects.initialEventsEnd;
import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Status;
import informers.api.Unstructured;
import informers.client.rest.UnreachableException.Reason;
import informers.testkit.RecordingStore;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.ScriptedWatch;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import informers.util.Backoff;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.io.EOFException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** The rest of client-go's reflector_test.go, and behaviour that only this reflector has. */
class ReflectorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    // The rest of reflector_test.go

    @Test
    @DisplayName("TestCloseWatchChannelOnError: an ERROR closes the watch")
    void closesTheWatchOnError() {
        Rig.run(rig -> {
            rig.server.list("1").list("2");
            ScriptedWatch<Pod> watch = rig.server.watch().error(internalError());
            rig.start();
            assertThat(watch.isClosed()).isTrue();
        });
    }

    @Test
    @DisplayName("TestRunUntil: it follows the watch until it is closed")
    void followsUntilClosed() {
        Rig.run(rig -> {
            rig.server.list("1");
            ScriptedWatch<Pod> watch = rig.server.watch();
            rig.start();
            watch.added(pod("ns/a", 2));
            rig.settle();
            assertThat(rig.store.content()).containsExactly("ns/a@2");
            rig.stop();
            assertThat(watch.isClosed()).isTrue();
        });
    }

    @Test
    @DisplayName("TestReflectorListAndWatch: the events of the watch are applied in order, after the list")
    void listAndWatch() {
        Rig.run(rig -> {
            rig.server.list("1", pod("ns/a", 1));
            rig.server
                    .watch()
                    .added(pod("ns/b", 2))
                    .modified(pod("ns/a", 3))
                    .deleted(pod("ns/b", 4))
                    .event(bookmark(Pod.TYPE, 5));
            rig.start();
            assertThat(rig.store.calls())
                    .containsExactly(
                            "replace [ns/a@1] at 1", "add ns/b@2", "update ns/a@3", "delete ns/b@4", "bookmark 5");
            assertThat(rig.version()).isEqualTo("5");
            assertThat(rig.stats().events()).isEqualTo(4);
        });
    }

    @Test
    @DisplayName("TestNewReflectorWithCustomBackoff: another backoff decides the waits")
    void customBackoff() {
        Rig.run(rig -> {
            rig.server
                    .listFails(refused(forbidden()))
                    .listFails(refused(forbidden()))
                    .list("1");
            Duration ten = Duration.ofMillis(10);
            rig.start(o ->
                    o.withBackoff(concurrency -> new Backoff(ten, 3, SECOND, 0, Duration.ofMinutes(2), concurrency)));
            rig.pass(SECOND);
            assertThat(rig.events.backoffs).containsExactly(ten, ten.multipliedBy(3));
        });
    }

    @Test
    @DisplayName("TestReflectorResyncChan: the timer fires once each period, and only while a watch is open")
    void resyncs() {
        Rig.run(rig -> {
            rig.server.list("1").listHangs();
            ScriptedWatch<Pod> watch = rig.server.watch();
            rig.start(o -> o.withResyncPeriod(SECOND));
            rig.pass(SECOND.multipliedBy(5));
            assertThat(rig.store.calls("resync")).hasSize(5);
            watch.error(expired());
            rig.passBackoff(); // the list hangs
            assertThat(rig.store.calls("resync")).hasSize(5);
        });
    }

    @Test
    @DisplayName("TestReflectorResync: shouldResync decides, and asks no server")
    void shouldResync() {
        Rig.run(rig -> {
            rig.server.list("1");
            int[] asked = {0};
            rig.start(o -> o.withResyncPeriod(SECOND).withShouldResync(() -> ++asked[0] % 2 == 0));
            rig.pass(SECOND.multipliedBy(10));
            assertThat(asked[0]).isEqualTo(10);
            assertThat(rig.store.calls("resync")).hasSize(5);
            assertThat(rig.server.lists()).hasSize(1);
            assertThat(rig.server.watches()).hasSize(1);
        });
    }

    @Test
    @DisplayName("TestReflectorResync: a period of zero is never, and needs no task")
    void neverResyncs() {
        assertThat(tasksOf(ReflectorOptions.of(Pod.TYPE))).isEmpty();
        assertThat(tasksOf(ReflectorOptions.of(Pod.TYPE).withName("r").withResyncPeriod(SECOND)))
                .containsExactly("r-resync");
        assertThatThrownBy(() -> ReflectorOptions.of(Pod.TYPE).withResyncPeriod(SECOND.negated()))
                .hasMessageContaining("resync period of zero (never)");
    }

    /** The names of the tasks that a reflector starts besides its own, on its way through list and watch. */
    private static List<String> tasksOf(ReflectorOptions<Pod> options) {
        List<String> spawned = new ArrayList<>();
        SeededScheduler.run(1, concurrency -> {
            informers.util.Concurrency counting = (informers.util.Concurrency) Proxy.newProxyInstance(
                    ReflectorTest.class.getClassLoader(),
                    new Class<?>[] {informers.util.Concurrency.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("spawn")) {
                            spawned.add((String) arguments[0]);
                        }
                        return method.invoke(concurrency, arguments);
                    });
            ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
            server.list("1");
            Reflector<Pod> reflector =
                    new Reflector<>(server, new RecordingStore<>(), options.withUseWatchList(false), counting);
            var task = concurrency.spawn("reflector", reflector::run);
            try {
                concurrency.sleep(SECOND);
                reflector.close();
                task.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        return spawned;
    }

    @Test
    @DisplayName("TestGetTypeDescriptionFromObject, TestGetExpectedGVKFromObject: the expected type as text")
    void typeDescription() {
        ResourceType<Unstructured> dynamic = ResourceType.dynamic(new GroupVersionResource("mygroup", "v1", "mykinds"));
        assertThat(described(ReflectorOptions.ofAnything())).isEqualTo("<unspecified>");
        assertThat(described(ReflectorOptions.of(Pod.TYPE))).isEqualTo("v1, Kind=Pod");
        assertThat(described(ReflectorOptions.of(dynamic)))
                .isEqualTo(dynamic.resource().toString());
    }

    private static <T extends KubeObject> String described(ReflectorOptions<T> options) {
        String[] description = {""};
        SeededScheduler.run(
                0,
                concurrency -> description[0] = new Reflector<>(
                                new ScriptedListerWatcher<>(concurrency), new RecordingStore<>(), options, concurrency)
                        .typeDescription());
        return description[0];
    }

    @Test
    @DisplayName("TestIsUnsupportedTableObject: only a Table of meta.k8s.io is one")
    void tables() {
        assertThat(ExpectedType.isTable(unstructured("meta.k8s.io/v1", "Table")))
                .isTrue();
        assertThat(ExpectedType.isTable(unstructured("meta.k8s.io/v1beta1", "Table")))
                .isTrue();
        assertThat(ExpectedType.isTable(unstructured("custom.group/v1", "Table")))
                .isFalse();
        assertThat(ExpectedType.isTable(unstructured("meta.k8s.io/v1", "Status")))
                .isFalse();
        assertThat(ExpectedType.isTable(pod("ns/a", 1))).isFalse();
    }

    private static Unstructured unstructured(String apiVersion, String kind) {
        return Unstructured.fromJson(("{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind
                        + "\",\"metadata\":{\"name\":\"x\",\"resourceVersion\":\"9\"}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    // Objects that do not fit

    /** Casts without a check, as a custom ListerWatcher may do: generics do not exist at run time. */
    @SuppressWarnings("unchecked")
    private static ObjectList<Pod> disguisedList(String version, KubeObject object) {
        return (ObjectList<Pod>) (ObjectList<?>) ObjectList.of(version, List.of(object));
    }

    @SuppressWarnings("unchecked")
    private static WatchEvent<Pod> disguisedEvent(EventType type, KubeObject object) {
        return (WatchEvent<Pod>) (WatchEvent<?>) WatchEvent.of(type, object);
    }

    @Test
    @DisplayName(
            "A ListWatch of ConfigMaps given to a reflector of Pods: its list is refused, and the error says what to do")
    void foreignList() {
        Rig.run(rig -> {
            rig.server
                    .list(o -> disguisedList("1", configMap("ns/settings", 1)))
                    .list("2", pod("ns/a", 1));
            rig.start();
            assertThat(rig.handled)
                    .singleElement()
                    .asString()
                    .contains("expected v1, Kind=Pod as Pod, found v1, Kind=ConfigMap as ConfigMap")
                    .contains("ConfigMap ns/settings@1")
                    .contains("use a ListerWatcher of pods");
            assertThat(rig.store.calls()).isEmpty();
            assertThat(rig.version()).isEmpty();
            rig.passBackoff();
            assertThat(rig.store.content()).containsExactly("ns/a@1");
        });
    }

    @Test
    @DisplayName(
            "Watch events of another type are dropped, counted and reported; they do not change the resourceVersion")
    void foreignEvents() {
        Rig.run(rig -> {
            rig.server.list("1").list("2");
            rig.server
                    .watch()
                    .event(disguisedEvent(EventType.ADDED, configMap("ns/x", 8)))
                    .event(disguisedEvent(EventType.BOOKMARK, configMap("", 9)))
                    .end();
            rig.start();
            assertThat(rig.store.calls()).containsExactly("replace [] at 1");
            assertThat(rig.version()).isEqualTo("1");
            assertThat(rig.stats().skipped()).isEqualTo(2);
            assertThat(rig.stats().events()).isZero();
            assertThat(rig.events.skipped)
                    .hasSize(2)
                    .allSatisfy(why -> assertThat(why).contains("found v1, Kind=ConfigMap"));
            assertThat(rig.events.relists).containsExactly(RelistCause.VERY_SHORT_WATCH);
        });
    }

    @Test
    @DisplayName("A Java type that fits does not hide a kind that does not")
    void foreignKind() {
        ResourceType<Unstructured> typed = ResourceType.dynamic(new GroupVersionResource("", "v1", "pods"));
        assertThat(new ExpectedType<>(typed).complaint(unstructured("v1", "Anything")))
                .isEmpty();
        assertThat(new ExpectedType<>(typed).complaint(pod("ns/a", 1)))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("as Unstructured").contains("as Pod"));
        assertThat(new ExpectedType<>(null).complaint(pod("ns/a", 1))).isEmpty();
        assertThat(new ExpectedType<>(null).complaint(unstructured("meta.k8s.io/v1", "Table")))
                .hasValueSatisfying(why -> assertThat(why).contains("Table"));
    }

    @Test
    @DisplayName("A Table is refused, in a list and in a watch, also if any type is accepted")
    void tableRefused() {
        Rig.run(rig -> {
            rig.server
                    .list(o -> disguisedList("1", unstructured("meta.k8s.io/v1", "Table")))
                    .list("2");
            rig.server.watch().event(disguisedEvent(EventType.ADDED, unstructured("meta.k8s.io/v1", "Table")));
            rig.start();
            assertThat(rig.handled).singleElement().asString().contains("found a Table");
            rig.passBackoff();
            assertThat(rig.events.skipped).singleElement().asString().contains("found a Table");
            assertThat(rig.store.calls()).containsExactly("replace [] at 2");
        });
    }

    // A store that fails

    @Test
    @DisplayName("A change that the store refuses is reported; the watch continues, and the resourceVersion advances")
    void storeFails() {
        Rig.run(rig -> {
            rig.server.list("1");
            rig.store.failOn(call -> call.contains("bad") || call.startsWith("bookmark"));
            ScriptedWatch<Pod> watch = rig.server.watch();
            watch.added(pod("ns/bad", 2))
                    .modified(pod("ns/bad", 3))
                    .deleted(pod("ns/bad", 4))
                    .event(bookmark(Pod.TYPE, 5));
            rig.start();
            assertThat(rig.version()).isEqualTo("5");
            watch.added(pod("ns/good", 6));
            rig.settle();
            assertThat(rig.version()).isEqualTo("6");
            assertThat(rig.store.content()).containsExactly("ns/good@6");
            assertThat(rig.events.storeErrors)
                    .hasSize(4)
                    .first()
                    .asString()
                    .contains("the store refused ADDED Pod ns/bad@2: made to fail");
            assertThat(rig.stats().storeErrors()).isEqualTo(4);
            assertThat(rig.server.watches()).hasSize(1);
            assertThat(rig.events.relists).isEmpty();
        });
    }

    // Monitors, handlers and names

    @Test
    @DisplayName("A monitor and a handler that throw do not stop it")
    void throwingListeners() {
        ReflectorMonitor throwing = (ReflectorMonitor) Proxy.newProxyInstance(
                ReflectorTest.class.getClassLoader(), new Class<?>[] {ReflectorMonitor.class}, (p, method, a) -> {
                    throw new IllegalStateException(method.getName());
                });
        Rig.run(rig -> {
            rig.server.listFails(refused(forbidden())).list("1").list("2");
            rig.server.watchFails(refused(tooManyRequests()));
            rig.server
                    .watch()
                    .event(disguisedEvent(EventType.ADDED, configMap("ns/x", 8)))
                    .error(internalError());
            rig.start(o -> o.withMonitor(throwing).withWatchErrorHandler((who, e) -> {
                throw new IllegalStateException("handler");
            }));
            rig.passBackoff();
            assertThat(rig.version()).isEqualTo("2");
        });
    }

    @Test
    @DisplayName("The handler is given the reflector that failed")
    void handlerKnowsWho() {
        Rig.run(rig -> {
            List<Reflector<?>> who = new ArrayList<>();
            rig.server.listFails(refused(forbidden())).list("1");
            rig.start(o -> o.withWatchErrorHandler((reflector, e) -> who.add(reflector)));
            assertThat(who).isEqualTo(List.of(rig.reflector()));
            assertThat(rig.reflector().name()).isEqualTo("test");
        });
    }

    @Test
    @DisplayName("DefaultWatchErrorHandler: expired and broken off is quiet, the rest is an error")
    void loggingHandler() {
        assertThat(WatchErrorHandler.level(refused(expired()))).isEqualTo(Level.DEBUG);
        assertThat(WatchErrorHandler.level(new IllegalStateException(new EOFException())))
                .isEqualTo(Level.DEBUG);
        assertThat(WatchErrorHandler.level(refused(forbidden()))).isEqualTo(Level.ERROR);
        assertThat(WatchErrorHandler.level(ServerErrors.unreachable(Reason.REFUSED)))
                .isEqualTo(Level.ERROR);
        assertThat(WatchErrorHandler.level(new IllegalStateException())).isEqualTo(Level.ERROR);
        Rig.run(rig -> {
            rig.server
                    .listFails(refused(forbidden()))
                    .listFails(new IllegalStateException())
                    .list("1");
            rig.start(o -> o.withWatchErrorHandler(WatchErrorHandler.logging()));
            rig.passBackoff();
            assertThat(rig.version()).isEqualTo("1");
        });
    }

    @Test
    @DisplayName("A streamed list that succeeds after one that failed: both are counted")
    void numbers() {
        Rig.run(rig -> {
            rig.server.watchFails(refused(Status.failure(422, "Invalid", "no"))).list("1", pod("ns/a", 1));
            rig.server.watch().error(expired());
            rig.server
                    .watch()
                    .added(pod("ns/a", 1))
                    .event(initialEventsEnd(Pod.TYPE, 5))
                    .added(pod("ns/b", 6));
            rig.startStreaming();
            rig.passBackoff();
            ReflectorStats stats = rig.stats();
            assertThat(stats.lists()).isEqualTo(2);
            assertThat(stats.watches()).as("one for the list, one streamed").isEqualTo(2);
            assertThat(stats.watchListFallBacks()).isEqualTo(1);
            assertThat(stats.events()).isEqualTo(3);
            assertThat(stats.backoffs()).isEqualTo(1);
            assertThat(stats.streamErrors()).isEqualTo(java.util.Map.of("Expired", 1L));
            assertThat(rig.events.listed).containsExactly("1 at 1", "1 at 5");
        });
    }

    @Test
    @DisplayName("A stream error without a reason is counted by its code")
    void errorsByCode() {
        Rig.run(rig -> {
            rig.server.list("1").list("2");
            rig.server.watch().error(Status.failure(418, "", "teapot"));
            rig.start();
            assertThat(rig.stats().streamErrors()).isEqualTo(java.util.Map.of("418", 1L));
        });
    }

    // Start and end

    @Test
    @DisplayName("Another ReflectorRunner need not provide statistics")
    void anotherRunner() {
        ReflectorRunner silent = new ReflectorRunner() {
            @Override
            public void run() {}

            @Override
            public String lastSyncResourceVersion() {
                return "";
            }

            @Override
            public void close() {}
        };
        assertThat(silent.stats()).isEqualTo(ReflectorStats.NONE);
    }

    @Test
    @DisplayName("It runs once")
    void runsOnce() {
        Rig.run(rig -> {
            rig.server.list("1");
            rig.start();
            assertThatThrownBy(() -> rig.reflector().run()).hasMessageContaining("was run before; create a new one");
        });
    }

    @Test
    @DisplayName("Closing it twice, or long after its end, does no harm")
    void closedTwice() {
        Rig.run(rig -> {
            rig.server.list("1");
            rig.start();
            rig.stop();
            rig.reflector().close();
            assertThat(rig.events.stopped).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("An interrupted thread ends it: while it waits, for an event, and while its helper ends")
    void interrupted() {
        BiConsumer<Rig, String> ends = (rig, where) -> {
            rig.task().interrupt();
            rig.pass(SECOND);
            assertThat(rig.task().isOver()).as(where).isTrue();
            assertThat(rig.events.stopped).isEqualTo(1);
            assertThat(rig.server.isScopeClosed()).isTrue();
        };
        Rig.run(rig -> {
            rig.server.listFails(refused(forbidden()));
            rig.start();
            ends.accept(rig, "in a backoff");
        });
        Rig.run(rig -> {
            rig.server.list("1").watchFails(refused(tooManyRequests()));
            rig.start();
            ends.accept(rig, "in the backoff of a watch");
        });
        Rig.run(rig -> {
            rig.server.listHangs();
            rig.start();
            ends.accept(rig, "in a list");
            assertThat(rig.handled)
                    .as("caused by the interrupt, so not reported")
                    .isEmpty();
        });
        Rig.run(rig -> {
            rig.server.list("1");
            rig.start(o -> o.withResyncPeriod(Duration.ofMinutes(1)));
            ends.accept(rig, "for an event");
        });
        Rig.run(rig -> {
            rig.startStreaming();
            ends.accept(rig, "for a streamed list");
            assertThat(rig.store.calls()).isEmpty();
        });
    }

    @Test
    @DisplayName("An interruption while the resync timer ends: that is waited for, and then it is over")
    void interruptedWhileTheHelperEnds() {
        Rig.run(rig -> {
            rig.server.list("1");
            ScriptedWatch<Pod> watch = rig.server.watch();
            boolean[] ended = {false};
            rig.start(o -> o.withResyncPeriod(SECOND).withShouldResync(() -> {
                long end = rig.concurrency.nanoTime() + SECOND.toNanos();
                while (rig.concurrency.nanoTime() < end) {
                    try {
                        rig.concurrency.sleep(Duration.ofMillis(100)); // ignores interrupts
                    } catch (InterruptedException e) {
                        // as some code ignores them
                    }
                }
                ended[0] = true;
                return false;
            }));
            rig.pass(SECOND.multipliedBy(3).dividedBy(2));
            watch.error(expired()); // so the reflector waits for the timer
            rig.settle();
            rig.task().interrupt();
            rig.settle();
            assertThat(rig.task().isOver()).isFalse();
            rig.pass(SECOND);
            assertThat(ended[0]).isTrue();
            assertThat(rig.task().isOver()).isTrue();
        });
    }

    @Test
    @DisplayName("An interruption is passed on to a helper that would wait for long")
    void interruptedWithItsHelper() {
        Rig.run(rig -> {
            rig.server.list("1");
            ScriptedWatch<Pod> watch = rig.server.watch();
            rig.start(o -> o.withResyncPeriod(SECOND).withShouldResync(() -> {
                try {
                    rig.concurrency.sleep(Duration.ofHours(1));
                } catch (InterruptedException e) {
                    rig.concurrency.interruptMyself();
                }
                return false;
            }));
            rig.pass(SECOND.multipliedBy(2));
            watch.error(expired()); // so the reflector waits for the timer
            rig.settle();
            rig.task().interrupt();
            rig.pass(SECOND);
            assertThat(rig.task().isOver()).isTrue();
        });
    }
}
