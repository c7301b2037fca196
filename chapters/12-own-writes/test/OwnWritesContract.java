import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.api.ConfigMap;
import informers.api.Unstructured;
import informers.store.ConsistencyStore;
import informers.store.MutationCache;
import informers.testkit.TestObjects;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import workbook.grade.Contract;
import workbook.grade.Interleavings;
import workbook.grade.Interleavings.Call;
import workbook.grade.Interleavings.Finding;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** All graded tests of chapter 12. They run against the library's answer and against yours. */
@WithoutUsing({LibOwnWrites.class, ConsistencyStore.class, MutationCache.class})
public abstract class OwnWritesContract extends Contract<OwnWrites> {
    private static final int SEEDS = 20;
    private static final List<Duration> LAGS = List.of(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The runs by seed take a second, but ten on a machine that is busy with other work. */
    @Override
    protected Duration limit() {
        return Duration.ofSeconds(30);
    }

    private static LateCluster cluster() {
        return new LateCluster(Concurrency.threads());
    }

    private OwnWrites writes() {
        return answer(cluster());
    }

    private static ConfigMap object(String namespace, long version) {
        return TestObjects.configMap(namespace + "/" + Settings.PREFIX + "1", version);
    }

    @Task("12.1 the cache is as new as a write: versions are numbers")
    void versions() {
        assertVersions("101", "100", true, "the cache is past the write. It may have jumped over its version, so do not wait for equality");
        assertVersions("100", "99", true, "100 is greater than 99. As text it is less: \"1\" comes before \"9\"");
        assertVersions("99", "100", false, "99 is less than 100. As text it is greater: \"9\" comes after \"1\"");
        assertVersions("100", "100", true, "the cache is exactly at the version of the write, so it has the write");
        assertVersions("100", "101", false, "the write is newer by one");
        assertVersions("", "5", false, "the cache has no list yet, so it has no write");
        assertVersions("2147483648", "2147483647", true, "these are 2^31 and 2^31 - 1: versions are no ints");
        assertVersions("9007199254740992", "9007199254740993", false, "these are 2^53 and 2^53 + 1, which no double can distinguish");
        assertVersions("9223372036854775808", "9223372036854775807", true, "these are 2^63 and 2^63 - 1: a version may have any number"
                + " of digits, so it is no long. Compare the lengths first");
        assertVersions("99999999999999999999999", "100000000000000000000000", false, "23 digits and 24 digits");
        assertVersions("1234567", "1234566", true, "the last digit decides");
        assertVersions("1234566", "1234567", false, "the last digit decides");
    }

    private void assertVersions(String read, String written, boolean expected, String why) {
        boolean asNew;
        try {
            asNew = writes().isAsNew(read, written);
        } catch (RuntimeException e) {
            throw new AssertionError("isAsNew(\"" + read + "\", \"" + written + "\") threw " + e + ". Expected " + expected + ": " + why + ".", e);
        }
        assertThat(asNew).as("isAsNew(\"" + read + "\", \"" + written + "\"): " + why + ". The result:").isEqualTo(expected);
    }

    private static void assertReady(OwnWrites writes, String namespace, String read, boolean expected, String why) {
        assertThat(writes.isReady(namespace, read))
                .as("isReady(\"" + namespace + "\", \"" + read + "\"): " + why + " The result:")
                .isEqualTo(expected);
    }

    private static void assertWaiting(OwnWrites writes, String why, String... namespaces) {
        assertThat(writes.waiting()).as("waiting(): " + why + " It returned:").containsExactlyInAnyOrder(namespaces);
    }

    @Task("12.2 a write is remembered until the cache has it")
    void remembered() {
        OwnWrites writes = writes();
        assertReady(writes, "team-a", "95", true, "nothing was written, so the cache cannot be behind an own write.");
        assertReady(writes, "team-a", "", true, "nothing was written: that the cache has no list yet does not matter here.");
        writes.wroteAt("team-a", "uid-1", "100");
        assertReady(writes, "team-a", "99", false, "a write at 100 is remembered, and the cache is at 99: it does not have the write.");
        assertReady(writes, "team-a", "", false, "a write is remembered, and the cache has no list yet.");
        assertWaiting(writes, "one namespace has a remembered write.", "team-a");
        assertReady(writes, "team-a", "100", true, "the cache has reached the write at 100.");

        OwnWrites two = writes();
        two.wroteAt("team-a", "uid-1", "100");
        two.wroteAt("team-b", "uid-2", "120");
        assertReady(two, "team-a", "110", true, "the write of team-a was at 100. That of another namespace, at 120, does not concern"
                + " team-a: keep a version for each namespace.");
        assertReady(two, "team-b", "110", false, "the write of team-b was at 120.");
        assertReady(two, "team-c", "110", true, "nothing was written for team-c.");

        OwnWrites several = writes();
        several.wroteAt("team-a", "uid-1", "99");
        several.wroteAt("team-a", "uid-1", "120");
        assertReady(several, "team-a", "110", false, "writes at 99 and then at 120 are remembered: the newest counts.");
        several.wroteAt("team-a", "uid-1", "100");
        assertReady(several, "team-a", "110", false, "writes were reported at 99, 120 and then 100, because a response was overtaken by"
                + " another one: the newest counts, not the last one that was reported.");
        several.wroteAt("team-a", "uid-1", "");
        assertReady(several, "team-a", "110", false, "a response without a version says nothing: it must not replace the write at 120.");
        assertReady(several, "team-a", "120", true, "the cache has all three writes.");

        OwnWrites empty = writes();
        empty.wroteAt("team-a", "uid-1", "");
        assertReady(empty, "team-a", "95", true, "an old server's response to a delete has no version. No cache ever reaches \"\": do not"
                + " remember it.");
        assertWaiting(empty, "a response without a version is not remembered.");

        OwnWrites listed = writes();
        listed.wroteAt("team-a", "uid-1", "100");
        Set<String> before = listed.waiting();
        listed.wroteAt("team-b", "uid-2", "101");
        assertThat(before)
                .as("the result of waiting(), after another write: it must be a snapshot. A view of your map changes while a caller reads"
                        + " it, and the caller fails with a ConcurrentModificationException. It has now:")
                .containsExactly("team-a");
        assertWaiting(listed, "two namespaces have remembered writes.", "team-a", "team-b");
    }

    @Task("12.3 forget what the cache has seen, and the writes of an owner that is gone")
    void forgotten() {
        OwnWrites writes = writes();
        writes.wroteAt("team-a", "uid-1", "100");
        for (int i = 0; i < 50; i++) {
            assertReady(writes, "team-a", "99", false, "this is the call number " + (i + 1) + ", and the cache is still at 99: the write"
                    + " must not be forgotten because somebody asked, however often. Forget it when the cache has it.");
        }
        assertWaiting(writes, "the cache does not have the write yet.", "team-a");
        assertReady(writes, "team-a", "100", true, "the cache has the write at 100.");
        assertWaiting(writes, "isReady() returned true: the cache has the write, so it can be forgotten. What is never forgotten fills the"
                + " memory: each namespace that ever existed.");

        OwnWrites gone = writes();
        gone.wroteAt("team-a", "uid-1", "100");
        gone.wroteAt("team-b", "uid-2", "101");
        gone.ownerIsGone("team-c", "uid-3");
        gone.ownerIsGone("team-a", "uid-1");
        assertWaiting(gone, "team-a was deleted, so its writes are forgotten; nobody will wait for them. Those of team-b are kept.", "team-b");
        assertReady(gone, "team-a", "95", true, "team-a was deleted: nobody must wait for its writes.");
        assertReady(gone, "team-b", "95", false, "team-b exists, and its write is not in the cache: only team-a was deleted.");

        OwnWrites again = writes();
        again.wroteAt("team-a", "uid-1", "100");
        again.wroteAt("team-a", "uid-7", "110");
        again.ownerIsGone("team-a", "uid-1");
        assertReady(again, "team-a", "105", false, "the namespace uid-1 was deleted, and one of the same name was created, uid-7, for which"
                + " something was written at 110. The notification about uid-1 came late: it must not remove the write of uid-7. Compare"
                + " the uids, not the names.");
        assertReady(again, "team-a", "110", true, "the cache has the write of uid-7.");
        OwnWrites newest = writes();
        newest.wroteAt("team-a", "uid-1", "100");
        newest.ownerIsGone("team-a", "uid-1");
        newest.wroteAt("team-a", "uid-7", "110");
        newest.ownerIsGone("team-a", "uid-7");
        assertWaiting(newest, "uid-1 and then uid-7 were deleted: nothing is left to wait for.");
    }

    @Task("12.4 an event of your own write adds no key; every other event does")
    void ownEvents() {
        OwnWrites writes = writes();
        assertOwn(writes, object("team-a", 90), false, "nothing was written: this event is another client's.");
        writes.wroteAt("team-a", "uid-1", "100");
        assertOwn(writes, object("team-a", 98), false, "your write was at 100; this state, at 98, is from another client, shortly before"
                + " it. Your reconcile has not seen it. Only the event with exactly your version is yours.");
        assertReady(writes, "team-a", "98", false, "the event at 98 was another client's: the write at 100 is still not in the cache.");
        assertOwn(writes, object("team-b", 101), false, "nothing was written for team-b.");
        assertOwn(writes, object("team-a", 100), true, "your write was at 100, and this is its event. A reconcile would find nothing to"
                + " do: with 10,000 namespaces, 10,000 reconciles for nothing.");
        assertWaiting(writes, "the event of the write has arrived, so the cache has it. It must be forgotten here: no key is added, and"
                + " so no reconcile will forget it.");
        assertOwn(writes, object("team-a", 100), false, "this state was delivered before, and is delivered once more: a resync. To"
                + " reconcile once more is harmless; to remember each own version for this is not worth it.");

        OwnWrites merged = writes();
        merged.wroteAt("team-a", "uid-1", "100");
        assertOwn(merged, object("team-a", 105), false, "your write was at 100; the informer had to list again, and shows only the last"
                + " state, at 105: another client has changed your object. If this event is dropped, nobody looks at the change.");

        OwnWrites marked = writes();
        marked.wroteAt("team-a", "uid-1", "100");
        ConfigMap ours = marked(object("team-a", 103));
        assertOwn(marked, ours, false, "your controller created this object, and another client changed it: who created it, its name"
                + " and its data do not say who has changed it last. Only the version does.");
        assertReady(marked, "team-a", "100", true, "the cache is at the write.");
        OwnWrites text = writes();
        text.wroteAt("team-a", "uid-1", "100");
        assertOwn(text, object("team-a", 1000), false, "1000 is another version than 100.");
        assertOwn(text, object("team-a", 10), false, "10 is another version than 100.");
    }

    private static ConfigMap marked(ConfigMap object) {
        return Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {managedFields: [{manager: settings-controller}]}}")
                .edit()
                .set(object.name(), "metadata", "name")
                .set(object.namespace(), "metadata", "namespace")
                .set(Settings.PREFIX, "metadata", "generateName")
                .set(object.resourceVersion(), "metadata", "resourceVersion")
                .set("blue", "data", "color")
                .build(ConfigMap.TYPE);
    }

