import static org.assertj.core.api.Assertions.assertThat;

import informers.api.KubeObject;
import informers.client.rest.UnreachableException.Reason;
import informers.queue.ReflectorStore;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** The graded tests of chapter 04. They run on the library's answer and on yours. */
@WithoutUsing(packages = {"informers.reflector", "informers.informer", "informers.factory"}, value = LibReflector.class)
public abstract class ReflectorContract extends Contract<ListAndWatch> {
    private static final Duration MINUTES = Duration.ofMinutes(7);

    private ListAndWatch.Decision decide(Outcome outcome) {
        Concurrency concurrency = Concurrency.threads();
        return make(new Upstream(new ScriptedServer(concurrency), concurrency), new JournalStore())
                .decide(outcome);
    }

    private static Outcome ended(int events, Duration lived) {
        return new Outcome.Ended(events, lived);
    }

    private static Outcome notOpened(RuntimeException error) {
        return new Outcome.NotOpened(error);
    }

    private static Outcome error(int code) {
        return new Outcome.InStreamError(ScriptedServer.status(code));
    }

    @Task("4.1 a stream that ended: watch again")
    void ended() {
        assertThat(decide(ended(3, MINUTES)))
                .as("Servers end each watch after some minutes. That is not a failure: no event was lost, so do not list and"
                        + " do not wait.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
        assertThat(decide(ended(Integer.MAX_VALUE, Duration.ofDays(365))))
                .as("A watch with very many events that lasted for a year ended: that is not a failure either.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
    }

    @Task("4.2 busy or down: back off, then watch again")
    void busy() {
        for (Outcome outcome : List.of(
                notOpened(ScriptedServer.refused(429)),
                notOpened(ScriptedServer.unreachable(Reason.REFUSED)),
                error(429))) {
            assertThat(decide(outcome))
                    .as(outcome + ": the server is busy (429) or down. Later the watch can resume from the same version. A list"
                            + " is the most expensive request and would add to the load.")
                    .isEqualTo(ListAndWatch.Decision.BACKOFF);
        }
        Concurrency concurrency = Concurrency.threads();
        ListAndWatch reflector = make(new Upstream(new ScriptedServer(concurrency), concurrency), new JournalStore());
        for (int i = 1; i <= 200; i++) {
            assertThat(reflector.decide(i % 2 == 0 ? error(429) : notOpened(ScriptedServer.unreachable(Reason.REFUSED))))
                    .as("decide() was called " + i + " times on the same reflector, each time after 429 or a refused connection:"
                            + " the decision depends only on the outcome, not on the calls before.")
                    .isEqualTo(ListAndWatch.Decision.BACKOFF);
        }
        assertThat(reflector.decide(ended(0, MINUTES)))
                .as("A watch that lasted for minutes ended, and 200 outcomes before it were failures: the decision depends only on"
                        + " this outcome.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
    }

    @Task("4.2 everything else: list again")
    void anythingElse() {
        assertThat(decide(ended(0, Duration.ofMillis(999))))
                .as("The watch ended within a second, without an event: a server that no longer has the version may do this"
                        + " instead of sending 410. To watch again from the same version would never end.")
                .isEqualTo(ListAndWatch.Decision.RELIST);
        assertThat(decide(ended(0, Duration.ofSeconds(1))))
                .as("The watch ended after one second, without an event: no object changed, which is not a failure. One second or"
                        + " more counts as normal.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
        assertThat(decide(ended(1, Duration.ofMillis(5))))
                .as("A watch that delivered an event worked, however short it was.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
        assertThat(decide(ended(0, Duration.ofNanos(999_999_999))))
                .as("The watch ended a nanosecond before a second had passed, without an event: within a second, so list again.")
                .isEqualTo(ListAndWatch.Decision.RELIST);
        assertThat(decide(ended(1, Duration.ZERO)))
                .as("A watch that delivered an event worked, however short it was.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
        for (int code : new int[] {410, 500, 403, 400, 401, 404, 409, 428, 430, 502, 503, 504, 599}) {
            assertThat(decide(error(code)))
                    .as("ERROR " + code + " in the stream: the watch cannot resume from this version. If you request it again,"
                            + " the server sends the same error again.")
                    .isEqualTo(ListAndWatch.Decision.RELIST);
            assertThat(decide(notOpened(ScriptedServer.refused(code))))
                    .as("The request for a watch failed with HTTP " + code + ": only after 429 and a refused connection try the"
                            + " same watch again.")
                    .isEqualTo(ListAndWatch.Decision.RELIST);
        }
        for (RuntimeException why : List.of(
                ScriptedServer.unreachable(Reason.UNKNOWN_HOST),
                ScriptedServer.unreachable(Reason.TIMED_OUT),
                ScriptedServer.unreachable(Reason.BROKEN),
                ScriptedServer.unreachable(Reason.TLS),
                new IllegalStateException("429"))) {
            assertThat(decide(notOpened(why)))
                    .as("The request got no response (" + why + "), and the connection was not refused (connectionRefused): list"
                            + " again.")
                    .isEqualTo(ListAndWatch.Decision.RELIST);
        }
    }

    /** Runs the answer. At the start, the store has default/ghost@1, which is not on the server. */
    private ScriptedRun reflect(Consumer<ScriptedServer> script) {
        return ScriptedRun.run(7, this::make, ScriptedServer.pod("ghost", 1), script);
    }

    private ListAndWatch make(Upstream upstream, ReflectorStore<KubeObject> store) {
        return answer(upstream, store);
    }

    @Task("4.3 the list replaces the content of the store")
    void list() {
        ScriptedRun run = reflect(server -> server.list("8", ScriptedServer.pod("a", 3), ScriptedServer.pod("b", 5)));
        assertThat(run.requests())
                .as("The first LIST is at version \"0\": any version that the server has in memory.")
                .startsWith("LIST at 0");
        assertThat(run.content())
                .as("An object that is not in the list was deleted. Pass the list to store.replace(): if you add its objects"
                        + " one by one, deleted objects stay in the store forever.")
                .containsExactly("a@3", "b@5");
        assertThat(run.version())
                .as("The resourceVersion of the list is 8. It is not the version of one of its objects.")
                .isEqualTo("8");
        assertThat(run.versionAtStart())
                .as("lastSyncResourceVersion() before run() was called: there was no list yet, so return \"\".")
                .isEqualTo("");
        otherLists();
    }

    private void otherLists() {
        ScriptedRun none = reflect(server -> server.list("rv-18446744073709551616"));
        assertThat(none.calls())
                .as("The list has no objects: all were deleted. It is a list like any other: pass it to store.replace(), once,"
                        + " with the version of the list, which may be any text.")
                .startsWith("replace by [] at rv-18446744073709551616");
        assertThat(none.content()).as("The store, after a list without objects").isEmpty();
        assertThat(none.version())
                .as("lastSyncResourceVersion() after a list without objects: the version of the list")
                .isEqualTo("rv-18446744073709551616");
        KubeObject[] many = new KubeObject[1200];
        for (int i = 0; i < many.length; i++) {
            many[i] = ScriptedServer.pod("pod-" + (i * 7) % 1200, i + 1);
        }
        ScriptedRun whole = reflect(server -> server.list("8", many));
        assertThat(whole.calls().get(0).split(", "))
                .as("The list has 1,200 objects: pass it to the store as a whole, in one call of replace().")
                .hasSize(1200);
        ScriptedRun refused = reflect(server -> server.listFails(ScriptedServer.refused(410)).list("8", ScriptedServer.pod("a", 3)));
        assertThat(refused.requests())
                .as("The first list, at \"0\", is refused with 410: list at once at \"\", as after every refused version.")
                .startsWith("LIST at 0", "LIST at \"\"");
        assertThat(refused.content()).as("The store, after the list at \"\"").containsExactly("a@3");
    }

    @Task("4.4 each watch resumes where the last one ended")
    void watch() {
        ScriptedRun run = reflect(server -> {
            server.list("8", ScriptedServer.pod("a", 3), ScriptedServer.pod("b", 5));
            server.watch()
                    .added(ScriptedServer.pod("c", 11))
                    .modified(ScriptedServer.pod("a", 12))
                    .deleted(ScriptedServer.pod("b", 13))
                    .endsAfter(MINUTES);
            server.watch().bookmark(90).endsAfter(Duration.ofMillis(5));
            server.watch().endsAfter(MINUTES);
            server.watch().modified(ScriptedServer.pod("c", 100));
        });
        assertThat(run.requests())
                .as("The first watch starts from the version of the list, each other one from the version of the last event"
                        + " before it: a DELETED counts, a BOOKMARK too. There is no list and no wait: the second watch was short"
                        + " but delivered an event, the third one delivered nothing but lasted for minutes. Pass to decide() the"
                        + " number of events, and the time since the request.")
                .containsExactly(
                        "LIST at 0", "WATCH from 8", "WATCH from 13", "WATCH from 90", "WATCH from 90");
        assertThat(run.calls())
                .as("ADDED, MODIFIED and DELETED are the store's add, update and delete: if the store is a queue, it"
                        + " distinguishes them. A BOOKMARK has no object, and a method of its own: bookmark().")
                .containsExactly(
                        "replace by [a@3, b@5] at 8",
                        "add c@11",
                        "update a@12",
                        "delete b@13",
                        "bookmark 90",
                        "update c@100");
        assertThat(run.version())
                .as("lastSyncResourceVersion() returns the version of the last event.")
                .isEqualTo("100");
        assertThat(run.leftOpen())
                .as("Each watch holds a connection: close each watch when it has ended.")
                .isZero();
        assertThat(run.openTogether())
                .as("A watch was requested while an earlier one was still open, although that one had ended: close each watch"
                        + " before the next request, not when run() returns.")
                .isFalse();
        anyEvents();
        slowResponse();
    }

    private void anyEvents() {
        ScriptedRun run = reflect(server -> {
            server.list("100", ScriptedServer.pod("a", 3));
            ScriptedServer.Stream stream = server.watch()
                    .added(ScriptedServer.pod("a", 101))
                    .modified(ScriptedServer.pod("b", 102))
                    .deleted(ScriptedServer.pod("x", 103))
                    .modified(ScriptedServer.pod("b", 102))
                    .modified(ScriptedServer.pod("b", 102));
            for (int i = 0; i < 1200; i++) {
                stream.added(ScriptedServer.pod("many", 3000));
            }
            stream.modified(ScriptedServer.pod("b", 7)).endsAfter(MINUTES);
        });
        assertThat(run.calls().subList(0, 6))
                .as("ADDED of an object that the list had, MODIFIED and DELETED of objects that it did not have, and an event"
                        + " three times: the reflector passes each event on, and neither keeps nor compares objects.")
                .containsExactly(
                        "replace by [a@3] at 100", "add a@101", "update b@102", "delete x@103", "update b@102", "update b@102");
        assertThat(run.calls()).as("A watch with 1,206 events, after a list: pass on each of them.").hasSize(1207);
        assertThat(run.requests())
                .as("The last event of the watch had the version 7, after 3000: versions are opaque, and the last one counts, not"
                        + " the largest.")
                .containsExactly("LIST at 0", "WATCH from 100", "WATCH from 7");
    }

    private void slowResponse() {
        ScriptedRun run = reflect(server -> {
            server.list("8", ScriptedServer.pod("a", 3));
            server.watch().opensAfter(Duration.ofSeconds(2)).endsAfter(Duration.ofMillis(5));
        });
        assertThat(run.requests())
                .as("The server took 2 s to respond to the request for the watch, and ended it 5 ms later, without an event. The"
                        + " time of an Outcome begins when the request is sent (Outcome.Ended: lived), so this is 2.005 s, and a"
                        + " REWATCH: read nanoTime() before upstream.watch().")
                .containsExactly("LIST at 0", "WATCH from 8", "WATCH from 8");
    }

    @Task("4.5 no list from a busy server")
    void busyServer() {
        ScriptedRun run = reflect(server -> {
            server.list("8", ScriptedServer.pod("a", 3)).watchFails(ScriptedServer.refused(429));
            server.watch().added(ScriptedServer.pod("b", 9)).error(ScriptedServer.status(429));
            server.watchFails(ScriptedServer.unreachable(Reason.REFUSED));
            server.watch().added(ScriptedServer.pod("c", 10));
        });
        assertThat(run.requests())
                .as("HTTP 429, then an ERROR 429, then a refused connection: call upstream.backOff() each time, then watch again from"
                        + " the last version. No second list is needed.")
                .containsExactly(
                        "LIST at 0", "WATCH from 8", "wait", "WATCH from 8", "wait", "WATCH from 9", "wait", "WATCH from 9");
        assertThat(run.content()).containsExactly("a@3", "b@9", "c@10");
        assertThat(run.leftOpen())
                .as("Close a watch that ended with an ERROR, too.")
                .isZero();
    }

    @Task("4.5 changes in a gap are not lost")
    void gap() {
        ScriptedRun run = reflect(server -> {
            server.list("8", ScriptedServer.pod("a", 3), ScriptedServer.pod("b", 5));
            server.watch().added(ScriptedServer.pod("c", 9)).error(ScriptedServer.status(410));
            server.listFails(ScriptedServer.refused(410)).list("70", ScriptedServer.pod("a", 3), ScriptedServer.pod("d", 60));
        });
        assertThat(run.content())
                .as("b and c were deleted during the gap, and no event will report it: only a new list shows it. Pass the"
                        + " list to store.replace().")
                .containsExactly("a@3", "d@60");
        assertThat(run.requests())
                .as("After 410 in the stream: call upstream.backOff(), then list at the last version, 9 (an ERROR has no version; at"
                        + " \"0\" the list could be older than the store). If that is refused with 410: list at once at \"\","
                        + " the newest; the same version would be refused forever. Then watch from that list.")
                .containsExactly(
                        "LIST at 0", "WATCH from 8", "wait", "LIST at 9", "LIST at \"\"", "WATCH from 70");
        gapWithout410();
    }

    /** The server sends no 410, but ends the watch at once. The server of the next request lags behind. */
    private void gapWithout410() {
        ScriptedRun run = reflect(server -> {
            server.list("8", ScriptedServer.pod("a", 3));
            server.watch().added(ScriptedServer.pod("b", 9)).endsAfter(MINUTES);
            server.watch().endsAfter(Duration.ofMillis(5));
            server.listFails(ScriptedServer.tooLarge()).list("70", ScriptedServer.pod("a", 3));
        });
        assertThat(run.requests())
                .as("The watch from 9 ended after 5 ms, without an event. That is a RELIST: call upstream.backOff(), then list. Each"
                        + " watch has an Outcome of its own: reset the number of events and the start time for each watch.")
                .startsWith("LIST at 0", "WATCH from 8", "WATCH from 9", "wait", "LIST at 9");
        assertThat(run.requests())
                .as("The list at 9 is refused, because this server has not reached version 9 yet. Treat \"too large\" like"
                        + " 410: list at once at \"\".")
                .endsWith("LIST at 9", "LIST at \"\"", "WATCH from 70");
    }

    @Task("4.5 only close ends run")
    void nothingEndsIt() {
        ScriptedRun run = reflect(server -> {
            server.listFails(ScriptedServer.refused(500)).listFails(ScriptedServer.unreachable(Reason.REFUSED));
            server.list("8", ScriptedServer.pod("a", 3)).watchFails(ScriptedServer.refused(403));
            server.list("9", ScriptedServer.pod("a", 3), ScriptedServer.pod("b", 9));
        });
        assertThat(run.thrown())
                .as("run() ended with this exception, and nobody would notice that the store is no longer updated: catch the"
                        + " exceptions of requests, call upstream.backOff(), and list again.")
                .isNull();
        assertThat(run.requests())
                .as("The list fails twice, then a watch is forbidden. After each failure: call upstream.backOff(), then list again."
                        + " (It uses the clock of the test; a Thread.sleep() of your own does not count, and close() does not end it.)"
                        + " List at once, at \"\", only if the version was refused. Watch only after a list that succeeded.")
                .containsExactly(
                        "LIST at 0", "wait", "LIST at 0", "wait", "LIST at 0", "WATCH from 8", "wait", "LIST at 8",
                        "WATCH from 9");
        assertThat(run.content()).containsExactly("a@3", "b@9");
        assertThat(run.stopped())
                .as("expected run() to return after the upstream was closed, but it did not: check upstream.isClosed() in each"
                        + " loop.")
                .isTrue();
        assertThat(run.leftOpen()).isZero();
        otherFailures();
        closedWhileWaiting();
        interrupted();
    }

    private void otherFailures() {
        ScriptedRun run = reflect(server -> {
            server.list("70", ScriptedServer.pod("a", 60)).watchFails(ScriptedServer.refused(500));
            server.listFails(ScriptedServer.refused(504)).list("9");
        });
        assertThat(run.requests())
                .as("The second list fails with HTTP 504, and the server does not say \"too large\": that is a failure like any"
                        + " other, so call upstream.backOff(). The list after it has the version 9 and is older than the one before"
                        + " (70): watch from the version of the last list.")
                .containsExactly(
                        "LIST at 0", "WATCH from 70", "wait", "LIST at 70", "wait", "LIST at 70", "WATCH from 9");
        assertThat(run.content()).as("The last list has no objects").isEmpty();
    }

    private void closedWhileWaiting() {
        ScriptedRun run = reflect(server -> {
            for (int i = 0; i < 500; i++) {
                server.listFails(ScriptedServer.refused(503));
            }
        });
        assertThat(run.requests())
                .as("Each list fails, for an hour: call upstream.backOff() after each failure, and list again.")
                .startsWith("LIST at 0", "wait", "LIST at 0", "wait", "LIST at 0", "wait", "LIST at 0")
                .hasSizeGreaterThan(100);
        assertThat(run.stopped())
                .as("The upstream was closed while run() waited to list again; expected run() to return, but it did not.")
                .isTrue();
        assertThat(run.thrown()).as("run() returns when the upstream is closed").isNull();
    }

    private void interrupted() {
        ScriptedRun run = ScriptedRun.run(
                7, this::make, ScriptedServer.pod("ghost", 1), Duration.ofMillis(100), server -> {
                    server.listFails(ScriptedServer.refused(503));
                    server.list("8", ScriptedServer.pod("a", 3));
                });
        assertThat(run.requests())
                .as("The list failed, and the thread of run() was interrupted while it waited in upstream.backOff(). An interrupt"
                        + " asks a thread to end: let the InterruptedException leave run(), and send no more requests.")
                .containsExactly("LIST at 0");
        assertThat(run.stopped())
                .as("The thread of run() was interrupted; expected run() to end, but it did not.")
                .isTrue();
    }
}
