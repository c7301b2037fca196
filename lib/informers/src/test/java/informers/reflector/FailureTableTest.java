package informers.reflector;

import static informers.testkit.ServerErrors.expired;
import static informers.testkit.ServerErrors.forbidden;
import static informers.testkit.ServerErrors.internalError;
import static informers.testkit.ServerErrors.refused;
import static informers.testkit.ServerErrors.tooManyRequests;
import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ListOptions;
import informers.api.Pod;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException.Reason;
import informers.listwatch.ListWatch;
import informers.testkit.RecordingStore;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.ScriptedWatch;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import informers.util.Concurrency.Task;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of failures of a watch and of what the reflector does, row by row. */
class FailureTableTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static void assertWatchedOn(Rig rig) {
        assertThat(rig.server.lists()).as("no list but the first").hasSize(1);
        assertThat(rig.events.relists).isEmpty();
    }

    private static void assertListedAgain(Rig rig, String at) {
        assertThat(rig.server.listVersions()).containsExactly("0", at);
    }

    static Stream<RuntimeException> downOrBusy() {
        return Stream.of(ServerErrors.unreachable(Reason.REFUSED), refused(tooManyRequests()));
    }

    @ParameterizedTest
    @MethodSource("downOrBusy")
    @DisplayName("Failure: Watch() fails, connection refused or 429: back off, watch again, no list")
    void notOpenedForNow(RuntimeException why) {
        Rig.run(rig -> {
            rig.server.list("1").watchFails(why);
            rig.server.watch().added(pod("ns/a", 2));
            rig.start();
            assertThat(rig.server.watches()).hasSize(1);
            assertThat(rig.events.reactions).containsExactly(Reaction.BACKOFF);
            rig.passBackoff();
            assertThat(rig.server.watchVersions()).containsExactly("1", "1");
            assertThat(rig.store.content()).containsExactly("ns/a@2");
            assertWatchedOn(rig);
            assertThat(rig.handled).isEmpty();
            assertThat(rig.events.failed).as("the monitor is notified").containsExactly(why);
        });
    }

    static Stream<RuntimeException> others() {
        Stream<RuntimeException> answers = Stream.of(400, 401, 403, 404, 405, 409, 410, 422, 500, 502, 503, 504)
                .map(code -> refused(Status.failure(code, code == 410 ? "Expired" : "", "no")));
        Stream<RuntimeException> network = Stream.of(
                        Reason.UNKNOWN_HOST, Reason.NO_ROUTE, Reason.TLS, Reason.HOST_NAME, Reason.CANCELLED)
                .map(ServerErrors::unreachable);
        return Stream.concat(
                Stream.concat(answers, network), Stream.of(new IllegalStateException("not made by a client")));
    }

    @ParameterizedTest
    @MethodSource("others")
    @DisplayName("Failure: Watch() fails otherwise: the handler is called, back off, list at the last version")
    void notOpened(RuntimeException why) {
        Rig.run(rig -> {
            rig.server.list("7").watchFails(why).list("8", pod("ns/a", 8));
            rig.start();
            assertThat(rig.handled).containsExactly(why);
            assertThat(rig.server.lists()).as("not yet").hasSize(1);
            rig.passBackoff();
            assertListedAgain(rig, "7");
            assertThat(rig.store.content()).containsExactly("ns/a@8");
            boolean gone = why instanceof ApiException refusal && refusal.code() == 410;
            assertThat(rig.events.relists).containsExactly(gone ? RelistCause.EXPIRED : RelistCause.WATCH_REFUSED);
        });
    }

    static Stream<java.io.IOException> brokenConnections() {
        return Stream.of(
                new EOFException("in mid-event"),
                new SocketException("Connection reset"),
                new SocketTimeoutException("Read timed out"));
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    @DisplayName("Failure: Watch() fails with EOF, reset or timeout: an empty watch, so very short, so list again")
    void brokenAtOnce(java.io.IOException why) {
        Rig.run(rig -> {
            rig.server.list("7").list("8");
            rig.server.watch().breakOff(why); // the client turns such a failure into a watch that ends
            rig.start();
            rig.passBackoff();
            assertListedAgain(rig, "7");
            assertThat(rig.events.relists).containsExactly(RelistCause.VERY_SHORT_WATCH);
            assertThat(rig.handled).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    @DisplayName("Failure: a connection that breaks later is a stream that ended: watch again, at once")
    void brokenLater(java.io.IOException why) {
        Rig.run(rig -> {
            rig.server.list("7");
            rig.server.watch().pause(SECOND).breakOff(why);
            rig.start();
            rig.pass(SECOND);
            assertThat(rig.server.watchVersions()).containsExactly("7", "7");
            assertWatchedOn(rig);
            assertThat(rig.events.outcomes).singleElement().asString().contains(why.getMessage());
        });
    }

    @Test
    @DisplayName("Failure: the stream ends after a second or more: watch again from the last version, at once")
    void endedAfterASecond() {
        Rig.run(rig -> {
            rig.server.list("7");
            rig.server.watch().pause(SECOND).end();
            rig.start();
            rig.pass(SECOND);
            assertThat(rig.server.watchVersions()).containsExactly("7", "7");
            assertWatchedOn(rig);
            assertThat(rig.events.backoffs).isEmpty();
        });
    }

    @Test
    @DisplayName("Failure: the stream ends at once, but after an event: watch again from there, at once")
    void endedWithAnEvent() {
        Rig.run(rig -> {
            rig.server.list("7");
            rig.server.watch().added(pod("ns/a", 9)).end();
            rig.start();
            assertThat(rig.server.watchVersions()).containsExactly("7", "9");
            assertWatchedOn(rig);
            assertThat(rig.events.backoffs).isEmpty();
        });
    }

    @Test
    @DisplayName("Failure: the stream ends within a second without an event: wait, list again")
    void veryShort() {
        Rig.run(rig -> {
            rig.server.list("7").list("8");
            rig.server.watch().pause(SECOND.minusNanos(1)).end();
            rig.pass(SECOND); // it is the watch's own time that counts
            rig.start();
            rig.pass(SECOND);
            assertThat(rig.server.watches()).hasSize(1);
            rig.passBackoff();
            assertListedAgain(rig, "7");
            assertThat(rig.events.relists).containsExactly(RelistCause.VERY_SHORT_WATCH);
            assertThat(rig.handled).isEmpty();
        });
    }

    @Test
    @DisplayName("Failure: the second counts from the request, which a proxy may have delayed")
    void theRequestCounts() {
        Rig.run(rig -> {
            rig.server.list("7").watch(o -> {
                rig.pass(SECOND);
                return new ScriptedWatch<Pod>(rig.concurrency).end();
            });
            rig.start();
            rig.pass(SECOND);
            assertThat(rig.server.watchVersions()).containsExactly("7", "7");
            assertWatchedOn(rig);
        });
    }

    @Test
    @DisplayName("Failure: ERROR 410: back off, list at the last version; if that is refused, at once at \"\"")
    void expiredInTheStream() {
        Rig.run(rig -> {
            rig.server.list("7").listFails(refused(expired())).list("20");
            rig.server.watch().added(pod("ns/a", 9)).error(expired());
            rig.start();
            assertThat(rig.server.lists()).hasSize(1);
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "9", "");
            assertThat(rig.handled).isEmpty();
            assertThat(rig.events.relists).containsExactly(RelistCause.EXPIRED, RelistCause.LIST_VERSION_REFUSED);
            assertThat(rig.events.backoffs).hasSize(1);
        });
    }

    @Test
    @DisplayName("Failure: ERROR 429: back off, watch again, no list")
    void tooManyRequestsInTheStream() {
        Rig.run(rig -> {
            rig.server.list("7");
            rig.server.watch().error(tooManyRequests());
            rig.start();
            assertThat(rig.server.watches()).hasSize(1);
            rig.passBackoff();
            assertThat(rig.server.watchVersions()).containsExactly("7", "7");
            assertWatchedOn(rig);
            assertThat(rig.events.backoffs).hasSize(1);
            assertThat(rig.stats().streamErrors()).isEqualTo(Map.of("TooManyRequests", 1L));
        });
    }

    @Test
    @DisplayName("Failure: ERROR 500 within the retry time: watch again, at once")
    void internalErrorRetried() {
        Rig.run(rig -> {
            rig.server.list("7");
            rig.server.watch().error(internalError());
            rig.start(o -> o.withMaxInternalErrorRetryDuration(SECOND));
            assertThat(rig.server.watchVersions()).containsExactly("7", "7");
            assertWatchedOn(rig);
            assertThat(rig.events.backoffs).isEmpty();
        });
    }

    static Stream<Status> otherErrors() {
        return Stream.of(
                internalError(), // which is not retried by default
                forbidden(),
                Status.failure(504, "Timeout", "Too large resource version: 9, current: 8"),
                Status.failure(0, "", "no code and no reason"));
    }

    @ParameterizedTest
    @MethodSource("otherErrors")
    @DisplayName("Failure: ERROR other: back off, list again; the handler is not called")
    void otherErrorInTheStream(Status why) {
        Rig.run(rig -> {
            rig.server.list("7").list("8");
            ScriptedWatch<Pod> watch = rig.server.watch().error(why);
            rig.start();
            assertThat(watch.isClosed()).isTrue();
            assertThat(rig.server.lists()).hasSize(1);
            rig.passBackoff();
            assertListedAgain(rig, "7");
            assertThat(rig.handled).isEmpty();
            assertThat(rig.events.streamErrors).containsExactly(why);
            assertThat(rig.events.relists).containsExactly(RelistCause.WATCH_ERROR);
            assertThat(rig.events.whys).containsExactly("the watch ended with " + why);
        });
    }

    @Test
    @DisplayName("Failure: an event that cannot be decoded: back off, list again")
    void undecodable() {
        Rig.run(rig -> {
            rig.server.list("7").list("8");
            rig.server.watch().throwing(new IllegalArgumentException("made by hand"));
            rig.start();
            rig.passBackoff();
            assertListedAgain(rig, "7");
            assertThat(rig.events.streamErrors).singleElement().asString().contains("made by hand");
            assertThat(rig.events.relists).containsExactly(RelistCause.WATCH_ERROR);
            assertThat(rig.handled).isEmpty();
        });
    }

    @Test
    @DisplayName("Failure: the store cannot resync: the watch ends, wait, list again")
    void resyncFails() {
        Rig.run(rig -> {
            rig.server.list("7").list("8");
            ScriptedWatch<Pod> watch = rig.server.watch();
            rig.store.failOn("resync"::equals);
            rig.start(o -> o.withResyncPeriod(SECOND));
            rig.pass(SECOND);
            assertThat(watch.isClosed()).isTrue();
            assertThat(rig.events.relists).containsExactly(RelistCause.RESYNC_FAILED);
            assertThat(rig.events.whys)
                    .singleElement()
                    .asString()
                    .contains("the resync failed")
                    .contains("made to fail");
            assertThat(rig.events.storeErrors).hasSize(1);
            assertThat(rig.handled).isEmpty();
            rig.store.failOn(call -> false);
            rig.pass(SECOND.multipliedBy(4));
            assertListedAgain(rig, "7");
            assertThat(rig.store.calls("resync").size())
                    .as("the timer runs again")
                    .isGreaterThan(1);
        });
    }

    @Test
    @DisplayName("Failure: the store cannot resync while the reflector waits: the next watch ends, wait, list again")
    void resyncFailsBetweenWatches() {
        Rig.run(rig -> {
            rig.server.list("7").list("8");
            rig.server.watch().pause(SECOND.minusMillis(100)).error(tooManyRequests()); // then waits 0.8 s at least
            rig.store.failOn("resync"::equals);
            rig.start(o -> o.withResyncPeriod(SECOND));
            rig.pass(SECOND.multipliedBy(3));
            assertThat(rig.events.reactions).startsWith(Reaction.BACKOFF, Reaction.RELIST);
            assertThat(rig.events.relists).startsWith(RelistCause.RESYNC_FAILED);
        });
    }

    enum Waiting {
        LIST,
        OPENING,
        OPENING_STREAMED_LIST,
        STREAMED_LIST,
        EVENT,
        BACKOFF,
        BACKOFF_OF_A_WATCH
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Failure: stop: it ends wherever it waits, and reports no error")
    void stop(Waiting where) {
        Rig.run(rig -> {
            switch (where) {
                case LIST -> rig.server.listHangs();
                case OPENING -> rig.server.list("1").watchHangs();
                case OPENING_STREAMED_LIST -> rig.server.watchHangs();
                case STREAMED_LIST, EVENT -> rig.server.list("1");
                case BACKOFF -> rig.server.listFails(refused(forbidden()));
                case BACKOFF_OF_A_WATCH -> rig.server.list("1").watchFails(refused(tooManyRequests()));
            }
            rig.startStreaming(o -> o.withUseWatchList(where.name().contains("STREAMED_LIST")));
            int received = rig.handled.size();
            int failed = rig.events.failed.size();
            rig.reflector().close();
            rig.settle();
            assertThat(rig.task().isOver()).isTrue();
            assertThat(rig.handled).hasSize(received);
            assertThat(rig.events.failed.size()).isEqualTo(failed);
            assertThat(rig.server.isScopeClosed()).isTrue();
            assertThat(rig.events.stopped).isEqualTo(1);
            assertThat(rig.stats().watching()).isFalse();
        });
    }

    @Test
    @DisplayName("Failure: stop, if the ListerWatcher cannot end a request: the open watch ends all the same")
    void stopWithoutAScope() {
        for (long seed = 0; seed < 5; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
                ScriptedWatch<Pod> watch = server.list("1").watch();
                Reflector<Pod> reflector = new Reflector<>(
                        ListWatch.of(server::list, server::watch),
                        new RecordingStore<>(),
                        ReflectorOptions.of(Pod.TYPE).withUseWatchList(false),
                        concurrency);
                Task closer = concurrency.spawn("closer", () -> {
                    try {
                        concurrency.sleep(SECOND);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    reflector.close();
                });
                reflector.run();
                assertThat(watch.isClosed()).isTrue();
                try {
                    closer.join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    @Test
    @DisplayName("Failure: stop while a watch is being opened: it is closed, and not read")
    void stopBetweenRequestAndWatch() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = new ScriptedWatch<Pod>(rig.concurrency).added(pod("ns/a", 2));
            rig.server.list("1").watch(o -> {
                rig.reflector().close();
                return watch;
            });
            rig.start();
            assertThat(rig.task().isOver()).isTrue();
            assertThat(watch.isClosed()).isTrue();
            assertThat(rig.store.calls()).containsExactly("replace [] at 1");
        });
    }

    @Test
    @DisplayName("Stop during a resync: run() ends after the resync")
    void stopWhileResyncing() {
        Rig.run(rig -> {
            rig.server.list("1");
            boolean[] ended = {false};
            rig.start(o -> o.withResyncPeriod(SECOND).withShouldResync(() -> {
                rig.pass(SECOND);
                ended[0] = true;
                return false;
            }));
            rig.pass(SECOND.multipliedBy(3).dividedBy(2)); // in the middle of it
            rig.reflector().close();
            rig.settle();
            assertThat(ended[0]).isFalse();
            assertThat(rig.task().isOver()).isFalse();
            rig.pass(SECOND);
            assertThat(ended[0]).isTrue();
            assertThat(rig.task().isOver()).isTrue();
        });
    }

    @Test
    @DisplayName("All waits share one backoff: those in a watch and those between lists")
    void oneBackoff() {
        Rig.run(rig -> {
            rig.server.list("1").listFails(refused(forbidden())).list("2");
            rig.server.watchFails(refused(tooManyRequests()));
            rig.server.watch().error(tooManyRequests());
            rig.server.watch().error(internalError());
            rig.start();
            rig.passBackoff();
            long[] bases = {800, 1600, 3200, 6400};
            assertThat(rig.events.backoffs).hasSize(4);
            for (int i = 0; i < 4; i++) {
                assertThat(rig.events.backoffs.get(i).toMillis()).isBetween(bases[i], 2 * bases[i]);
            }
        });
    }

    @Test
    @DisplayName("A list that fails is reported, and repeated at the same version after a backoff")
    void listFails() {
        ApiException why = refused(forbidden());
        Rig.run(rig -> {
            rig.server.list("7").listFails(why).list("8");
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "7", "7");
            assertThat(rig.handled).containsExactly(why);
            assertThat(rig.events.failed).containsExactly(why);
            assertThat(rig.events.relists).containsExactly(RelistCause.EXPIRED, RelistCause.LIST_FAILED);
        });
    }

    @Test
    @DisplayName("A version that was refused once is not tried again until a list has worked")
    void unavailableUntilAListWorks() {
        Rig.run(rig -> {
            rig.server
                    .list("7")
                    .listFails(refused(expired()))
                    .listFails(refused(internalError()))
                    .list("9")
                    .list("10");
            rig.server.watch().error(expired());
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "7", "", "", "9");
        });
    }

    @Test
    @DisplayName("The first wait is reported before it begins, and the options of a watch are those of client-go")
    void watchOptions() {
        Rig.run(rig -> {
            rig.server.list("7");
            rig.start();
            ListOptions asked = rig.server.watches().get(0);
            assertThat(asked)
                    .isEqualTo(ListOptions.ALL
                            .withResourceVersion("7")
                            .withAllowWatchBookmarks(true)
                            .withTimeoutSeconds(asked.timeoutSeconds()));
            assertThat(rig.events.listed).isEqualTo(List.of("0 at 7"));
            assertThat(rig.events.opened).isEqualTo(List.of("7"));
        });
    }
}
