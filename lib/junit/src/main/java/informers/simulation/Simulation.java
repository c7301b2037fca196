package informers.simulation;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.Clientset;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.RateLimit;
import informers.client.rest.RestClient;
import informers.client.rest.Timeouts;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A simulated cluster in one run of an {@link Experiment}: a model of the API server, programs that use it, and faults.
 *
 * <pre>{@code
 * simulation.invariant("one ConfigMap for each namespace", () -> ...);
 * simulation.start("defaults", replica -> new DefaultsController(replica.clientset(), replica.concurrency()).start());
 * simulation.client(Namespace.TYPE, "").create(...);
 * simulation.untilSteady();
 * assertEquals(1, simulation.objects(ConfigMap.TYPE).size());
 * }</pre>
 *
 * <p>Faults happen from the start until {@link #untilSteady}, and again from its return until the next one. Used by the experiment's
 * own task; {@link #objects} and {@link #find} by invariants too.
 */
public final class Simulation {
    private final SeededScheduler scheduler;
    private final SimulationOptions options;
    private final FaultPlan plan;
    private final Story story;
    private final ModelServer server;
    private final Network network;
    private final Random random;
    private final List<ReplicaSlot> replicas = new ArrayList<>();
    private final RestClient rest;
    private int round;
    private long roundBegan;
    private boolean over;

    Simulation(SeededScheduler scheduler, Session session, SimulationOptions options, FaultPlan plan, Story story) {
        this.scheduler = scheduler;
        this.options = options;
        this.plan = plan;
        this.story = story;
        this.server = new ModelServer(options.tape(), scheduler, story);
        this.network = new Network(scheduler, story.onlooker());
        this.random = new Random(session.seed() ^ 0x5eed);
        this.rest = RestClient.wrapped(
                        ClientConfig.of("http://simulation.invalid"),
                        Timeouts.DEFAULT,
                        scheduler,
                        http -> http.addInterceptor(new TestersWire(server)))
                .withRateLimit(RateLimit.NONE);
    }

    void show(Picture picture) {
        picture.begin(server::stored);
    }

    void begin() {
        beginRound();
    }

    /**
     * Starts a program with one replica.
     *
     * @param name its name in the story of a failure
     */
    public void start(String name, Program program) {
        start(name, 1, program);
    }

    /**
     * Starts a program.
     *
     * @param name the name of the program; with several replicas they are called {@code name-0}, {@code name-1} and so on
     * @param count how many replicas run
     */
    public void start(String name, int count, Program program) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(program, "program");
        for (int i = 0; i < count; i++) {
            ReplicaSlot slot =
                    new ReplicaSlot(count == 1 ? name : name + "-" + i, program, server, network, story, scheduler);
            replicas.add(slot);
            slot.boot();
        }
    }

    /**
     * Adds a check that runs after each change on the server, and when the cluster is steady. The first violation fails the run.
     *
     * @param name the beginning of the message
     */
    public void invariant(String name, Invariant invariant) {
        server.invariant(name, Objects.requireNonNull(invariant, "invariant"));
    }

    /**
     * Adds a check of each change on the server, for rules such as "only the leader writes". If it throws, the run fails.
     *
     * @param name the beginning of the message
     * @param check called right after the change, by the task that made it; must not send requests
     */
    public void onWrite(String name, Consumer<Write> check) {
        server.onWrite(name, Objects.requireNonNull(check, "check"));
    }

    /**
     * Returns the objects on the server, as they are now. No request, and no time passes.
     *
     * @return in the order of their keys
     */
    public <T extends KubeObject> List<T> objects(ResourceType<T> type) {
        return server.objects(type);
    }

    /** Returns the objects of a namespace on the server. */
    public <T extends KubeObject> List<T> objects(ResourceType<T> type, String namespace) {
        return objects(type).stream()
                .filter(object -> object.namespace().equals(namespace))
                .toList();
    }

    /**
     * Returns an object on the server, as it is now.
     *
     * @param key its namespace and name, such as {@code default/web}; only the name for a resource without namespaces
     */
    public <T extends KubeObject> Optional<T> find(ResourceType<T> type, String key) {
        return objects(type).stream().filter(object -> object.key().equals(key)).findFirst();
    }

    /**
     * Returns a client for the test itself: its requests take no time, and nothing happens to them.
     *
     * @param namespace {@code ""} for resources without namespaces, and for lists of all namespaces
     */
    public <T extends KubeObject> ResourceClient<T> client(ResourceType<T> type, String namespace) {
        return new ResourceClient<>(rest, type, namespace);
    }

    /** Returns clients for the test itself, as {@link #client} does. */
    public Clientset clientset() {
        return new Clientset(rest);
    }

    /**
     * Creates the objects of a manifest, such as CustomResourceDefinitions, in its order.
     *
     * @param yaml one or more documents
     * @throws informers.client.rest.ApiException if the server refuses one
     */
    public void apply(String yaml) {
        Manifests.create(rest, yaml);
    }

    /** Lets time pass, in which programs run and faults happen. */
    public void sleep(Duration time) throws InterruptedException {
        scheduler.sleep(time);
    }

    /** Returns random numbers for the test itself, which the seed determines: for what it creates, and when. */
    public Random random() {
        return random;
    }

    /** Returns the virtual time since the start. */
    public Duration now() {
        return Duration.ofNanos(scheduler.nanoTime());
    }

    /**
     * Lets the faults of this round happen, ends them, and waits until nothing has been written and no request has failed for
     * {@link SimulationOptions#withQuiet a while}; leases do not count. Then it checks all invariants, and the next round of faults
     * begins.
     *
     * @throws AssertionError if the cluster does not become steady: a program writes again and again, or never succeeds
     */
    public void untilSteady() throws InterruptedException {
        long end = roundBegan + options.faultyFor().toNanos();
        if (!options.faults().isEmpty() && scheduler.nanoTime() < end) {
            scheduler.sleep(Duration.ofNanos(end - scheduler.nanoTime()));
        }
        heal();
        long patience = scheduler.nanoTime() + options.patience().toNanos();
        while (true) {
            long left = server.lastActivity() + options.quiet().toNanos() - scheduler.nanoTime();
            if (left <= 0) {
                break;
            }
            if (scheduler.nanoTime() > patience || server.activity() > MOST_ACTIVITY) {
                throw new AssertionError("the cluster does not become steady: without faults there were "
                        + server.activity() + " writes and failed requests. The most frequent:" + server.busiest());
            }
            scheduler.sleep(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
        }
        server.checkInvariants();
        story.add("test", "steady");
        round++;
        beginRound();
    }

    private static final int MOST_ACTIVITY = 500;
    private static final Duration LOOK = Duration.ofSeconds(20);

    private void heal() {
        network.heal();
        replicas.forEach(ReplicaSlot::heal);
        server.settle();
        story.add("test", "faults end");
    }

    private void beginRound() {
        roundBegan = scheduler.nanoTime();
        int mine = round;
        List<FaultStep> steps = plan.round(round);
        List<FaultStep> later = new ArrayList<>();
        for (FaultStep step : steps) {
            if (step.at().isZero()) {
                happen(step);
            } else {
                later.add(step);
            }
        }
        if (later.isEmpty()) {
            return;
        }
        scheduler.spawn("faults", () -> {
            for (FaultStep step : later) {
                try {
                    scheduler.sleep(
                            Duration.ofNanos(Math.max(0, roundBegan + step.at().toNanos() - scheduler.nanoTime())));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (over || round != mine) {
                    return;
                }
                happen(step);
            }
        });
    }

    private void happen(FaultStep step) {
        story.add("FAULT", step.toString().strip());
        switch (step.fault()) {
            case WATCH_LAG -> network.lag(step);
            case LATE_HANDLERS -> network.lateHandlers(step.length());
            case STALE_LIST -> network.stale(step.length());
            case CONFLICT, REFUSED, LOST_RESPONSE, CRASH -> network.arm(step);
            case CUT -> network.cut(Optional.empty());
            case EXPIRED -> {
                server.compact();
                network.cut(Optional.empty());
            }
            case PARTITION -> victim(step).ifPresent(slot -> slot.partition(step.length()));
        }
    }

    private Optional<ReplicaSlot> victim(FaultStep step) {
        Optional<ReplicaSlot> leader = replicas.stream()
                .filter(slot -> slot.name().equals(server.leader()))
                .findFirst();
        return leader.isPresent() || replicas.isEmpty()
                ? leader
                : Optional.of(replicas.get(step.pick(0, replicas.size())));
    }

    /** Ends all programs. */
    void end() {
        over = true;
        replicas.forEach(ReplicaSlot::end);
        server.close();
    }
}