    private static void assertOwn(OwnWrites writes, ConfigMap seen, boolean expected, String why) {
        assertThat(writes.isOwn(seen))
                .as("isOwn() of an event about " + seen.namespace() + " at " + seen.resourceVersion() + ": " + why + " The result:")
                .isEqualTo(expected);
    }

    @Task("12.4 workers and event handlers are several threads")
    void threads() {
        OwnWrites one = writes();
        one.wroteAt("team-a", "uid-1", "10");
        assertWaiting(one, "a write of team-a is remembered.", "team-a");
        // A thread that uses a map without a lock, and a step between a look and a change: both depend on no luck here.
        overlap(wrote("team-a", "uid-1", "20"), call("wroteAt(team-b)", writes -> writes.wroteAt("team-b", "uid-2", "21")));
        overlap(wrote("team-a", "uid-1", "20"), own("team-a", 10));
        overlap(own("team-a", 10), wrote("team-a", "uid-1", "20"));
        overlap(wrote("team-a", "uid-7", "20"), gone("team-a"));
        overlap(gone("team-a"), wrote("team-a", "uid-7", "20"));
        overlap(call("isReady(team-b, 15)", writes -> writes.isReady("team-b", "15")), wrote("team-a", "uid-1", "20"));
        overlap(wrote("team-b", "uid-2", "20"), waiting());
        overlap(waiting(), own("team-a", 10));
    }

