package informers.chaos;

import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.informer.SharedIndexInformer;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs one schedule, and checks the result. */
final class ChaosRun<T extends KubeObject> implements Stage {
    private final Schedule schedule;
    private final ResourceType<T> type;
    private final Site site;
    private final StallingThreads concurrency;
    private final SharedIndexInformer<T> informer;
    private final Handlers<T> handlers;
    private final Snapshots snapshots = new Snapshots();
    private final Verdict<T> verdict;

    private ChaosRun(Schedule schedule, ResourceType<T> type, Site site) {
        this.schedule = schedule;
        this.type = type;
        this.site = site;
        this.concurrency = site.concurrency();
        this.informer = new SharedIndexInformer<>(
                Assembly.options(schedule.setup(), site.listerWatcher(type), type, snapshots, concurrency));
        this.handlers = new Handlers<>(informer, concurrency);
        this.verdict = new Verdict<>(informer, handlers, type);
    }

    /** Runs it in memory; returns what went wrong, if anything did. */
    static Optional<String> failure(Schedule schedule) {
        try {
            play(schedule, false);
            return Optional.empty();
        } catch (AssertionError e) {
            Throwable failure = e; // wrapped by the scheduler
            while (failure.getCause() != null) {
                failure = failure.getCause();
            }
            return Optional.of(
                    failure instanceof AssertionError ? String.valueOf(failure.getMessage()) : failure.toString());
        }
    }

    /**
     * Runs it in memory, on virtual time.
     *
     * @return each step of the scheduler, a line each, if {@code traced}
     * @throws AssertionError if something is wrong; the message says what
     */
    static String play(Schedule schedule, boolean traced) {
        return SeededScheduler.run(schedule.turns(), traced, scheduler -> {
            try (ModelSite site = ModelSite.of(schedule, scheduler)) {
                play(schedule, site);
            } catch (InterruptedException e) {
                throw new IllegalStateException("unexpected interrupt of the main task", e);
            }
        });
    }

    /**
     * Runs it on a site.
     *
     * @throws AssertionError if something is wrong; the message says what
     */
    static void play(Schedule schedule, Site site) throws InterruptedException {
        switch (schedule.setup().kind()) {
            case PODS -> new ChaosRun<>(schedule, Pod.TYPE, site).run();
            case CONFIGMAPS -> new ChaosRun<>(schedule, ConfigMap.TYPE, site).run();
            case UNSTRUCTURED_PODS -> new ChaosRun<>(schedule, ResourceType.dynamic(Pod.TYPE.resource()), site).run();
        }
    }

    private void run() throws InterruptedException {
        long begin = concurrency.nanoTime();
        List<T> first = site.cluster().list(type).items();
        schedule.setup().early().forEach(handlers::add);
        informer.start();
        for (Step step : schedule.steps()) {
            sleepUntil(begin + step.atMillis() * 1_000_000);
            look();
            step.action().on(this);
        }
        if (!schedule.setup().abruptEnd()) {
            settle();
        }
        close();
        Truth<T> truth = new Truth<>(first, site.cluster().history(type), type);
        verdict.checkStories(truth, schedule.setup().transform());
        verdict.checkSnapshots(snapshots, truth);
        verdict.pronounce();
    }

    private void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - concurrency.nanoTime();
        if (left > 0) {
            concurrency.sleep(Duration.ofNanos(left));
        }
    }

    /** Returns whether the store receives every resourceVersion: only with an atomic queue. */
    private void look() {
        if (isAtomic()) {
            snapshots.look(informer.store());
        }
    }

    private boolean isAtomic() {
        return schedule.setup().queue() == Setup.QueueKind.REAL_FIFO_ATOMIC;
    }

    private void settle() throws InterruptedException {
        site.network().heal();
        handlers.heal();
        concurrency.heal();
        List<T> server = site.cluster().list(type).items();
        long end = concurrency.nanoTime() + site.pace().settling().toNanos();
        do {
            await(() -> verdict.settled(server), Duration.ofNanos(end - concurrency.nanoTime()));
            concurrency.sleep(site.pace().stays());
        } while (site.pace().mayLag() && !verdict.settled(server) && concurrency.nanoTime() < end);
        verdict.checkStore(server, schedule.setup().transform());
        verdict.checkHandlersAtTheEnd(server);
        long lastChange = server.stream()
                .mapToLong(object -> Long.parseLong(object.resourceVersion()))
                .max()
                .orElse(0);
        long now = Long.parseLong(site.cluster().list(type).resourceVersion());
        verdict.checkVersions(lastChange, now, isAtomic());
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition, Duration atMost) throws InterruptedException {
        long end = concurrency.nanoTime() + atMost.toNanos();
        while (!condition.holds() && concurrency.nanoTime() < end) {
            concurrency.sleep(site.pace().look());
        }
    }

    private void close() throws InterruptedException {
        concurrency.heal();
        long begin = concurrency.nanoTime();
        informer.close();
        long took = concurrency.nanoTime() - begin;
        Duration longest = site.pace().closing().plus(schedule.setup().stalls().longest()); // one may be under way
        if (took > longest.toNanos()) {
            verdict.wrong("close() took " + Words.of(Duration.ofNanos(took)));
        }
        await(() -> site.network().openStreams() == 0, site.pace().closing());
        verdict.checkNothingIsLeft(concurrency.running(), site.network().openStreams());
    }

    @Override
    public Cluster cluster() {
        return site.cluster();
    }

    @Override
    public Network network() {
        return site.network();
    }

    @Override
    public void addHandler(HandlerKind kind) {
        handlers.add(kind);
    }

    @Override
    public void removeHandler(int index) {
        handlers.remove(index);
    }
}
