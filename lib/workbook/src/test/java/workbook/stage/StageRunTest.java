package workbook.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Pod;
import informers.informer.InformerParts;
import informers.queue.Deltas;
import informers.queue.Queue;
import informers.reflector.ReflectorRunner;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import workbook.grade.Todo;

/** What is seen on the stage when a session is played. */
class StageRunTest {
    private static final Scene SCENE = Scene.of("x", "two handlers", "两个事件处理器")
            .withHandlers("fast", "slow")
            .withTape("create:pod-9", "update:pod-9", "delete:pod-9");

    private static List<String> play(Scene scene, String session) {
        try (StageRun run = StageRun.play(scene, Session.parse(session))) {
            return texts(run);
        }
    }

    private static List<String> texts(StageRun run) {
        return run.steps().stream().map(StageRunTest::text).toList();
    }

    private static String text(Step step) {
        return step.number() + " " + step.actor() + ": " + step.what() + " " + step.changes();
    }

    private static List<String> words(StageRun run) {
        return run.steps().stream()
                .map(step -> step.actor() + ": " + step.what())
                .toList();
    }

    @Test
    void theFirstListReachesTheStoreAndEachHandler() {
        try (StageRun run = StageRun.play(SCENE, Session.parse("x/1/quiet"))) {
            assertThat(words(run))
                    .startsWith("you: starts the informer")
                    .containsSubsequence(
                            "reflector: LIST: pod-1@101, pod-2@102, at 102",
                            "reflector: queues the list",
                            "informer: pops ReplacedAll [pod-1@101, pod-2@102]",
                            "informer: distributes add pod-1@101, initial",
                            "informer: distributes add pod-2@102, initial")
                    .contains("handler fast: is notified: add pod-2@102, initial", "reflector: WATCH from 102");
            assertThat(run.state())
                    .containsEntry("server", List.of("pod-1@101 app=web", "pod-2@102 app=web"))
                    .containsEntry("store", List.of("pod-1@101", "pod-2@102"))
                    .containsEntry("index app", List.of("web: default/pod-1, default/pod-2"))
                    .containsEntry("queue", List.of())
                    .containsEntry("informer", List.of("has synced"))
                    .containsEntry("wire", List.of("watch from 102"))
                    .containsEntry("reflector", List.of("watches from 102, last version 102"))
                    .containsEntry("handler slow", List.of("waits, has synced", "knows pod-1@101", "knows pod-2@102"));
            assertThat(run.ready()).isEmpty();
            assertThat(run.faults()).isEmpty();
        }
    }

    @Test
    void aChangeIsShownWithTheStepOfTheOneWhoMadeIt() {
        try (StageRun run = StageRun.play(SCENE, Session.parse("x/1/quiet,update:pod-1,quiet"))) {
            run.steps()
                    .forEach(step -> step.changes().forEach(change -> {
                        if (change.part().equals("store")
                                || change.part().startsWith("buffer")
                                        && change.after().size()
                                                > change.before().size()) {
                            assertThat(step.actor()).as(text(step)).isEqualTo("informer");
                        }
                        if (change.part().equals("reflector")
                                || change.part().equals("queue")
                                        && change.after().size()
                                                > change.before().size()) {
                            assertThat(step.actor()).as(text(step)).isEqualTo("reflector");
                        }
                        if (change.part().equals("server")) {
                            assertThat(step.actor()).as(text(step)).isEqualTo("you");
                        }
                    }));
        }
    }

    @Test
    void afterA410AListReportsTheDeleteThatWasMissed() {
        try (StageRun run = StageRun.play(
                SCENE,
                Session.parse("x/3/quiet,update:pod-1,quiet,cut,delete:pod-2,create:pod-3,forget,quiet,time,quiet"))) {
            assertThat(words(run))
                    .containsSubsequence(
                            "you: end the watch",
                            "you: make the server forget its log",
                            "reflector: WATCH from 103",
                            "reflector: reads ERROR 410 Expired",
                            "reflector: will list again: expired",
                            "reflector: LIST: pod-1@103, pod-3@105, at 105",
                            "informer: distributes delete pod-2@102, missed");
            assertThat(run.state()).containsEntry("store", List.of("pod-1@103", "pod-3@105"));
            assertThat(run.faults()).isEmpty();
        }
    }

