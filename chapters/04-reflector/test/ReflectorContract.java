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

/** Every graded test of chapter 04, once. The same tests hold for the library's answer and for yours. */
@WithoutUsing(packages = "informers.reflector", value = LibReflector.class)
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

    @Task("4.1 a stream that ended: watch on")
    void ended() {
        assertThat(decide(ended(3, MINUTES)))
                .as("Servers end each watch after some minutes. It is no failure: nothing was lost, so there is nothing"
                        + " to list, and nothing to wait for.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
    }

    @Task("4.2 busy or down: wait, then watch on")
    void busy() {
        for (Outcome outcome : List.of(
                notOpened(ScriptedServer.refused(429)),
                notOpened(ScriptedServer.unreachable(Reason.REFUSED)),
                error(429))) {
            assertThat(decide(outcome))
                    .as(outcome + ": the server is busy (429) or down. It will be back with what it had. To list now"
                            + " would be one more burden, the heaviest that there is.")
                    .isEqualTo(ListAndWatch.Decision.BACKOFF);
        }
    }

    @Task("4.2 anything else: list again")
    void anythingElse() {
        assertThat(decide(ended(0, Duration.ofMillis(999))))
                .as("Over within a second, and nothing in it: a server that no longer has the version may do just that,"
                        + " and never say 410. Watching on would go round in circles.")
                .isEqualTo(ListAndWatch.Decision.RELIST);
        assertThat(decide(ended(0, Duration.ofSeconds(1))))
                .as("One second, and no event: a quiet resource, and no failure. From exactly one second on.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
        assertThat(decide(ended(1, Duration.ofMillis(5))))
                .as("A watch that brought an event works, however short it was.")
                .isEqualTo(ListAndWatch.Decision.REWATCH);
        for (int code : new int[] {410, 500, 403}) {
            assertThat(decide(error(code)))
                    .as("ERROR " + code + " in the stream: it cannot go on from this version. Asked for it again, the"
                            + " server would say the same again.")
                    .isEqualTo(ListAndWatch.Decision.RELIST);
            assertThat(decide(notOpened(ScriptedServer.refused(code))))
                    .as("The request for a watch got HTTP " + code + ": only 429 and a refused connection are worth a"
                            + " second try.")
                    .isEqualTo(ListAndWatch.Decision.RELIST);
        }
        assertThat(decide(notOpened(ScriptedServer.unreachable(Reason.UNKNOWN_HOST))))
                .as("No answer, and not because nobody listens there (connectionRefused): list again.")
                .isEqualTo(ListAndWatch.Decision.RELIST);
    }

    /** Runs the answer; the store holds default/ghost@1 before. */
    private Reflected reflect(Consumer<ScriptedServer> script) {
        return Reflected.run(7, this::make, ScriptedServer.pod("ghost", 1), script);
    }

    private ListAndWatch make(Upstream upstream, ReflectorStore<KubeObject> store) {
        return answer(upstream, store);
    }

    @Task("4.3 the list goes into the store, whole")
    void list() {
        Reflected seen = reflect(server -> server.list("8", ScriptedServer.pod("a", 3), ScriptedServer.pod("b", 5)));
        assertThat(seen.requests())
                .as("The first list asks for \"0\": whatever the server has at hand, from its memory.")
                .startsWith("LIST at 0");
        assertThat(seen.content())
                .as("A list says what there is, and so also what is gone. Give it to the store with replace(): who adds"
                        + " its objects one by one keeps ghosts.")
                .containsExactly("a@3", "b@5");
        assertThat(seen.version())
                .as("The list is true at 8: its own version, which none of its objects needs to have.")
                .isEqualTo("8");
    }

    @Task("4.4 watch after watch, each from where the last one ended")
    void watch() {
        Reflected seen = reflect(server -> {
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
        assertThat(seen.requests())
                .as("The first watch goes on from the list, each other one from the last event before it: a DELETED"
                        + " counts, a BOOKMARK too. No list, no wait: the second watch was short but brought an event, the"
                        + " third was silent but lived for minutes. Give decide() the number of events, and the time"
                        + " since the request.")
                .containsExactly(
                        "LIST at 0", "WATCH from 8", "WATCH from 13", "WATCH from 90", "WATCH from 90");
        assertThat(seen.told())
                .as("ADDED, MODIFIED and DELETED are the store's add, update and delete: a queue behind it tells them"
                        + " apart. A BOOKMARK is no object, and has a method of its own.")
                .containsExactly(
                        "replace by [a@3, b@5] at 8",
                        "add c@11",
                        "update a@12",
                        "delete b@13",
                        "bookmark 90",
                        "update c@100");
        assertThat(seen.version())
                .as("lastSyncResourceVersion() goes on with each event.")
                .isEqualTo("100");
        assertThat(seen.leftOpen())
                .as("Each watch holds a connection: close it when you are done with it.")
                .isZero();
    }

    @Task("4.5 a busy server is not asked for a list")
    void busyServer() {
        Reflected seen = reflect(server -> {
            server.list("8", ScriptedServer.pod("a", 3)).watchFails(ScriptedServer.refused(429));
            server.watch().added(ScriptedServer.pod("b", 9)).error(ScriptedServer.status(429));
            server.watchFails(ScriptedServer.unreachable(Reason.REFUSED));
            server.watch().added(ScriptedServer.pod("c", 10));
        });
        assertThat(seen.requests())
                .as("429, then an ERROR 429, then nobody listens: wait (backOff) each time, then watch on from the last"
                        + " version. One list is enough.")
                .containsExactly(
                        "LIST at 0", "WATCH from 8", "wait", "WATCH from 8", "wait", "WATCH from 9", "wait", "WATCH from 9");
        assertThat(seen.content()).containsExactly("a@3", "b@9", "c@10");
        assertThat(seen.leftOpen())
                .as("A watch that brought an ERROR is to be closed, too.")
                .isZero();
    }

    @Task("4.5 what happened in a gap is not lost")
    void gap() {
        Reflected seen = reflect(server -> {
            server.list("8", ScriptedServer.pod("a", 3), ScriptedServer.pod("b", 5));
            server.watch().added(ScriptedServer.pod("c", 9)).error(ScriptedServer.status(410));
            server.listFails(ScriptedServer.refused(410)).list("70", ScriptedServer.pod("a", 3), ScriptedServer.pod("d", 60));
        });
        assertThat(seen.content())
                .as("b and c went while nobody watched, and no event will ever tell of it: only a new list does, and the"
                        + " store takes it with replace().")
                .containsExactly("a@3", "d@60");
        assertThat(seen.requests())
                .as("After 410 in the stream: wait, then list not older than the last version, 9 (an ERROR brings none;"
                        + " at \"0\" time could run backwards). If that is refused with 410: at once at \"\", the newest;"
                        + " the same version would be refused for ever. Then watch from that list.")
                .containsExactly(
                        "LIST at 0", "WATCH from 8", "wait", "LIST at 9", "LIST at \"\"", "WATCH from 70");
        gapWithoutAWord();
    }

    /** The server says no 410: it ends the watch at once. And the next one lags behind. */
    private void gapWithoutAWord() {
        Reflected seen = reflect(server -> {
            server.list("8", ScriptedServer.pod("a", 3));
            server.watch().added(ScriptedServer.pod("b", 9)).endsAfter(MINUTES);
            server.watch().endsAfter(Duration.ofMillis(5));
            server.listFails(ScriptedServer.tooLarge()).list("70", ScriptedServer.pod("a", 3));
        });
        assertThat(seen.requests())
                .as("The watch from 9 was over after 5 ms, without an event. That is a RELIST: wait, then list. Is each"
                        + " watch an Outcome of its own? For each, count its events and its time anew.")
                .startsWith("LIST at 0", "WATCH from 8", "WATCH from 9", "wait", "LIST at 9");
        assertThat(seen.requests())
                .as("The list at 9 is refused, for the server has not come so far: \"too large\" is the same refusal as"
                        + " 410, so list at once at \"\".")
                .endsWith("LIST at 9", "LIST at \"\"", "WATCH from 70");
    }

    @Task("4.5 nothing ends it but close")
    void nothingEndsIt() {
        Reflected seen = reflect(server -> {
            server.listFails(ScriptedServer.refused(500)).listFails(ScriptedServer.unreachable(Reason.REFUSED));
            server.list("8", ScriptedServer.pod("a", 3)).watchFails(ScriptedServer.refused(403));
            server.list("9", ScriptedServer.pod("a", 3), ScriptedServer.pod("b", 9));
        });
        assertThat(seen.thrown())
                .as("run() ended with this. Whoever reads the store would never know that it stands still: catch what a"
                        + " request throws, wait, and list again.")
                .isNull();
        assertThat(seen.requests())
                .as("The list fails twice, then a watch is forbidden. After each: wait, then list again. At once, and at"
                        + " \"\", only if the version itself was refused. A watch only after a list that succeeded.")
                .containsExactly(
                        "LIST at 0", "wait", "LIST at 0", "wait", "LIST at 0", "WATCH from 8", "wait", "LIST at 8",
                        "WATCH from 9");
        assertThat(seen.content()).containsExactly("a@3", "b@9");
        assertThat(seen.stopped())
                .as("The upstream was closed, and run() did not return: look at isClosed() in each loop.")
                .isTrue();
        assertThat(seen.leftOpen()).isZero();
    }
}