    private static Call<OwnWrites> call(String name, Consumer<OwnWrites> body) {
        return new Call<>(name, writes -> {
            body.accept(writes);
            return "";
        });
    }

    private static Call<OwnWrites> wrote(String namespace, String uid, String version) {
        return call("wroteAt(" + namespace + ", " + uid + ", " + version + ")", writes -> writes.wroteAt(namespace, uid, version));
    }

    private static Call<OwnWrites> own(String namespace, long version) {
        return call("isOwn(" + namespace + " at " + version + ")", writes -> writes.isOwn(object(namespace, version)));
    }

    private static Call<OwnWrites> gone(String namespace) {
        return call("ownerIsGone(" + namespace + ", uid-1)", writes -> writes.ownerIsGone(namespace, "uid-1"));
    }

    private static Call<OwnWrites> waiting() {
        return new Call<>("waiting()", writes -> new TreeSet<>(writes.waiting()));
    }

    /** A write at 10 is remembered for team-a; then both calls. */
    private void overlap(Call<OwnWrites> first, Call<OwnWrites> second) {
        new Interleavings<OwnWrites>(
                        () -> {
                            OwnWrites writes = steppedAnswer(cluster());
                            writes.wroteAt("team-a", "uid-1", "10");
                            return writes;
                        },
                        writes -> "waiting for " + new TreeSet<>(writes.waiting()) + ", team-a ready at 15: "
                                + writes.isReady("team-a", "15"))
                .find(first, second)
                .ifPresent(finding -> fail("A write of team-a at 10 is remembered. " + finding.text() + lesson(finding)));
    }

