import static org.assertj.core.api.Assertions.assertThat;

import informers.client.rest.ApiException;
import informers.util.Concurrency;
import informers.testkit.SeededScheduler;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Result;
import informers.workqueue.WorkQueues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** All graded tests of chapter 11. They run against the library's answer and against yours. */
@WithoutUsing(LibCopier.class)
public abstract class CopierContract extends Contract<Copier> {
    private static CopiesInMemory cluster() {
        return new CopiesInMemory(Concurrency.threads());
    }

    /** Calls the answer once, without a loop. */
    private Result reconcile(CopiesInMemory cluster, String namespace) {
        return reconcile(answer(cluster), namespace);
    }

    private static Result reconcile(Copier copier, String namespace) {
        try {
            return copier.reconcile(namespace);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertDone(Result result) {
        assertThat(result)
                .as("The result of reconcile(). No request failed, so there is no reason to requeue: return Result.done()."
                        + " A write comes back as an event, which adds the key to the queue.")
                .isEqualTo(Result.done());
    }

    @Task("11.1 nothing to do: return done, write nothing")
    void nothingToDo() {
        CopiesInMemory cluster = cluster().namespaceIs("team-a").sourceIs("blue").copyIs("team-a", "blue", 3);
        assertNothingToDo(cluster, "The source and the copy in team-a have color=blue.");
        assertThat(cluster.reads())
                .as("reconcile() returned without reading both objects, so it cannot know that there is nothing to do:"
                        + " compare the data() of copies.source() with that of copies.in(namespace). What it read:")
                .contains("source", "team-a");
        Map<String, String> oneOrder = new LinkedHashMap<>();
        Map<String, String> otherOrder = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            oneOrder.put("key-" + i, "value");
            otherOrder.put("key-" + (299 - i), "value");
        }
        assertNothingToDo(
                cluster.dataIs(CopiesInMemory.HOME, oneOrder).dataIs("team-a", otherOrder),
                "The source and the copy have the same 300 keys with the same values, in another order: this is the same data.");
        assertNothingToDo(
                cluster.dataIs(CopiesInMemory.HOME, Map.of()).dataIs("team-a", Map.of()),
                "The source and the copy have no data: this is the same data.");
        assertNothingToDo(
                cluster().namespaceIs("team-a").sourceIs("blue").copyWithANoteIs("team-a", "blue", 4),
                "The source and the copy have color=blue; the copy has an annotation of another client. Compare the data() only.");
    }

    private void assertNothingToDo(CopiesInMemory cluster, String state) {
        assertThat(reconcile(cluster, "team-a"))
                .as(state + " team-a has its desired state: return Result.done().")
                .isEqualTo(Result.done());
        assertThat(cluster.writes())
                .as(state + " Nothing must be written. Each write causes an event, the event adds the key, and the key"
                        + " causes the next write: an endless loop.")
                .isEmpty();
    }

    @Task("11.2 a missing copy is created")
    void create() {
        CopiesInMemory cluster = cluster().namespaceIs("team-a").sourceIs("blue");
        Result result = reconcile(cluster, "team-a");
        assertThat(cluster.writes())
                .as("team-a has no copy: create one. (The namespace exists and is not being deleted: its deletionTimestamp() is"
                        + " an empty Optional; it is never null.)")
                .containsExactly("create team-a: color=blue");
        assertThat(cluster.annotation("team-a", Copies.COPIED_FROM))
                .as("A copy must be marked as a copy: use Copies.copyOf(source, namespace).")
                .contains("default");
        assertDone(result);
    }

    @Task("11.2 a copy that differs is updated, starting from the object that was read")
    void update() {
        CopiesInMemory cluster =
                cluster().namespaceIs("team-a").sourceIs("blue").copyWithANoteIs("team-a", "red", 3);
        Result result = reconcile(cluster, "team-a");
        assertThat(cluster.writes())
                .as("The source has color=blue, the copy in team-a has color=red: reconcile() must write, but it wrote"
                        + " nothing. Compare the data() of the two; that both exist is not enough.")
                .isNotEmpty();
        assertThat(cluster.writes())
                .as("The copy exists, with other data: one update is needed. A create is refused (AlreadyExists), and a"
                        + " delete loses what other clients added to the copy.")
                .hasSize(1)
                .allMatch(write -> write.startsWith("update team-a "));
        assertThat(cluster.writes())
                .as("Change the object that you read and keep its resourceVersion: then the server refuses the update if"
                        + " another client has changed the object meanwhile. An update without a version overwrites every"
                        + " change.")
                .containsExactly("update team-a at 3: color=blue");
        assertThat(cluster.annotation("team-a", "note"))
                .as("Another client added a note to the copy. Replace only the data: use Copies.withDataOf(...).")
                .contains("mine");
        assertDone(result);
        cluster.alsoHas("team-a", "extra");
        reconcile(cluster, "team-a");
        assertThat(cluster.data("team-a"))
                .as("The copy has a key that the source does not have: it differs. Compare the two data() with equals.")
                .containsOnlyKeys("color");
        assertUpdated(Map.of("a", "x", "b", "y"), Map.of("a", "y", "b", "x"), "the values are swapped");
        assertUpdated(Map.of("a", "x"), Map.of("b", "x"), "the value stands under another key");
        assertUpdated(Map.of("a", "x", "b", "x"), Map.of("a", "x"), "a key is missing, although its value occurs");
        assertUpdated(Map.of("a", "x", "b", "y"), Map.of("a", "x", "b", "z"), "one of two values differs");
        assertUpdated(Map.of("a", "x", "b", "y"), Map.of("a", "z", "b", "y"), "one of two values differs");
        assertUpdated(Map.of("a", "blue"), Map.of("a", "Blue"), "upper and lower case differ");
        assertUpdated(Map.of("a", "blue"), Map.of("a", "blue\n"), "a line break differs");
        assertUpdated(Map.of("a", "1"), Map.of("a", "1.0"), "the values are texts, not numbers");
        for (Map<String, String> one : List.of(Map.of("a", "1, b=2"), Map.of("b", "2, a=1"))) { // a map has no order
            assertUpdated(one, Map.of("a", "1", "b", "2"), "only their toString() is the same");
        }
        assertUpdated(Map.of("a", "Aa"), Map.of("a", "BB"), "only their hashCode() is the same");
        assertUpdated(Map.of("a", ""), Map.of(), "a key with an empty value is a key");
        assertUpdated(Map.of(), Map.of("a", "x"), "the source has no data");
        assertUpdated(Map.of("a", "x"), Map.of(), "the copy has no data");
        assertUpdated(Map.of("a", "x".repeat(5000) + "y"), Map.of("a", "x".repeat(5000) + "z"), "the last of 5,001 characters differs");
    }

    /** Two states of the data that differ: the copy must get the source's. */
    private void assertUpdated(Map<String, String> source, Map<String, String> copy, String difference) {
        CopiesInMemory cluster = cluster()
                .namespaceIs("team-a")
                .sourceIs("")
                .copyIs("team-a", "", 3)
                .dataIs(CopiesInMemory.HOME, source)
                .dataIs("team-a", copy);
        reconcile(cluster, "team-a");
        assertThat(shortened(cluster.data("team-a")))
                .as("The source had the data " + shortened(source) + ", the copy " + shortened(copy) + ": " + difference
                        + ". So the copy must be updated: compare the two data() with equals. The copy has now:")
                .isEqualTo(shortened(source));
    }

    private static Map<String, String> shortened(Map<String, String> data) {
        Map<String, String> result = new TreeMap<>(data);
        result.replaceAll((key, value) ->
                value.length() < 100 ? value : value.length() + " characters ending with " + value.charAt(value.length() - 1));
        return result;
    }

    @Task("11.3 without a source copies are deleted, other objects stay")
    void gone() {
        CopiesInMemory cluster = cluster()
                .namespaceIs("team-a")
                .namespaceIs("team-b")
                .namespaceIs("team-c")
                .copyIs("team-a", "blue", 3)
                .foreignIs("team-b", "red", 4)
                .copyIs("team-c", "blue", 5);
        Copier copier = answer(cluster);
        assertDone(reconcile(copier, "team-a"));
        assertDone(reconcile(copier, "team-b"));
        assertThat(cluster.writes())
                .as("The source was deleted: delete the copy in team-a. The object in team-b is not a copy (Copies.isCopy):"
                        + " never change it.")
                .containsExactly("delete team-a");
        cluster.stopStore().copyIsGone("team-c");
        try {
            assertDone(reconcile(copier, "team-c"));
        } catch (ApiException e) {
            throw new AssertionError("Another client deleted the copy a moment ago, and the store is stale. The server"
                    + " answers 404: the copy does not exist, which is the desired state. Return done; this is no failure.", e);
        }
        assertThat(cluster.writes()).endsWith("delete team-c");
        cluster.resumeStore().sourceIs("blue");
        assertDone(reconcile(copier, "team-b"));
        assertDone(reconcile(copier, CopiesInMemory.HOME));
        assertThat(cluster.writes())
                .as("Now there is a source again. The object in team-b is still not a copy: you must not update it, even if"
                        + " it differs. Nor the source itself.")
                .containsExactly("delete team-a", "delete team-c");
    }

    @Task("11.3 no copy in a namespace that is deleted or terminating")
    void namespaces() {
        CopiesInMemory cluster =
                cluster().namespaceIs("team-a").namespaceIsTerminating("team-b").sourceIs("blue");
        Copier copier = answer(cluster);
        for (String namespace : List.of("team-c", "team-b", "team-a")) {
            assertDone(reconcile(copier, namespace));
        }
        assertThat(cluster.writes())
                .as("team-c does not exist, and team-b is terminating (it has a deletionTimestamp): the server refuses new"
                        + " objects there, so the key would fail forever. Only team-a gets a copy.")
                .containsExactly("create team-a: color=blue");
    }

    /**
     * Runs the answer in a loop with one worker, on virtual time: first {@code before}, then the loop, then {@code
     * then}.
     */
    private void loop(Consumer<CopiesInMemory> before, Consumer<Loop> then) {
        try {
            scheduled(before, then);
        } catch (AssertionError e) {
            Throwable innermost = e;
            while (innermost.getCause() instanceof AssertionError deeper) {
                innermost = deeper;
            }
            throw (AssertionError) innermost; // the contract's message, without the scheduler's
        }
    }

    private void scheduled(Consumer<CopiesInMemory> before, Consumer<Loop> then) {
        SeededScheduler.run(11, concurrency -> {
            CopiesInMemory cluster = new CopiesInMemory(concurrency);
            before.accept(cluster);
            RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue(
                    RateLimiters.itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), concurrency), concurrency);
            Copier copier = answer(cluster);
            try (var loop = new ReconcileLoop<String>("copies", queue, key -> resultOf(copier, key), concurrency)) {
                loop.start(1, () -> true);
                then.accept(new Loop(cluster, queue, loop, concurrency));
            }
        });
    }

    private static Result resultOf(Copier copier, String namespace) throws Exception {
        Result result = copier.reconcile(namespace);
        assertThat(result)
                .as("reconcile(\"" + namespace + "\") returned null. Return Result.done() if the namespace has its desired state, or"
                        + " Result.requeue(); or throw what the request threw. The result:")
                .isNotNull();
        return result;
    }

    private record Loop(
            CopiesInMemory cluster, RateLimitingQueue<String> queue, ReconcileLoop<String> loop, SeededScheduler concurrency) {
        void pass(Duration time) {
            try {
                concurrency.sleep(time);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (loop.failure().orElse(null) instanceof Error error) {
                throw error; // a Todo, or an error of the cluster in memory
            }
        }
    }

    private static void assertLaterEachTime(List<Duration> times, String lesson) {
        for (int i = 2; i < times.size(); i++) {
            Duration gap = times.get(i).minus(times.get(i - 1));
            Duration before = times.get(i - 1).minus(times.get(i - 2));
            assertThat(gap).as(lesson + " The attempts were at " + times).isGreaterThan(before);
        }
    }

    @Task("11.4 a conflict: overwrite nothing, requeue")
    void conflict() {
        loop(
                cluster -> cluster.namespaceIs("team-a")
                        .sourceIs("blue")
                        .copyIs("team-a", "red", 3)
                        .stopStore()
                        .copyWithANoteIs("team-a", "green", 4),
                run -> {
                    run.queue().add("team-a");
                    run.pass(Duration.ofMillis(50));
                    assertThat(run.cluster().writes())
                            .as("The store still has version 3, the server has 4. The server refuses the update with 409"
                                    + " Conflict, which is right: an overwrite would lose the change of another client.")
                            .isNotEmpty()
                            .containsOnly("update team-a at 3: color=blue");
                    assertLaterEachTime(
                            run.cluster().times(), "After a conflict: throw, or return Result.requeue().");
                    run.cluster().resumeStore();
                    run.pass(Duration.ofSeconds(10));
                    assertThat(run.cluster().color("team-a"))
                            .as("The store has caught up, and the key must have been requeued: with version 4 the update"
                                    + " succeeds.")
                            .isEqualTo("blue");
                    assertThat(run.cluster().annotation("team-a", "note")).contains("mine");
                });
        loop(
                cluster -> cluster.namespaceIs("team-b").sourceIs("blue").stopStore().foreignIs("team-b", "red", 6),
                run -> {
                    run.queue().add("team-b");
                    run.pass(Duration.ofMillis(50));
                    run.cluster().resumeStore();
                    run.pass(Duration.ofSeconds(10));
                    assertThat(run.cluster().writes())
                            .as("Another client created a ConfigMap of this name a moment ago, and the store was stale: 409"
                                    + " AlreadyExists. Whether it is a copy, only the next reconcile can see: write nothing"
                                    + " until then.")
                            .isNotEmpty()
                            .containsOnly("create team-b: color=blue");
                });
        loop(
                cluster -> cluster.namespaceIs("team-c").sourceIs("blue").stopStore().copyIs("team-c", "red", 7),
                run -> {
                    run.queue().add("team-c");
                    run.pass(Duration.ofMillis(50));
                    run.cluster().resumeStore();
                    run.pass(Duration.ofSeconds(10));
                    assertThat(run.cluster().color("team-c"))
                            .as("A copy with old data existed, and the store was stale. 409 AlreadyExists does not mean that"
                                    + " the existing object is right: throw, or return Result.requeue(); the next reconcile"
                                    + " sees it.")
                            .isEqualTo("blue");
                });
    }

    @Task("11.4 a failure: requeue, later each time")
    void failure() {
        loop(
                cluster -> cluster.namespaceIs("team-a")
                        .sourceIs("blue")
                        .failNextWrite(500)
                        .failNextWrite(429)
                        .failNextWrite(500)
                        .failNextWrite(503),
                run -> {
                    run.queue().add("team-a");
                    run.pass(Duration.ofMinutes(1));
                    assertThat(run.cluster().color("team-a"))
                            .as("The create failed a few times, and no event will add this key again: if reconcile() returns"
                                    + " done(), the work is lost. Let the exception pass, or return Result.requeue().")
                            .isEqualTo("blue");
                    assertThat(run.cluster().writes())
                            .as("Four attempts failed, the fifth succeeded, and then there is nothing to do.")
                            .hasSize(5);
                    assertLaterEachTime(
                            run.cluster().times(),
                            "If the server fails, each attempt must come later than the one before. The queue's rate limiter"
                                    + " does this after an exception, and after Result.requeue().");
                });
        for (int code : new int[] {400, 403, 409, 410, 422, 429, 500, 503, CopiesInMemory.NO_ANSWER}) {
            String failure = code == CopiesInMemory.NO_ANSWER ? "a broken connection" : "status " + code;
            assertRequeued(
                    cluster -> cluster.sourceIs("blue").failNextWrite(code),
                    "blue",
                    "A create that fails must be requeued, whatever the failure, here " + failure);
            assertRequeued(
                    cluster -> cluster.sourceIs("blue").copyIs("team-a", "red", 3).failNextWrite(code),
                    "blue",
                    "An update that fails must be requeued, too, whatever the failure, here " + failure);
            assertRequeued(
                    cluster -> cluster.copyIs("team-a", "red", 3).failNextWrite(code),
                    "-",
                    "A delete that fails must be requeued, too; only 404 means done, and here it was " + failure);
        }
    }

    /** Each case has an answer of its own, created in the state that it then sees. */
    private void assertRequeued(Consumer<CopiesInMemory> before, String color, String lesson) {
        loop(cluster -> before.accept(cluster.namespaceIs("team-a")), run -> {
            run.queue().add("team-a");
            run.pass(Duration.ofMinutes(1));
            assertThat(run.cluster().color("team-a"))
                    .as(lesson + ". The object in team-a one minute later (- means none); the writes were "
                            + run.cluster().writes() + ":")
                    .isEqualTo(color);
        });
    }

    @Task("11.5 level-triggered: it acts on the current state, not on events")
    void level() {
        CopiesInMemory cluster = cluster().namespaceIs("team-a").namespaceIs("team-b").sourceIs("blue");
        Copier copier = answer(cluster);
        Runnable both = () -> List.of("team-a", "team-b", "team-a").forEach(namespace -> {
            try {
                reconcile(copier, namespace);
            } catch (ApiException e) {
                throw new AssertionError("reconcile(\"" + namespace + "\") sent a write that the server refused: " + e.getMessage()
                        + " The store was not stale, so this write does not fit the current state. The writes were "
                        + cluster.writes() + ". Keep nothing in fields; read the current state in each call.", e);
            }
        });
        assertState(cluster, both, "blue", "The source is blue, and there are no copies: the first reconcile creates them.");
        cluster.copyIsGone("team-a");
        assertState(cluster, both, "blue",
                "Another client deleted the copy. It does not matter that it was created once: check whether it exists.");
        cluster.copyIs("team-a", "pink", 50);
        assertState(cluster, both, "blue",
                "Another client changed the copy to pink; the source has not changed. Compare the copy with the source, not"
                        + " the source with its earlier state.");
        cluster.sourceIs("green").sourceIs("red");
        assertState(cluster, both, "red",
                "The source was blue when your copier was created; then it changed twice, and the key was processed once: the"
                        + " last state counts. Call copies.source() in each reconcile().");
        cluster.sourceIsGone();
        assertState(cluster, both, "-", "The source was deleted: no copies, although there was a source before.");
        cluster.sourceIs("red");
        assertState(cluster, both, "red", "The source is there again, red as before: the copies were deleted, so create them.");
        cluster.foreignIs("team-a", "pink", 60);
        assertState(cluster, both, "pink",
                "Another client replaced the copy by an object of its own, without the annotation: it is not a copy any more,"
                        + " so leave it alone. Check Copies.isCopy in each reconcile().");
        cluster.copyIsGone("team-a");
        assertState(cluster, both, "red",
                "The object that was not a copy is gone: create one. Do not remember which namespaces had such an object.");
        cluster.namespaceIsGone("team-a");
        assertState(cluster, both, "-", "The namespace was deleted, with its copy: no copy, although it had one before.");
        cluster.namespaceIs("team-a");
        assertState(cluster, both, "red",
                "The namespace exists again: create the copy. Do not remember which namespaces did not exist.");
        int before = cluster.writes().size();
        assertDone(reconcile(answer(cluster), "team-a"));
        assertThat(cluster.writes())
                .as("The controller was restarted, and each key is processed once: the state is the desired one, so nothing"
                        + " must be written.")
                .hasSize(before);
    }

    /** Reconciles team-a, team-b and team-a again; then the object in team-a has this color. */
    private static void assertState(CopiesInMemory cluster, Runnable reconcile, String color, String lesson) {
        int before = cluster.writes().size();
        reconcile.run();
        List<String> writes = cluster.writes().subList(before, cluster.writes().size());
        assertThat(cluster.color("team-a"))
                .as(lesson + " The object in team-a (- means none); the writes of this step were " + writes + ":")
                .isEqualTo(color);
        assertThat(writes)
                .as(lesson + " One write to team-a is enough: the second reconcile() sees the desired state and writes nothing.")
                .filteredOn(write -> write.contains(" team-a"))
                .hasSizeLessThan(2);
    }
}
