import informers.api.ConfigMap;
import informers.testkit.SeededScheduler;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Result;
import informers.workqueue.WorkQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Given: runs a controller on a {@link LateCluster}, with a work queue, one worker and event handlers, on virtual time. The same seed
 * gives the same run.
 */
final class LateRun {
    private static final int ACTIONS = 8;
    private static final Duration BETWEEN = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A controller that looks again every 100 ms needs 20 for two namespaces. */
    private static final int MOST_IN_A_SECOND = 100;

    private final SeededScheduler scheduler;
    private final LateCluster cluster;
    private final RateLimitingQueue<String> queue;
    private final OwnWrites answer;
    private final ReconcileLoop<String> loop;
    private final List<Duration> reconciles = new ArrayList<>();
    private Consumer<LateCluster> afterReconcile = any -> {};
    private Duration lastArrival = Duration.ZERO;

    /**
     * How a run ended.
     *
     * @param duplicates how often a ConfigMap was created in a namespace that had one
     * @param wrong what is not as it should be at the end, in words
     * @param log what happened
     */
    record Outcome(long seed, int duplicates, List<String> wrong, List<String> log) {}

    private LateRun(SeededScheduler scheduler, Function<Settings, OwnWrites> answers) {
        this.scheduler = scheduler;
        this.cluster = new LateCluster(scheduler);
        this.queue = WorkQueues.newRateLimitingQueue(
                RateLimiters.itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), scheduler), scheduler);
        this.answer = answers.apply(cluster);
        this.loop = new ReconcileLoop<>("settings", queue, this::reconcile, scheduler);
        cluster.notify(new LateCluster.Handler() {
            @Override
            public void namespace(String name) {
                queue.add(name);
            }

            @Override
            public void namespaceGone(String name, String uid) {
                answer.ownerIsGone(name, uid);
                queue.add(name);
            }

            @Override
            public void seen(ConfigMap object) {
                if (!answer.isOwn(object)) {
                    queue.add(object.namespace());
                }
            }

            @Override
            public void deleted(ConfigMap object) {
                queue.add(object.namespace());
            }
        });
    }

    private Result reconcile(String namespace) throws Exception {
        reconciles.add(now());
        int before = reconciles.size() - 1 - MOST_IN_A_SECOND;
        if (before >= 0 && now().minus(reconciles.get(before)).toMillis() < 1000) {
            throw new AssertionError("a hot loop: reconcile() was called more than " + MOST_IN_A_SECOND
                    + " times in a second, while the cache was late. " + Settings.RECHECK.toMillis()
                    + " ms between two looks are enough: return Result.requeueAfter(Settings.RECHECK).");
        }
        cluster.begin();
        Result result = answer.reconcile(namespace);
        if (result == null) {
            throw new AssertionError("reconcile(\"" + namespace + "\") returned null: return Result.done() if nothing is left to do, or"
                    + " Result.requeueAfter(Settings.RECHECK) if the cache is not ready.");
        }
        afterReconcile.accept(cluster);
        return result;
    }

    /** Creates the cluster and the controller, starts its worker, then calls {@code script}. */
    static void of(long seed, Function<Settings, OwnWrites> answers, Consumer<LateRun> script) {
        SeededScheduler.run(seed, 0.1, false, scheduler -> {
            LateRun run = new LateRun(scheduler, answers);
            try (var started = run.loop) {
                started.start(1, () -> true);
                script.accept(run);
                run.throwErrors();
            }
        });
    }

    LateCluster cluster() {
        return cluster;
    }

    OwnWrites answer() {
        return answer;
    }

    /** Returns the virtual time of each reconcile. */
    List<Duration> reconciles() {
        return List.copyOf(reconciles);
    }

    void add(String key) {
        queue.add(key);
    }

    Duration now() {
        return Duration.ofNanos(scheduler.nanoTime());
    }

    void pass(Duration time) {
        try {
            scheduler.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throwErrors();
    }

    private void throwErrors() {
        if (loop.failure().orElse(null) instanceof Error error) {
            throw error; // a Todo, or what the cluster found wrong
        }
    }

    /**
     * Two namespaces, other clients that change them at random moments, and a cache to which each change takes up to {@code lag}. At the
     * end everything arrives, and time passes.
     */
    static Outcome random(long seed, Duration lag, Function<Settings, OwnWrites> answers) {
        List<Outcome> outcome = new ArrayList<>();
        of(seed, answers, run -> outcome.add(run.play(seed, new Random(seed), new Random(-seed), lag)));
        return outcome.get(0);
    }

    /**
     * Plays a run.
     *
     * @param random decides what other clients do: the same for every answer
     * @param arrivals decides when changes arrive
     */
    private Outcome play(long seed, Random random, Random arrivals, Duration lag) {
        afterReconcile = any -> send(arrivals, lag);
        List<String> names = List.of("team-a", "team-b");
        names.forEach(cluster::namespaceIs);
        for (int i = 0; i < ACTIONS; i++) {
            pass(upTo(random, BETWEEN));
            act(random, arrivals, names.get(random.nextInt(2)), lag);
            send(arrivals, lag);
        }
        pass(lag.plus(PATIENCE));
        int before = reconciles.size();
        pass(PATIENCE);
        List<String> wrong = new ArrayList<>();
        for (String name : cluster.namespaces()) {
            int objects = cluster.onServer(name).size();
            if (objects != 1) {
                wrong.add(name + " has " + objects + " ConfigMaps");
            }
        }
        if (!answer.waiting().isEmpty()) {
            wrong.add("writes are still remembered for " + answer.waiting());
        }
        if (reconciles.size() > before) {
            wrong.add("reconcile() is still called, although nothing changes");
        }
        return new Outcome(seed, cluster.duplicates(), wrong, cluster.log());
    }

    /** Starts the way of the latest change to the cache. A change that was sent later does not arrive earlier. */
    private void send(Random arrivals, Duration lag) {
        long upTo = cluster.version();
        Duration arrival = now().plus(upTo(arrivals, lag));
        lastArrival = arrival.compareTo(lastArrival) > 0 ? arrival : lastArrival;
        later(lastArrival.minus(now()), () -> cluster.deliver(upTo));
    }

    private void later(Duration time, Runnable then) {
        if (time.isZero()) {
            then.run();
            return;
        }
        scheduler.spawn("watch", () -> {
            try {
                scheduler.sleep(time);
                then.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Duration upTo(Random random, Duration most) {
        return Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
    }

    private void act(Random random, Random arrivals, String name, Duration lag) {
        boolean exists = cluster.namespace(name).isPresent();
        switch (random.nextInt(8)) {
            case 0 -> cluster.deleteObjects(name);
            case 1 -> cluster.changeObjects(name);
            case 2 -> cluster.failNextCreate();
            case 3 -> {
                if (exists) {
                    String uid = cluster.removeNamespace(name);
                    later(upTo(arrivals, lag.multipliedBy(2)), () -> goneNotified(name, uid)); // a slow handler
                }
                boolean again = random.nextBoolean();
                if (!exists || again) {
                    cluster.namespaceIs(name);
                }
            }
            default -> {
                if (exists) {
                    cluster.touchNamespace(name);
                }
            }
        }
    }

    private void goneNotified(String name, String uid) {
        answer.ownerIsGone(name, uid);
        queue.add(name);
    }
}