    private static String lesson(Finding finding) {
        if (finding.field()) {
            return " Without a lock, a thread may never see what another one wrote into the field: all methods must take the same lock.";
        }
        if (finding.shared().isEmpty()) {
            return " Between a look at what is remembered and its change, another thread remembered a newer write, which was lost: the two"
                    + " steps must be one, under a lock, or with an operation of the map that compares and changes.";
        }
        return " Workers and event handlers are several threads, and a HashMap breaks if two of them use it: all methods must take the"
                + " same lock, also those that only read.";
    }

    /** Runs the answer in a loop with one worker, on virtual time. The caches change when the script says so. */
    private void run(Consumer<LateRun> script) {
        unwrapped(() -> LateRun.of(12, settings -> answer(settings), script));
    }

    private static void unwrapped(Runnable run) {
        try {
            run.run();
        } catch (AssertionError e) {
            Throwable innermost = e;
            while (innermost.getCause() instanceof AssertionError deeper) {
                innermost = deeper;
            }
            throw (AssertionError) innermost; // the contract's message, without the scheduler's
        }
    }

    private static void assertOne(LateRun run, String why) {
        int objects = run.cluster().onServer("team-a").size();
        assertThat(objects)
                .as(why + " The number of ConfigMaps in team-a; what happened was " + String.join(" | ", run.cluster().log()) + ":")
                .isEqualTo(1);
    }

    @Task("12.5 one ConfigMap for each namespace, although the cache is late")
    void oneEach() {
        run(run -> {
            LateCluster cluster = run.cluster();
            cluster.namespaceIs("team-a");
            run.pass(Duration.ofSeconds(1));
            assertOne(run, "team-a exists and has no ConfigMap: create one.");
            for (int i = 0; i < 3; i++) {
                cluster.touchNamespace("team-a");
                run.pass(Duration.ofSeconds(1));
                assertOne(run, "The ConfigMap was created, and the cache does not have it yet. Then the namespace changed, and reconcile() was"
                        + " called again: it must not believe the cache. Remember each create with wroteAt() and the version in the response,"
                        + " and ask isReady() before you read.");
            }
            cluster.bookmark(cluster.version() - 1);
            cluster.touchNamespace("team-a");
            run.pass(Duration.ofSeconds(1));
            assertOne(run, "A bookmark came: the cache has everything up to the version just before that of the create, and still not the"
                    + " ConfigMap. Remember the version in the response to the create, and no other.");
            cluster.deliver();
            cluster.touchNamespace("team-a");
            run.pass(Duration.ofSeconds(1));
            assertOne(run, "The cache has caught up, and shows the ConfigMap: nothing is to be done.");
            cluster.deleteObjects("team-a");
            cluster.deliver();
            run.pass(Duration.ofSeconds(1));
            assertOne(run, "Another client deleted the ConfigMap, and the cache shows that: create a new one. That one was created before does"
                    + " not matter.");
            run.add("team-x");
            run.pass(Duration.ofSeconds(1));
            assertThat(cluster.creates()).as("A key for team-x, which does not exist: nothing to create. The creates:").isEqualTo(2);
        });
        run(run -> {
            LateCluster cluster = run.cluster();
            cluster.namespaceIs("team-a");
            run.pass(Duration.ofSeconds(1));
            cluster.afterNextRead(cluster::deliver);
            cluster.touchNamespace("team-a");
            run.pass(Duration.ofSeconds(1));
            assertOne(run, "The event of the create arrived in the middle of reconcile(), between two reads of the cache. First ask whether the"
                    + " cache is ready, then read it. In the other order, an old read is combined with a new version.");
        });
        run(run -> {
            LateCluster cluster = run.cluster();
            cluster.beforeNextResponse(cluster::deliver);
            cluster.namespaceIs("team-a");
            run.pass(Duration.ofSeconds(1));
            cluster.touchNamespace("team-a");
            run.pass(Duration.ofSeconds(1));
            assertOne(run, "The event of the create arrived before its response. This must do no harm: the cache has the write when wroteAt() is"
                    + " called.");
        });
        run(run -> {
            LateCluster cluster = run.cluster().failNextCreate();
            cluster.namespaceIs("team-a");
            run.pass(MINUTE);
            assertOne(run, "The first create failed with 500, and nothing else happened for a minute: nothing was written, so there is nothing to"
                    + " wait for, and the key must be tried again. Let the exception pass, and remember a write only when it has succeeded.");
        });
        run(run -> {
            LateCluster cluster = run.cluster();
            cluster.namespaceIs("team-a").namespaceIs("team-b");
            run.pass(Duration.ofSeconds(1));
            assertThat(cluster.onServer("team-b"))
                    .as("team-a waits for its cache. team-b must get its ConfigMap meanwhile. The ConfigMaps of team-b:")
                    .hasSize(1);
        });
    }

