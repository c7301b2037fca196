package informers.reflector;

import static informers.testkit.ServerErrors.expired;
import static informers.testkit.ServerErrors.internalError;
import static informers.testkit.ServerErrors.refused;
import static informers.testkit.ServerErrors.tooLargeResourceVersion;
import static informers.testkit.ServerErrors.tooManyRequests;
import static informers.testkit.TestObjects.annotatedBookmark;
import static informers.testkit.TestObjects.bookmark;
import static informers.testkit.TestObjects.initialEventsEnd;
import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ListOptions;
import informers.api.Pod;
import informers.api.Status;
import informers.client.rest.UnreachableException.Reason;
import informers.testkit.RecordingStore;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.ScriptedWatch;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** client-go: tools/cache/reflector_watchlist_test.go. */
class WatchListConformanceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Status INVALID = Status.failure(422, "Invalid", "sendInitialEvents is forbidden");

    private static void assertStreamRequest(ListOptions request, String version) {
        assertThat(request)
                .isEqualTo(ListOptions.ALL
                        .withResourceVersion(version)
                        .withResourceVersionMatch("NotOlderThan")
                        .withSendInitialEvents(true)
                        .withAllowWatchBookmarks(true)
                        .withTimeoutSeconds(request.timeoutSeconds()));
        assertThat(request.timeoutSeconds()).isBetween(300L, 600L);
    }

    private static void assertPlainRequest(ListOptions request, String version) {
        assertThat(request)
                .isEqualTo(ListOptions.ALL
                        .withResourceVersion(version)
                        .withAllowWatchBookmarks(true)
                        .withTimeoutSeconds(request.timeoutSeconds()));
        assertThat(request.timeoutSeconds()).isBetween(300L, 600L);
    }

    @Test
    @DisplayName("C43 TestWatchList: one request delivers the list and the later changes, without a LIST")
    void streams() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/a", 1)).added(pod("ns/b", 2));
            watch.event(initialEventsEnd(Pod.TYPE, 10)).added(pod("ns/c", 11));
            rig.startStreaming();
            assertThat(rig.store.calls()).containsExactly("replace [ns/a@1, ns/b@2] at 10", "add ns/c@11");
            assertThat(rig.version()).isEqualTo("11");
            assertThat(rig.server.lists()).isEmpty();
            assertStreamRequest(rig.server.watches().get(0), "");
            assertThat(rig.server.watches()).hasSize(1);
            assertThat(watch.isClosed()).isFalse();
            assertThat(rig.stats().watching()).isTrue();
            assertThat(rig.events.opened).containsExactly("");
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: without the bookmark at its end nothing reaches the store")
    void notBeforeTheBookmark() {
        Rig.run(rig -> {
            rig.server.watch().added(pod("ns/a", 1)).event(bookmark(Pod.TYPE, 5));
            rig.startStreaming();
            rig.passBackoff();
            assertThat(rig.store.calls()).isEmpty();
            assertThat(rig.server.lists()).isEmpty();
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: switched off, it is LIST and WATCH")
    void switchedOff() {
        Rig.run(rig -> {
            rig.server.list("1", pod("ns/a", 1));
            rig.server.watch().added(pod("ns/b", 2));
            rig.startStreaming(o -> o.withUseWatchList(false));
            assertThat(rig.store.content()).containsExactly("ns/a@1", "ns/b@2");
            assertThat(rig.server.lists())
                    .containsExactly(ListOptions.ALL.withResourceVersion("0").withLimit(500));
            assertPlainRequest(rig.server.watches().get(0), "1");
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: a server that refuses it gets LIST and WATCH, in this cycle only")
    void fallsBack() {
        Rig.run(rig -> {
            rig.server.watchFails(refused(INVALID)).list("1", pod("ns/a", 1));
            rig.server.watch().added(pod("ns/b", 2)).error(expired());
            rig.server.watch().added(pod("ns/c", 3)).event(initialEventsEnd(Pod.TYPE, 4));
            rig.startStreaming();
            assertThat(rig.store.content()).containsExactly("ns/a@1", "ns/b@2");
            assertThat(rig.events.fallBacks).singleElement().asString().contains("sendInitialEvents is forbidden");
            assertThat(rig.handled)
                    .as("falling back is no error: the LIST worked")
                    .isEmpty();
            assertThat(rig.events.failed).as("the monitor is notified").hasSize(1);
            assertThat(rig.events.backoffs).as("only that after the 410").hasSize(1);
            rig.passBackoff();
            assertStreamRequest(rig.server.watches().get(0), "");
            assertPlainRequest(rig.server.watches().get(1), "1");
            assertStreamRequest(rig.server.watches().get(2), "2");
            assertThat(rig.store.content()).containsExactly("ns/c@3");
            assertThat(rig.server.lists()).hasSize(1);
            assertThat(rig.stats().watchListFallBacks()).isEqualTo(1);
        });
    }

    @Test
    @DisplayName(
            "C43 TestWatchList: any other error in the stream falls back to a LIST, too, and its objects are dropped")
    void fallsBackFromTheStream() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/x", 1)).error(internalError());
            rig.server.list("1", pod("ns/a", 1));
            rig.startStreaming();
            assertThat(watch.isClosed()).isTrue();
            assertThat(rig.store.content()).containsExactly("ns/a@1");
            assertPlainRequest(rig.server.watches().get(1), "1");
            assertThat(rig.stats().streamErrors()).containsEntry("InternalError", 1L);
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: a stream that ends at once without an event falls back to a LIST")
    void veryShortStream() {
        Rig.run(rig -> {
            rig.server.watch().end();
            rig.server.list("1", pod("ns/a", 1));
            rig.startStreaming();
            assertThat(rig.store.content()).containsExactly("ns/a@1");
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: updates and deletes before the bookmark are applied")
    void changesBeforeTheBookmark() {
        Rig.run(rig -> {
            rig.server
                    .watch()
                    .added(pod("ns/a", 1))
                    .added(pod("ns/b", 2))
                    .modified(pod("ns/a", 3))
                    .deleted(pod("ns/b", 4))
                    .event(initialEventsEnd(Pod.TYPE, 5));
            rig.startStreaming();
            assertThat(rig.store.calls()).containsExactly("replace [ns/a@3] at 5");
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: 429, refused or in the stream, and a refused connection cost a backoff each")
    void waitsFor429() {
        Rig.run(rig -> {
            rig.server.watchFails(refused(tooManyRequests()));
            rig.server.watch().error(tooManyRequests());
            rig.server.watchFails(ServerErrors.unreachable(Reason.REFUSED));
            rig.server.watch().added(pod("ns/a", 1)).event(initialEventsEnd(Pod.TYPE, 5));
            rig.startStreaming();
            rig.passBackoff();
            assertThat(rig.events.backoffs).hasSize(3);
            assertThat(rig.store.content()).containsExactly("ns/a@1");
            assertThat(rig.server.watches()).hasSize(4).allSatisfy(request -> assertStreamRequest(request, ""));
            assertThat(rig.server.lists()).isEmpty();
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: a stream that ends before the bookmark is requested again from the start")
    void endedBeforeTheBookmark() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> first = rig.server.watch().added(pod("ns/x", 1)).end();
            ScriptedWatch<Pod> second = rig.server.watch().pause(SECOND).end(); // nothing, but not at once
            rig.server.watch().added(pod("ns/a", 2)).event(initialEventsEnd(Pod.TYPE, 5));
            rig.startStreaming();
            rig.pass(SECOND.multipliedBy(2));
            assertThat(rig.server.watches()).hasSize(3).allSatisfy(request -> assertStreamRequest(request, ""));
            assertThat(rig.store.calls()).containsExactly("replace [ns/a@2] at 5");
            assertThat(rig.events.backoffs).isEmpty();
            assertThat(first.isClosed()).isTrue();
            assertThat(second.isClosed()).isTrue();
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: a stream that ends after the bookmark is followed by a plain watch")
    void endedAfterTheBookmark() {
        Rig.run(rig -> {
            rig.server
                    .watch()
                    .added(pod("ns/a", 1))
                    .event(initialEventsEnd(Pod.TYPE, 5))
                    .added(pod("ns/b", 6))
                    .end();
            rig.startStreaming();
            assertThat(rig.server.watches()).hasSize(2);
            assertPlainRequest(rig.server.watches().get(1), "6");
            assertThat(rig.events.relists).isEmpty();
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: an expired stream is requested again, and no error is reported")
    void expiredStream() {
        Rig.run(rig -> {
            rig.server
                    .watch()
                    .added(pod("ns/a", 1))
                    .event(initialEventsEnd(Pod.TYPE, 5))
                    .error(expired());
            rig.server.watch().event(initialEventsEnd(Pod.TYPE, 9));
            rig.startStreaming();
            rig.passBackoff();
            assertStreamRequest(rig.server.watches().get(1), "5");
            assertThat(rig.store.calls()).containsExactly("replace [ns/a@1] at 5", "replace [] at 9");
            assertThat(rig.handled).isEmpty();
        });
    }

    @ParameterizedTest
    @DisplayName("C43 TestWatchList: a stream whose version the server does not have is requested at \"\", at once")
    @ValueSource(booleans = {false, true})
    void versionUnavailable(boolean inStream) {
        for (Status why : List.of(expired(), tooLargeResourceVersion())) {
            Rig.run(rig -> {
                rig.server.watch().event(initialEventsEnd(Pod.TYPE, 5)).error(expired());
                if (inStream) {
                    rig.server.watch().error(why);
                } else {
                    rig.server.watchFails(refused(why));
                }
                rig.server.watch().event(initialEventsEnd(Pod.TYPE, 3)).error(expired());
                rig.startStreaming();
                rig.passBackoff();
                assertThat(rig.server.watchVersions()).startsWith("", "5", "", "3");
                assertThat(rig.server.lists()).isEmpty();
            });
        }
    }

    @Test
    @DisplayName("A server that does not even have the newest version causes no busy loop: a LIST follows")
    void expiredAtNoVersion() {
        Rig.run(rig -> {
            rig.server.watchFails(refused(expired())).list("1", pod("ns/a", 1));
            rig.startStreaming();
            assertThat(rig.server.watchVersions()).containsExactly("", "1");
            assertThat(rig.store.content()).containsExactly("ns/a@1");
        });
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("C43 TestWatchList: the annotation's value must be \"true\"")
    @ValueSource(strings = {"false", "", "1", "True"})
    void annotationValue(String value) {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = rig.server
                    .watch()
                    .event(annotatedBookmark(Pod.TYPE, 5, Map.of(WatchEvent.INITIAL_EVENTS_END, value)));
            rig.startStreaming();
            rig.passBackoff();
            assertThat(rig.store.calls()).isEmpty();
            watch.event(initialEventsEnd(Pod.TYPE, 6));
            rig.settle();
            assertThat(rig.store.calls()).containsExactly("replace [] at 6");
        });
    }

    @Test
    @DisplayName("C43 TestWatchList: stopped before the bookmark, it ends, and the store was never touched")
    void stoppedBeforeTheBookmark() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/a", 1));
            rig.startStreaming();
            rig.stop();
            assertThat(watch.isClosed()).isTrue();
            assertThat(rig.store.calls()).isEmpty();
            assertThat(rig.events.fallBacks).isEmpty();
        });
    }

    @Test
    @DisplayName("C44 TestWatchListResourceVersion: the version is \"\" until the annotated bookmark")
    void versionStaysEmpty() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/a", 1)).modified(pod("ns/a", 2));
            watch.event(bookmark(Pod.TYPE, 3));
            rig.startStreaming();
            assertThat(rig.version()).isEmpty();
            watch.event(initialEventsEnd(Pod.TYPE, 4));
            rig.settle();
            assertThat(rig.version()).isEqualTo("4");
        });
    }

    @Test
    @DisplayName(
            "C45 TestInitialEventsEndBookmarkTicker: every ten seconds of silence are reported, until the bookmark")
    void warnsOfSilence() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = rig.server.watch();
            rig.pass(SECOND.multipliedBy(5)); // it is the stream's own time that counts
            rig.startStreaming();
            rig.pass(SECOND.multipliedBy(9));
            assertThat(rig.events.late).isEmpty();
            rig.pass(SECOND.multipliedBy(12));
            assertThat(rig.events.late)
                    .containsExactly("no event for 10 s since the request", "no event for 20 s since the request");
            watch.added(pod("ns/a", 1)); // at 21 s
            rig.pass(SECOND.multipliedBy(9)); // a look at 30 s finds 9 s of silence
            assertThat(rig.events.late).hasSize(2);
            rig.pass(SECOND.multipliedBy(11));
            assertThat(rig.events.late)
                    .hasSize(3)
                    .last()
                    .isEqualTo("the last event was received 18 s ago"); // and a bit
            watch.event(initialEventsEnd(Pod.TYPE, 4));
            rig.pass(Duration.ofMinutes(1));
            assertThat(rig.events.late).hasSize(3);
        });
    }

    @Test
    @DisplayName("C45 TestInitialEventsEndBookmarkTicker: ten seconds to the nanosecond are enough")
    void exactlyTenSeconds() {
        Rig.run(rig -> {
            rig.server.watch().pause(SECOND.multipliedBy(10)).added(pod("ns/a", 1));
            rig.startStreaming();
            rig.pass(SECOND.multipliedBy(20));
            assertThat(rig.events.late).last().isEqualTo("the last event was received 10 s ago");
        });
    }

    @Test
    @DisplayName("C45 TestInitialEventsEndBookmarkTicker: a plain watch may be silent")
    void plainWatchMayBeSilent() {
        Rig.run(rig -> {
            rig.server.list("1");
            rig.start();
            rig.pass(Duration.ofMinutes(1));
            assertThat(rig.events.late).isEmpty();
        });
    }

    @Test
    @DisplayName("C46 TestNewReflectorWithDisablementWatchList: a ListerWatcher that does not support it is listed")
    void unsupported() {
        for (long seed = 0; seed < 5; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
                server.list("1", pod("ns/a", 1)).watchHangs();
                Reflector<Pod> reflector = new Reflector<>(
                        server.withoutWatchList(), new RecordingStore<>(), ReflectorOptions.of(Pod.TYPE), concurrency);
                concurrency.spawn("closer", () -> {
                    try {
                        concurrency.sleep(SECOND);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    reflector.close();
                });
                reflector.run(); // its scope is the server's: closing ends the watch that hangs
                assertThat(server.lists()).hasSize(1);
                assertPlainRequest(server.watches().get(0), "1");
            });
        }
    }

    @Test
    @DisplayName("TestReflectorDataConsistencyDetector: a streamed list is compared with a LIST at exactly its version")
    void consistent() {
        Rig.run(rig -> {
            rig.server.watch().added(pod("ns/b", 2)).added(pod("ns/a", 1)).event(initialEventsEnd(Pod.TYPE, 5));
            rig.server.listFails(refused(internalError())).list("5", pod("ns/a", 1), pod("ns/b", 2));
            rig.startStreaming(o -> o.withConsistencyCheck(true));
            assertThat(rig.store.calls()).isEmpty();
            assertThat(rig.events.failed).hasSize(1);
            rig.pass(SECOND);
            assertThat(rig.server.lists())
                    .hasSize(2)
                    .containsOnly(ListOptions.ALL.withResourceVersion("5").withResourceVersionMatch("Exact"));
            assertThat(rig.store.content()).containsExactly("ns/b@2", "ns/a@1");
        });
    }

    @Test
    @DisplayName(
            "TestReflectorDataConsistencyDetector: lists that differ end the reflector, and the error names the differences")
    void inconsistent() {
        assertThatThrownBy(() -> Rig.run(rig -> {
                    rig.server.watch().added(pod("ns/a", 1)).event(initialEventsEnd(Pod.TYPE, 5));
                    rig.server.list("5", pod("ns/a", 2), pod("ns/b", 2));
                    rig.startStreaming(o -> o.withConsistencyCheck(true));
                }))
                .hasMessageContaining("streamed Pod ns/a@1, listed Pod ns/a@2")
                .hasMessageContaining("streamed null, listed Pod ns/b@2");
    }

    @Test
    @DisplayName("A store that refuses the streamed list: it is reported, and a LIST follows")
    void storeRefusesTheStreamedList() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/a", 1)).event(initialEventsEnd(Pod.TYPE, 5));
            rig.server.list("6", pod("ns/a", 1));
            rig.store.failOn(call -> call.endsWith("at 5"));
            rig.startStreaming();
            assertThat(watch.isClosed()).isTrue();
            assertThat(rig.store.content()).containsExactly("ns/a@1");
            assertThat(rig.events.storeErrors).hasSize(1);
            assertThat(rig.events.fallBacks).hasSize(1);
            assertThat(rig.version()).isEqualTo("6");
        });
    }

    @Test
    @DisplayName("After a fallback, no watch is open during the LIST")
    void notWatchingMeanwhile() {
        Rig.run(rig -> {
            rig.server.watch().error(internalError());
            rig.server.listHangs();
            rig.startStreaming();
            assertThat(rig.stats().watches()).isEqualTo(1);
            assertThat(rig.stats().watching()).isFalse();
        });
    }

    @Test
    @DisplayName("Stream and LIST fail: the error of the LIST is reported, and the next cycle streams again")
    void bothFail() {
        Rig.run(rig -> {
            rig.server.watchFails(refused(INVALID)).listFails(refused(internalError()));
            rig.server.watch().event(initialEventsEnd(Pod.TYPE, 5));
            rig.startStreaming();
            assertThat(rig.handled).hasSize(1);
            rig.passBackoff();
            assertThat(rig.version()).isEqualTo("5");
        });
    }
}
