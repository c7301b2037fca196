package workbook.chaos;

import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.reflector.ReflectorMonitor;
import informers.reflector.RelistCause;
import informers.store.IndexFuncs;
import informers.util.Backoff;
import informers.util.Concurrency;
import informers.util.SeededScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.tape.WatchCursor;

/** Plays one schedule, to its end and verdict. */
final class ChaosRun<T extends KubeObject> implements Stage {
    /** A watch that died in silence takes more than ten minutes to be found dead; then come the waits after failures. */
    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(30);

    /** So long it must stay as it is: a bookmark, a resync or a late event would show by then. */
    private static final Duration STAYS = Duration.ofSeconds(70);

    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(10);

    private final Schedule schedule;
    private final ResourceType<T> type;
    private final StallingThreads world;
    private final ModelCluster cluster;
    private final Network network;
    private final SharedIndexInformer<T> informer;
    private final Handlers<T> handlers;
    private final Snapshots snapshots = new Snapshots();
    private final Verdict<T> verdict;

    private ChaosRun(Schedule schedule, ResourceType<T> type, SeededScheduler scheduler) {
        this.schedule = schedule;
        this.type = type;
        this.world = new StallingThreads(scheduler, schedule.setup().stalls());
        this.cluster = new ModelCluster(world::nanoTime);
        this.network = new Network(world);
        this.informer = new SharedIndexInformer<>(options());
        this.handlers = new Handlers<>(informer, world);
        this.verdict = new Verdict<>(informer, handlers, type);
    }

    /** Plays it; gives what went wrong, if anything did. */
    static Optional<String> failure(Schedule schedule) {
        try {
            play(schedule, false);
            return Optional.empty();
        } catch (AssertionError e) {
            Throwable told = e; // by the scheduler, which was told by the main task
            while (told.getCause() != null) {
                told = told.getCause();
            }
            return Optional.of(told instanceof AssertionError ? String.valueOf(told.getMessage()) : told.toString());
        }
    }

    /**
     * Plays it.
     *
     * @return each step of the scheduler, a line each, if {@code traced}
     * @throws AssertionError tells what is wrong
     */
    static String play(Schedule schedule, boolean traced) {
        return SeededScheduler.run(schedule.turns(), traced, scheduler -> {
            try {
                switch (schedule.setup().kind()) {
                    case PODS -> new ChaosRun<>(schedule, Pod.TYPE, scheduler).run();
                    case CONFIGMAPS -> new ChaosRun<>(schedule, ConfigMap.TYPE, scheduler).run();
                    case UNSTRUCTURED_PODS ->
                        new ChaosRun<>(schedule, ResourceType.dynamic(Pod.TYPE.resource()), scheduler).run();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the main task", e);
            }
        });
    }

    private InformerOptions<T> options() {
        Setup setup = schedule.setup();
        InformerParts<T> parts = InformerParts.standard();
        return InformerOptions.of(new ChaosListerWatcher<>(cluster, network, type, world), type)
                .withResyncPeriod(setup.resync())
                .withIndexers(Map.of("namespace", IndexFuncs.namespace(), "app", IndexFuncs.label("app")))
                .withTransform(setup.transform() ? Transforms.marking(type) : null)
                .withReflector(reflector -> reflector
                        .withBackoff(setup.patient() ? Backoff::reflector : ChaosRun::shortBackoff)
                        .withUseWatchList(setup.watchList())
                        .withWatchListPageSize(setup.pageSize())
                        .withMonitor(new ReflectorMonitor() {
                            @Override
                            public void relisting(RelistCause cause, String why) {
                                Tally.count(cause);
                            }

                            @Override
                            public void listed(int objects, String resourceVersion) {
                                snapshots.listed(objects, resourceVersion);
                            }
                        })
                        .withMaxInternalErrorRetryDuration(setup.internalErrorRetry()))
                .withWorld(world)
                .withParts(
                        switch (setup.queue()) {
                            case REAL_FIFO_ATOMIC -> parts;
                            case REAL_FIFO_KNOWN ->
                                parts.withQueue((known, transform, w) -> {
                                    RealFIFOOptions<T> options = RealFIFOOptions.known(KubeObject::key, known);
                                    return new RealFIFO<>(
                                            transform == null ? options : options.withTransformer(transform), w);
                                });
                            case DELTA_FIFO ->
                                parts.withQueue((known, transform, w) -> {
                                    DeltaFIFOOptions<T> options = DeltaFIFOOptions.<T>of(KubeObject::key)
                                            .withKnownObjects(known)
                                            .withEmitDeltaTypeReplaced(true);
                                    return new DeltaFIFO<>(
                                            transform == null ? options : options.withTransformer(transform), w);
                                });
                        });
    }

    private static Backoff shortBackoff(Concurrency world) {
        return new Backoff(Duration.ofMillis(200), 2.0, Duration.ofSeconds(1), 1.0, Duration.ofMinutes(2), world);
    }

    private void run() throws InterruptedException {
        List<T> first = cluster.list(type).items();
        WatchCursor everything = cluster.truth(type.resource());
        schedule.setup().early().forEach(handlers::add);
        informer.start();
        for (Step step : schedule.steps()) {
            sleepUntil(step.atMillis());
            look();
            step.action().on(this);
        }
        if (!schedule.setup().abruptEnd()) {
            settle();
        }
        close();
        Truth<T> truth = new Truth<>(first, everything, type);
        verdict.checkStories(truth, schedule.setup().transform());
        verdict.checkSnapshots(snapshots, truth);
        cluster.close();
        verdict.pronounce();
    }

    /** Only with an atomic queue a store is told of every version. */
    private void look() {
        if (schedule.setup().queue() == Setup.QueueKind.REAL_FIFO_ATOMIC) {
            snapshots.look(informer.store());
        }
    }

    private void sleepUntil(long millis) throws InterruptedException {
        long left = millis * 1_000_000 - world.nanoTime();
        if (left > 0) {
            world.sleep(Duration.ofNanos(left));
        }
    }

    private void settle() throws InterruptedException {
        network.heal();
        handlers.heal();
        world.heal();
        List<T> server = cluster.list(type).items();
        long end = world.nanoTime() + LONGEST_SETTLING.toNanos();
        while (!verdict.settled(server) && world.nanoTime() < end) {
            world.sleep(Duration.ofSeconds(2));
        }
        world.sleep(STAYS);
        boolean transformed = schedule.setup().transform();
        verdict.checkStore(server, transformed);
        verdict.checkHandlersAtTheEnd(server);
        long lastChange = server.stream()
                .mapToLong(object -> Long.parseLong(object.resourceVersion()))
                .max()
                .orElse(0);
        boolean atomic = schedule.setup().queue() == Setup.QueueKind.REAL_FIFO_ATOMIC;
        verdict.checkVersions(lastChange, cluster.resourceVersion(), atomic);
    }

    private void close() throws InterruptedException {
        world.heal();
        long begin = world.nanoTime();
        informer.close();
        long took = world.nanoTime() - begin;
        Duration longest = LONGEST_CLOSING.plus(schedule.setup().stalls().longest()); // one may be under way
        if (took > longest.toNanos()) {
            verdict.wrong("close() took " + Words.of(Duration.ofNanos(took)));
        }
        verdict.checkNothingIsLeft(world.running(), network.openStreams());
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Network network() {
        return network;
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