    @Task("12.6 not ready: look again soon, and do not block the worker")
    void notReady() {
        run(run -> {
            LateCluster cluster = run.cluster();
            cluster.namespaceIs("team-a");
            run.pass(Duration.ofSeconds(1));
            cluster.touchNamespace("team-a");
            run.pass(Duration.ofMinutes(5));
            assertOne(run, "The cache did not have the create for five minutes. That is long, and it happens; the cache is as wrong as in the"
                    + " first second. Do not give up waiting.");
        });
        run(run -> {
            LateCluster cluster = run.cluster();
            cluster.namespaceIs("team-a");
            run.pass(Duration.ofSeconds(1));
            cluster.touchNamespace("team-a");
            run.pass(MINUTE);
            cluster.deleteObjects("team-a");
            Duration from = run.now();
            int before = run.reconciles().size();
            cluster.relist(); // no event shows the object, nor its deletion
            run.pass(Duration.ofSeconds(1));
            assertThat(run.reconciles().size() - before)
                    .as("The ConfigMap was created, and deleted by another client before the cache had it; then the informer had to list"
                            + " again. So no event will ever show the object, and none adds the key: reconcile() must be called again by"
                            + " itself, within a second after the cache has caught up, at " + from.toMillis() + " ms. If it returned done(),"
                            + " or threw, or returned requeue(), whose delay doubles each time: use Result.requeueAfter(Settings.RECHECK). The"
                            + " reconciles in this second:")
                    .isGreaterThan(0);
            assertOne(run, "The ConfigMap was deleted before the cache had it. The cache is past its version now, and has none: create one. Compare"
                    + " versions; do not wait until the cache shows the object.");
        });
        run(run -> {
            LateCluster cluster = run.cluster();
            cluster.namespaceIs("team-a");
            run.pass(Duration.ofSeconds(1));
            cluster.touchNamespace("team-a");
            run.pass(Duration.ofSeconds(1));
            cluster.removeNamespace("team-a"); // its notification came before the last write was remembered
            run.add("team-a");
            run.pass(Duration.ofSeconds(1));
            int before = run.reconciles().size();
            run.pass(Duration.ofHours(1));
            assertThat(run.reconciles().size() - before)
                    .as("team-a was deleted, and the cache of ConfigMaps did not move for an hour: reconcile() was still called, because it"
                            + " waits for a write of an owner that is gone. Look at the namespace first: without one, forget its writes and"
                            + " return done(). The calls in this hour:")
                    .isZero();
            assertThat(run.answer().waiting()).as("team-a is gone: nothing is remembered for it. waiting():").isEmpty();
        });
    }

    @Task("12.6 " + SEEDS + " runs with a cache that is up to a minute late")
    void seeds() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            LateRun.Outcome[] ended = new LateRun.Outcome[1];
            Duration lag = LAGS.get((int) seed % LAGS.size());
            long current = seed;
            unwrapped(() -> ended[0] = LateRun.random(current, lag, settings -> answer(settings)));
            LateRun.Outcome outcome = ended[0];
            String run = " In the run of seed " + seed + " the cache was up to " + lag.toSeconds() + " s late. What happened:\n"
                    + String.join("\n", outcome.log()) + "\n";
            assertThat(outcome.duplicates())
                    .as("a ConfigMap was created in a namespace that had one: reconcile() decided with a cache that did not have its own"
                            + " write, or the write was forgotten too early." + run)
                    .isZero();
            assertThat(outcome.wrong())
                    .as("everything has arrived and minutes have passed, but something is left." + run)
                    .isEmpty();
        }
    }
}
