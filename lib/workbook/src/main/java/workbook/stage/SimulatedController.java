package workbook.stage;

import informers.api.ConfigMap;
import informers.api.Keys;
import informers.client.rest.ApiException;
import informers.informer.Notification;
import informers.workqueue.QueueMetrics;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Reconciler;
import informers.workqueue.Result;
import informers.workqueue.WorkQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import workbook.grade.Todo;

/**
 * A controller with one worker: an informer of ConfigMaps, whose handler adds namespaces to a work queue. Its methods are called by the
 * tasks of the run.
 */
final class SimulatedController implements Simulation, StageCluster {
    private static final String HANDLER = "controller";
    private static final Duration FIRST_DELAY = Duration.ofMillis(5);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(1000);

    private final StageController controller;
    private final Consumer<String> record;
    private final PeekingConcurrency concurrency;
    private final SimulatedInformer<ConfigMap> informer;
    private final ProbedWorkQueue keys;
    private final RateLimitingQueue<String> queue;
    private final Reconciler<String> reconciler;
    private final ReconcileLoop<String> loop;
    private final Set<String> named = new HashSet<>(); // namespaces whose keys were added: a controller knows no others
    private int generated;
    private @Nullable Todo notWritten; // met by the loop, which only records what a reconciler throws

    SimulatedController(
            Scene scene,
            StageController controller,
            PeekingConcurrency concurrency,
            StepRecorder recorder,
            Consumer<String> record) {
        this.controller = controller;
        this.record = record;
        this.concurrency = concurrency;
        StageServer<ConfigMap> server = new StageServer<>(
                ObjectKind.configMaps(controller.name()),
                new AtomicLong(StageServer.FIRST_VERSION),
                scene.streamsLists(),
                concurrency,
                record);
        scene.pods().forEach(server::create);
        this.informer = SimulatedInformer.ofTheLibrary("", server, scene, concurrency, recorder, record);
        this.keys = new ProbedWorkQueue(
                RateLimiters.itemExponentialFailure(FIRST_DELAY, LONGEST_DELAY, concurrency), concurrency, record);
        this.queue = WorkQueues.newRateLimitingQueue("work queue", keys, keys, QueueMetrics.NONE, concurrency);
        this.reconciler = controller.reconciler(this);
        this.loop = new ReconcileLoop<>(HANDLER, queue, this::reconcile, concurrency);
        informer.add(HANDLER, this::changed);
        recorder.show("work queue", () -> concurrency.peek(keys::rows));
        recorder.show("rate limiter", () -> concurrency.peek(keys::limiterRows));
        recorder.show("worker 1", () -> concurrency.peek(keys::processing));
    }

    /** The handler of the controller: only keys, never what has happened. */
    private void changed(Notification<ConfigMap> notification) {
        if (notification instanceof Notification.Delete<ConfigMap> deleted) {
            addKeys(Keys.split(deleted.gone().key()).namespace());
            return;
        }
        ConfigMap now = notification instanceof Notification.Update<ConfigMap> update
                ? update.now()
                : ((Notification.Add<ConfigMap>) notification).object();
        if (isOwn(now)) {
            record.accept("adds no key: " + StageText.of(now) + " is a write of its own");
        } else {
            addKeys(now.namespace());
        }
    }

    private boolean isOwn(ConfigMap now) {
        try {
            return controller.isOwn(reconciler, now);
        } catch (Todo todo) {
            notWritten = todo;
            throw todo;
        }
    }

    private void addKeys(String namespace) {
        List<String> concerned = namespace.equals(controller.home()) ? controller.namespaces() : List.of(namespace);
        concerned.forEach(queue::add);
        named.addAll(concerned);
    }

    private Result reconcile(String key) throws Exception {
        try {
            Result result = reconciler.reconcile(key);
            record.accept("has reconciled " + key);
            return result;
        } catch (Todo todo) {
            notWritten = todo;
            throw todo;
        } catch (Exception e) {
            record.accept("could not reconcile " + key + ": " + why(e));
            throw e;
        }
    }

    private static String why(Exception thrown) {
        return thrown instanceof ApiException answered
                ? answered.code() + " " + answered.status().reason()
                : Problem.of(thrown).message();
    }

    @Override
    public Optional<ConfigMap> cached(String namespace) {
        String key = namespace + "/" + controller.name();
        Optional<ConfigMap> found = informer.store().getByKey(key);
        record.accept("reads from the store: " + found.map(StageText::of).orElse("no " + StageText.name(key)));
        return found;
    }

    @Override
    public List<ConfigMap> allCached(String namespace) {
        List<ConfigMap> found = informer.store().list().stream()
                .filter(one -> one.namespace().equals(namespace))
                .sorted(Comparator.comparing(ConfigMap::name))
                .toList();
        record.accept(
                "reads from the store: " + (found.isEmpty() ? "no ConfigMap in " + namespace : StageText.of(found)));
        return found;
    }

    @Override
    public String cachedVersion() {
        String version = informer.store().lastStoreSyncResourceVersion();
        record.accept("reads the version of the store: " + version);
        return version;
    }

    /** The first ConfigMap of a namespace is named by it in actions; the others have a number, too. */
    @Override
    public ConfigMap generate(ConfigMap object) {
        String target = object.namespace();
        for (int i = 2; targets().contains(target); i++) {
            target = object.namespace() + "." + i;
        }
        generated++;
        return informer.server()
                .create(
                        target,
                        object.edit()
                                .set(controller.name() + "-" + generated, "metadata", "name")
                                .build(ConfigMap.TYPE));
    }

    @Override
    public void create(ConfigMap object) {
        informer.server().create(object.namespace(), object);
    }

    @Override
    public void update(ConfigMap object) {
        informer.server().update(object.namespace(), object);
    }

    @Override
    public void delete(ConfigMap object) {
        informer.server().delete(object.namespace(), object);
    }

    @Override
    public String start() {
        loop.start(1, () -> handler().hasSyncedOrThrown());
        return informer.start();
    }

    @Override
    public void stop() {
        informer.stop();
        queue.shutDown();
    }

    @Override
    public String act(Action action) {
        return switch (action.verb()) {
            case CREATE ->
                controller.namespaces().contains(action.target())
                        ? informer.act(action)
                        : "cannot create an object in " + action.target() + ": the namespaces are "
                                + String.join(", ", controller.namespaces());
            case REMOVE -> "cannot remove handler " + action.target() + ": the controller needs it";
            case STOP -> {
                stop();
                yield "stop the informer and the controller";
            }
            default -> informer.act(action);
        };
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.<Throwable>ofNullable(notWritten).or(informer::failure);
    }

    @Override
    public List<String> targets() {
        return informer.targets();
    }

    @Override
    public List<String> handlerNames() {
        return informer.handlerNames();
    }

    /** Returns what fills the work queue. It cannot be removed. */
    private StageHandler<ConfigMap> handler() {
        return Objects.requireNonNull(informer.handlers().get(HANDLER));
    }

    @Override
    public List<String> faults(boolean quiet, boolean asleep) {
        List<String> faults = new ArrayList<>(informer.faults(quiet, asleep));
        boolean idle = concurrency.peek(() -> keys.isEmpty()
                && handler().isIdle()
                && handler().hasSyncedOrThrown()
                && handler().hasNotThrown()
                && !queue.shuttingDown());
        if (quiet && idle && informer.isUpToDate()) {
            Map<String, String> differences =
                    new LinkedHashMap<>(controller.differences(informer.server().objects()));
            differences.keySet().retainAll(named);
            faults.addAll(differences.values());
        }
        return faults;
    }
}
