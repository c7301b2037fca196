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
import java.util.List;
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

    /** Once, without a loop around it. */
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
                .as("What reconcile() gave back. No request failed, so there is no reason to look again: Result.done(). What"
                        + " was written comes back as an event, and brings the key.")
                .isEqualTo(Result.done());
    }

    @Task("11.1 nothing to do: done, and nothing written")
    void nothingToDo() {
        CopiesInMemory cluster = cluster().namespaceIs("team-a").sourceIs("blue").copyIs("team-a", "blue", 3);
        assertThat(reconcile(cluster, "team-a"))
                .as("team-a has what it should have: Result.done().")
                .isEqualTo(Result.done());
        assertThat(cluster.writes())
                .as("Nothing is to be written. A write brings an event, the event brings the key, and the key brings the"
                        + " next write: for ever.")
                .isEmpty();
    }

    @Task("11.2 what is missing is created")
    void create() {
        CopiesInMemory cluster = cluster().namespaceIs("team-a").sourceIs("blue");
        Result result = reconcile(cluster, "team-a");
        assertThat(cluster.writes())
                .as("team-a has no copy: create one. (Its namespace is there, and is not being deleted: its deletionTimestamp()"
                        + " is an Optional that is empty, and never null.)")
                .containsExactly("create team-a: color=blue");
        assertThat(cluster.annotation("team-a", Copies.COPIED_FROM))
                .as("A copy says that it is one: Copies.copyOf(source, namespace).")
                .contains("default");
        assertDone(result);
    }

    @Task("11.2 what differs is updated, on top of what was read")
    void update() {
        CopiesInMemory cluster =
                cluster().namespaceIs("team-a").sourceIs("blue").copyWithANoteIs("team-a", "red", 3);
        Result result = reconcile(cluster, "team-a");
        assertThat(cluster.writes())
                .as("Change the object that you read, with the resourceVersion that it has: so the server can say no if"
                        + " somebody was faster. An update without a version overwrites whatever is there.")
                .containsExactly("update team-a at 3: color=blue");
        assertThat(cluster.annotation("team-a", "note"))
                .as("Somebody put a note on the copy. The data are yours, the rest is not: Copies.withDataOf(...).")
                .contains("mine");
        assertDone(result);
        cluster.alsoHas("team-a", "extra");
        reconcile(cluster, "team-a");
        assertThat(cluster.data("team-a"))
                .as("The copy has a key that the source does not have: it differs, too. Compare the two data() with equals.")
                .containsOnlyKeys("color");
    }

    @Task("11.3 without a source, the copies go; what is not a copy stays")
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
                .as("The source is gone: delete the copy in team-a. What team-b has, no controller made (Copies.isCopy):"
                        + " leave it alone.")
                .containsExactly("delete team-a");
        cluster.storeStandsStill().copyIsGone("team-c");
        try {
            assertDone(reconcile(copier, "team-c"));
        } catch (ApiException e) {
            throw new AssertionError("Somebody else deleted the copy a moment ago, and the store does not know it yet. The"
                    + " server says 404: what was to be gone is gone. That is done, and no failure.", e);
        }
        assertThat(cluster.writes()).endsWith("delete team-c");
        cluster.storeMoves().sourceIs("blue");
        assertDone(reconcile(copier, "team-b"));
        assertDone(reconcile(copier, CopiesInMemory.HOME));
        assertThat(cluster.writes())
                .as("Now there is a source again. What team-b has is still not a copy: it is not yours to update, however"
                        + " much it differs. Nor is the source itself.")
                .containsExactly("delete team-a", "delete team-c");
    }

    @Task("11.3 a namespace that is gone, or going, gets no copy")
    void namespaces() {
        CopiesInMemory cluster =
                cluster().namespaceIs("team-a").namespaceIsTerminating("team-b").sourceIs("blue");
        Copier copier = answer(cluster);
        for (String namespace : List.of("team-c", "team-b", "team-a")) {
            assertDone(reconcile(copier, namespace));
        }
        assertThat(cluster.writes())
                .as("team-c is gone, and team-b is on its way (it has a deletionTimestamp): a server refuses new objects"
                        + " there, so the key would fail for ever. team-a gets its copy.")
                .containsExactly("create team-a: color=blue");
    }

    /** Runs the answer in a loop with one worker, on virtual time, and lets so much of it pass before and after. */
    private void loop(Consumer<CopiesInMemory> before, Consumer<Loop> then) {
        try {
            scheduled(before, then);
        } catch (AssertionError e) {
            Throwable told = e;
            while (told.getCause() instanceof AssertionError deeper) {
                told = deeper;
            }
            throw (AssertionError) told; // the lesson, without the scheduler's words before it
        }
    }

    private void scheduled(Consumer<CopiesInMemory> before, Consumer<Loop> then) {
        SeededScheduler.run(11, concurrency -> {
            CopiesInMemory cluster = new CopiesInMemory(concurrency);
            before.accept(cluster);
            RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue(
                    RateLimiters.itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), concurrency), concurrency);
            try (var loop = new ReconcileLoop<>("copies", queue, answer(cluster), concurrency)) {
                loop.start(1, () -> true);
                then.accept(new Loop(cluster, queue, loop, concurrency));
            }
        });
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
                throw error; // a Todo, or what the cluster has to say
            }
        }
    }

    private static void assertLaterEachTime(List<Duration> times, String lesson) {
        for (int i = 2; i < times.size(); i++) {
            Duration gap = times.get(i).minus(times.get(i - 1));
            Duration before = times.get(i - 1).minus(times.get(i - 2));
            assertThat(gap).as(lesson + " The tries came at " + times).isGreaterThan(before);
        }
    }

    @Task("11.4 a conflict: nobody's work is overwritten, and it comes again")
    void conflict() {
        loop(
                cluster -> cluster.namespaceIs("team-a")
                        .sourceIs("blue")
                        .copyIs("team-a", "red", 3)
                        .storeStandsStill()
                        .copyWithANoteIs("team-a", "green", 4),
                run -> {
                    run.queue().add("team-a");
                    run.pass(Duration.ofMillis(50));
                    assertThat(run.cluster().writes())
                            .as("The store still has version 3, the server has 4. The update is refused with 409 Conflict,"
                                    + " as it should be: to overwrite would lose what somebody else wrote.")
                            .isNotEmpty()
                            .containsOnly("update team-a at 3: color=blue");
                    assertLaterEachTime(
                            run.cluster().times(), "After a conflict: throw, or give back Result.requeue().");
                    run.cluster().storeMoves();
                    run.pass(Duration.ofSeconds(10));
                    assertThat(run.cluster().color("team-a"))
                            .as("The store has caught up, and the key had to come again: with version 4 the update works.")
                            .isEqualTo("blue");
                    assertThat(run.cluster().annotation("team-a", "note")).contains("mine");
                });
        loop(
                cluster -> cluster.namespaceIs("team-b").sourceIs("blue").storeStandsStill().foreignIs("team-b", "red", 6),
                run -> {
                    run.queue().add("team-b");
                    run.pass(Duration.ofMillis(50));
                    run.cluster().storeMoves();
                    run.pass(Duration.ofSeconds(10));
                    assertThat(run.cluster().writes())
                            .as("Somebody else made a ConfigMap of that name a moment ago, and the store did not know: 409"
                                    + " AlreadyExists. Whose it is, only the next look will tell: write nothing until"
                                    + " then.")
                            .isNotEmpty()
                            .containsOnly("create team-b: color=blue");
                });
        loop(
                cluster -> cluster.namespaceIs("team-c").sourceIs("blue").storeStandsStill().copyIs("team-c", "red", 7),
                run -> {
                    run.queue().add("team-c");
                    run.pass(Duration.ofMillis(50));
                    run.cluster().storeMoves();
                    run.pass(Duration.ofSeconds(10));
                    assertThat(run.cluster().color("team-c"))
                            .as("A copy was there, but an old one, and the store did not know. 409 AlreadyExists does not say"
                                    + " that what exists is right: throw, or give back Result.requeue(), and the next look"
                                    + " will tell.")
                            .isEqualTo("blue");
                });
    }

    @Task("11.4 a failure: no work is lost, and no server is stormed")
    void failure() {
        loop(
                cluster -> cluster.namespaceIs("team-a")
                        .sourceIs("blue")
                        .trouble(500)
                        .trouble(429)
                        .trouble(500)
                        .trouble(503),
                run -> {
                    run.queue().add("team-a");
                    run.pass(Duration.ofMinutes(1));
                    assertThat(run.cluster().color("team-a"))
                            .as("The create failed a few times, and no event will ever bring this key again: if reconcile()"
                                    + " says done(), the work is lost. Let the exception go, or give back"
                                    + " Result.requeue().")
                            .isEqualTo("blue");
                    assertThat(run.cluster().writes()).hasSize(5);
                    assertLaterEachTime(
                            run.cluster().times(),
                            "A server that has trouble gets the next try later each time: that is what the queue's limiter"
                                    + " does with an exception, and with Result.requeue().");
                    run.cluster().sourceIs("red").trouble(500);
                    run.queue().add("team-a");
                    run.pass(Duration.ofMinutes(1));
                    assertThat(run.cluster().color("team-a"))
                            .as("An update that fails has to come again, too.")
                            .isEqualTo("red");
                    run.cluster().sourceIsGone().trouble(500);
                    run.queue().add("team-a");
                    run.pass(Duration.ofMinutes(1));
                    assertThat(run.cluster().color("team-a"))
                            .as("A delete that fails has to come again, too; only 404 means that it is done.")
                            .isEqualTo("-");
                });
    }

    @Task("11.5 level, not edge: it looks at what is, not at what happened")
    void level() {
        CopiesInMemory cluster = cluster().namespaceIs("team-a").sourceIs("blue");
        Copier copier = answer(cluster);
        reconcile(copier, "team-a");
        assertThat(cluster.color("team-a")).isEqualTo("blue");
        cluster.copyIsGone("team-a");
        reconcile(copier, "team-a");
        assertThat(cluster.color("team-a"))
                .as("Somebody deleted the copy. That it was made once counts for nothing: look whether it is there.")
                .isEqualTo("blue");
        cluster.copyIs("team-a", "pink", 50);
        reconcile(copier, "team-a");
        assertThat(cluster.color("team-a"))
                .as("Somebody painted the copy pink; the source has not changed. Compare the copy with the source, not the"
                        + " source with what it was.")
                .isEqualTo("blue");
        cluster.sourceIs("green").sourceIs("red");
        reconcile(copier, "team-a");
        assertThat(cluster.color("team-a"))
                .as("The source changed twice, and the key came once: the last state counts.")
                .isEqualTo("red");
        int before = cluster.writes().size();
        assertThat(before).isEqualTo(4);
        assertDone(reconcile(answer(cluster), "team-a"));
        assertThat(cluster.writes())
                .as("The controller was started anew, and each key comes once: all is as it should be, nothing is to be"
                        + " written.")
                .hasSize(before);
    }
}