    @Test
    void aSlowHandlerDelaysOnlyItself() {
        try (StageRun run = StageRun.play(
                SCENE, Session.parse("x/1/quiet,slow:slow,update:pod-1,quiet,update:pod-1,delete:pod-2,quiet"))) {
            assertThat(run.state())
                    .containsEntry("buffer of slow", List.of("update pod-1@103 to 104", "delete pod-2@105"))
                    .containsEntry("buffer of fast", List.of())
                    .containsEntry("handler fast", List.of("waits, has synced", "knows pod-1@104"));
            assertThat(run.state().get("handler slow")).startsWith("in update pod-1@101 to 103, slow, has synced");
            run.apply(Action.parse("time"));
            run.apply(Action.parse("quiet"));
            assertThat(run.state()).containsEntry("buffer of slow", List.of("delete pod-2@105"));
        }
    }

    @Test
    void oneTaskCanBeChosenAgainAndAgain() {
        try (StageRun run = StageRun.start(SCENE, 1)) {
            assertThat(run.ready()).contains("reflector", "informer");
            run.apply(Action.parse("go:reflector"));
            run.apply(Action.parse("go:reflector"));
            assertThat(run.state()).containsEntry("queue", List.of("ReplacedAll [pod-1@101, pod-2@102]"));
            assertThat(run.apply(Action.parse("go:handler_fast")))
                    .extracting(Step::actor, Step::what)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("handler fast", "waits"));
            run.apply(Action.parse("quiet"));
            assertThat(run.apply(Action.parse("go:reflector")))
                    .extracting(Step::actor, Step::what)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("reflector", "cannot go on now"));
            assertThat(run.apply(Action.parse("go:nobody")))
                    .extracting(Step::what)
                    .containsExactly("cannot go on now");
        }
    }

    @Test
    void untilStopsWhenThePartHasChanged() {
        try (StageRun run = StageRun.play(SCENE, Session.parse("x/1/quiet,update:pod-1"))) {
            List<Step> steps = run.apply(Action.parse("until:store"));
            int changed = steps.stream()
                    .map(step -> step.changes().stream().map(Change::part).toList())
                    .toList()
                    .indexOf(List.of("store", "index app", "buffer of fast", "buffer of slow"));
            assertThat(steps.subList(changed, steps.size()))
                    .as("the task that changed it goes on to its next pause")
                    .extracting(Step::actor)
                    .containsOnly("informer");
            assertThat(run.ready()).isNotEmpty();
            assertThat(run.apply(Action.parse("until:buffer_of_nobody")))
                    .as("it ends when all wait")
                    .isNotEmpty();
            assertThat(run.ready()).isEmpty();
        }
    }

    @Test
    void aResyncShowsEachHandlerEveryObjectOnceMore() {
        try (StageRun run = StageRun.play(SCENE, Session.parse("x/1/quiet,resync,quiet"))) {
            assertThat(words(run))
                    .contains(
                            "handler fast: is notified: update pod-1@101 to 101",
                            "handler slow: is notified: update pod-2@102 to 102")
                    .noneMatch(words -> words.startsWith("you: cannot"));
        }
    }

    @Test
    void theTapeHasItsChangesInOrderAndAnEnd() {
        try (StageRun run = StageRun.play(SCENE, Session.parse("x/1/quiet,event,event,event,event,quiet"))) {
            assertThat(words(run))
                    .containsSubsequence(
                            "you: create pod-9@103",
                            "you: update pod-9@103 to pod-9@104",
                            "you: delete pod-9@105",
                            "you: the tape has no further change");
        }
    }

    @Test
    void afterABookmarkTheWatchResumesFromItsVersion() {
        try (StageRun run = StageRun.play(SCENE, Session.parse("x/1/quiet,update:pod-1,bookmark,quiet,cut,quiet"))) {
            assertThat(words(run)).containsSubsequence("reflector: reads BOOKMARK 104", "reflector: WATCH from 104");
        }
    }

    @Test
    void whatIsNoJsonAndAServerThatIsUnreachableAreTriedAgain() {
        try (StageRun run = StageRun.play(
                SCENE, Session.parse("x/1/refuse:garbage,refuse:unreachable,quiet" + ",time,quiet".repeat(4)))) {
            assertThat(words(run))
                    .containsSubsequence(
                            "reflector: LIST: no JSON in the response",
                            "reflector: LIST: the server is unreachable",
                            "reflector: LIST: pod-1@101, pod-2@102, at 102");
            assertThat(run.faults()).isEmpty();
        }
    }

    @Test
    void eachStepHasItsActionAndTheLineThatActed() {
        try (StageRun run = StageRun.play(SCENE, Session.parse("x/1/quiet,update:pod-1,quiet"))) {
            assertThat(run.steps())
                    .extracting(Step::action)
                    .isSorted()
                    .startsWith(-1)
                    .endsWith(2)
                    .contains(0, 1);
            assertThat(run.steps()).allSatisfy(step -> {
                if (step.actor().equals("you")) {
                    assertThat(step.place()).isNull();
                } else if (!step.what().equals("goes on")) {
                    assertThat(step.place()).isNotNull();
                    assertThat(step.place().className()).startsWith("informers.");
                }
            });
            assertThat(run.steps())
                    .filteredOn(step -> step.what().startsWith("pops"))
                    .allSatisfy(step -> assertThat(step.place().file()).isEqualTo("RealFIFO.java"));
        }
    }

    @Test
    void theSameSessionGivesTheSameSteps() {
        Random random = new Random(20261130);
        for (int i = 0; i < 50; i++) {
            String session = "x/" + random.nextInt(1000) + "/" + someActions(random);
            List<String> once = play(SCENE, session);
            assertThat(play(SCENE, session)).as(session).isEqualTo(once);
        }
    }

    /** An informer that was stopped pops no more, as in client-go, whose processLoop ends: what is left in the queue is no fault. */
    @Test
    void whatAStoppedInformerLeavesInTheQueueIsNoFault() {
        boolean left = false;
        for (int seed = 0; seed < 20; seed++) {
            try (StageRun run = StageRun.play(SCENE, Session.parse("x/" + seed + "/until:queue,stop,quiet"))) {
                left |= !run.state().getOrDefault("queue", List.of()).isEmpty();
                assertThat(run.faults()).isEmpty();
            }
        }
        assertThat(left).isTrue();
    }

    @Test
    void theLibrarysPartsAreNeverSeenWithAFault() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            String session = "x/" + random.nextInt(1000) + "/" + someActions(random)
                    + ",speak,fast:slow,fast:fast,heal:slow,heal:fast" + ",quiet" + ",time,quiet".repeat(12);
            try (StageRun run = StageRun.play(SCENE, Session.parse(session))) {
                assertThat(run.faults()).as(session).isEmpty();
                assertThat(run.problem()).as(session).isEmpty();
                assertThat(run.ready()).as(session).isEmpty();
            }
        }
    }

    /** From the middle of a {@code quiet} the page goes on with as many turns as it has shown of it. */
    @Test
    void theTurnsOfAQuietAreItsBeginning() {
        Random random = new Random(15);
        int turns = 0;
        for (int i = 0; i < 20; i++) {
            String before =
                    "x/" + random.nextInt(1000) + "/" + someActions(random).replaceFirst("((,?[^,]+){12}).*", "$1");
            try (StageRun whole = StageRun.play(SCENE, Session.parse(before + ",quiet"))) {
                List<Step> quiet = whole.steps().stream()
                        .filter(step -> step.action() == 12)
                        .toList();
                List<Integer> of = quiet.stream().map(Step::turn).distinct().toList();
                for (int most = 1; most < of.size(); most++) {
                    int last = of.get(most - 1);
                    int number = (int) whole.steps().stream()
                            .filter(step -> step.turn() <= last)
                            .count();
                    String session = before + ",turns:" + most;
                    try (StageRun part = StageRun.play(SCENE, Session.parse(session))) {
                        assertThat(words(part).subList(0, number))
                                .as(session)
                                .isEqualTo(words(whole).subList(0, number));
                        assertThat(texts(part).subList(0, number - 1))
                                .as(session)
                                .isEqualTo(texts(whole).subList(0, number - 1));
                        assertThat(words(part).size()).as(session).isLessThanOrEqualTo(number + 1);
                        part.apply(Action.parse("quiet"));
                        assertThat(part.state()).as(session).isEqualTo(whole.state());
                    }
                    turns++;
                }
            }
        }
        assertThat(turns).isGreaterThan(100);
    }

    private static String someActions(Random random) {
        List<String> all = List.of(
                "next",
                "next",
                "next",
                "next",
                "next",
                "quiet",
                "time",
                "go:reflector",
                "go:informer",
                "create:pod-3",
                "create:pod-4",
                "update:pod-1",
                "update:pod-2",
                "update:pod-3",
                "delete:pod-1",
                "delete:pod-3",
                "cut",
                "break",
                "forget",
                "refuse:410",
                "refuse:429",
                "refuse:500",
                "refuse:garbage",
                "refuse:unreachable",
                "bookmark",
                "resync",
                "event",
                "until:store",
                "until:buffer_of_slow",
                "silent",
                "speak",
                "slow:slow",
                "fast:slow",
                "throw:fast",
                "heal:fast",
                "add:late",
                "remove:late");
        return random.ints(40, 0, all.size()).mapToObj(all::get).collect(Collectors.joining(","));
    }

    @Test
    void aQueueThatDropsDeletionsIsSeenAsAFault() {
        Scene wrong = SCENE.withParts(InformerParts.<Pod>standard()
                .withQueue((known, transform, concurrency) ->
                        new Dropping(InformerParts.<Pod>standard().queue().queue(known, transform, concurrency))));
        try (StageRun run = StageRun.play(wrong, Session.parse("x/1/quiet,delete:pod-2,quiet"))) {
            assertThat(run.faults())
                    .containsExactly(
                            "the store has pod-2@102; the server has no pod-2",
                            "handler fast has pod-2@102; the server has no pod-2",
                            "handler slow has pod-2@102; the server has no pod-2");
        }
    }

    @Test
    void aPartThatIsNotWrittenEndsTheInformerWithItsPlace() {
        Scene todo = SCENE.withParts(InformerParts.<Pod>standard()
                .withQueue((known, transform, concurrency) ->
                        new Unwritten(InformerParts.<Pod>standard().queue().queue(known, transform, concurrency))));
        try (StageRun run = StageRun.play(todo, Session.parse("x/1/quiet"))) {
            assertThat(run.state().get("informer")).hasSize(2).first().isEqualTo("has stopped");
            assertThat(run.state().get("informer").get(1))
                    .matches("failed: Todo: 3.4 replace \\(StageRunTest.java:\\d+\\)");
            assertThat(run.problem()).hasValueSatisfying(problem -> {
                assertThat(problem.notStarted()).isTrue();
                assertThat(problem.described()).matches("3.4 replace \\(StageRunTest.java:\\d+\\)");
            });
            assertThat(run.apply(Action.parse("create:pod-3")))
                    .as("every task has ended")
                    .isEmpty();
        }
    }

    @Test
    void aPartThatCannotBeReadIsShownAsThat() {
        Scene unreadable =
                SCENE.withParts(InformerParts.<Pod>standard().withReflector((server, store, options, concurrency) -> {
                    ReflectorRunner real =
                            InformerParts.<Pod>standard().reflector().reflector(server, store, options, concurrency);
                    return new ReflectorRunner() {
                        @Override
                        public void run() {
                            real.run();
                        }

                        @Override
                        public String lastSyncResourceVersion() {
                            throw new Todo("4.3 the version");
                        }

                        @Override
                        public void close() {
                            real.close();
                        }
                    };
                }));
        try (StageRun run = StageRun.play(unreadable, Session.parse("x/1/quiet"))) {
            assertThat(run.state()).containsEntry("store", List.of("pod-1@101", "pod-2@102"));
            assertThat(run.state().get("reflector").get(0))
                    .startsWith("cannot be read: Todo: 4.3 the version (StageRunTest.java:");
        }
    }

    @Test
    void aPartThatHangsIsNamedWithItsPlace() {
        Scene hangs = SCENE.withParts(InformerParts.<Pod>standard()
                .withQueue((known, transform, concurrency) ->
                        new Hanging(InformerParts.<Pod>standard().queue().queue(known, transform, concurrency))));
        StageRun.start(SCENE, 1).close(); // loads the classes
        try (StageRun run = StageRun.start(hangs, 1, Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> run.apply(Action.parse("quiet")))
                    .isInstanceOf(StageException.class)
                    .hasMessageStartingWith(
                            "expected the next step within 2000 ms, but reflector still runs (StageRunTest.java:");
        } finally {
            Hanging.ended = true;
        }
    }

    @Test
    void manySlowStepsAreNoHang() {
        Scene slow = SCENE.withParts(InformerParts.<Pod>standard()
                .withQueue((known, transform, concurrency) ->
                        new Slow(InformerParts.<Pod>standard().queue().queue(known, transform, concurrency))));
        StageRun.start(SCENE, 1).close(); // loads the classes
        try (StageRun run = StageRun.start(slow, 1, Duration.ofSeconds(1))) {
            run.apply(Action.parse("quiet"));
            for (int i = 1; i <= 8; i++) {
                run.apply(Action.parse("update:pod-1"));
            }
            run.apply(Action.parse("quiet")); // 8 updates of 200 ms each
            assertThat(run.state()).containsEntry("store", List.of("pod-1@110", "pod-2@102"));
        }
    }

    @Test
    void aPartThatThrowsAtTheBeginningIsNamed() {
        Scene broken = SCENE.withParts(InformerParts.<Pod>standard().withProcessor(concurrency -> {
            throw new IllegalStateException("no processor");
        }));
        assertThatThrownBy(() -> StageRun.start(broken, 1))
                .isInstanceOf(StageException.class)
                .hasMessageStartingWith("you failed: IllegalStateException: no processor (StageRunTest.java:");
    }

    private static class Dropping extends Forwarding {
        Dropping(Queue<Pod> queue) {
            super(queue);
        }

        @Override
        public void delete(Pod pod) {}
    }

    private static class Slow extends Forwarding {
        Slow(Queue<Pod> queue) {
            super(queue);
        }

        @Override
        public void update(Pod pod) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.update(pod);
        }
    }

    private static class Unwritten extends Forwarding {
        Unwritten(Queue<Pod> queue) {
            super(queue);
        }

        @Override
        public void replace(List<Pod> pods, String resourceVersion) {
            throw new Todo("3.4 replace");
        }
    }

    private static class Hanging extends Forwarding {
        static volatile boolean ended;

        Hanging(Queue<Pod> queue) {
            super(queue);
        }

        @Override
        public void replace(List<Pod> pods, String resourceVersion) {
            while (!ended) {
                Thread.onSpinWait();
            }
        }
    }

    private static class Forwarding implements Queue<Pod> {
        private final Queue<Pod> queue;

        Forwarding(Queue<Pod> queue) {
            this.queue = queue;
        }

        @Override
        public void add(Pod pod) {
            queue.add(pod);
        }

        @Override
        public void update(Pod pod) {
            queue.update(pod);
        }

        @Override
        public void delete(Pod pod) {
            queue.delete(pod);
        }

        @Override
        public void replace(List<Pod> pods, String resourceVersion) {
            queue.replace(pods, resourceVersion);
        }

        @Override
        public void resync() {
            queue.resync();
        }

        @Override
        public Deltas<Pod> pop(PopProcess<Pod> process) throws InterruptedException {
            return queue.pop(process);
        }

        @Override
        public boolean hasSynced() {
            return queue.hasSynced();
        }

        @Override
        public int size() {
            return queue.size();
        }

        @Override
        public void close() {
            queue.close();
        }

        @Override
        public boolean isClosed() {
            return queue.isClosed();
        }
    }
}
