import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.Namespace;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.ResourceClient;
import informers.informer.HandlerRegistration;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.ReconcileLoop;
import informers.workqueue.Result;
import informers.workqueue.WorkQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import workbook.cli.Await;
import workbook.cli.UserError;
import workbook.cli.guest.Guest;

/**
 * Given, for the script: a controller for one namespace with its informers, other clients that write to the cluster, and a watch that
 * can be held back. It records what the controller does. The informers select by the label of this run. The guest removes everything at
 * the end.
 */
final class SettingsStage implements AutoCloseable, Settings {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Guest guest;
    private final String target;
    private final Concurrency concurrency = Concurrency.threads();
    private final Looks looks = new Looks(concurrency.nanoTime());
    private final Await lists = new Await(PATIENCE);
    private final LateWatch<ConfigMap> late;
    private final SharedIndexInformer<Namespace> namespaces;
    private final SharedIndexInformer<ConfigMap> configMaps;
    private final RateLimitingQueue<String> queue;
    private final OwnWrites writes;
    private final ReconcileLoop<String> loop;
    private final List<HandlerRegistration> handlers = new ArrayList<>();
    private final List<String> lines = new ArrayList<>(); // guarded by itself
    private volatile boolean holdAfterCreate;
    private volatile boolean showEvents;
    private int creates; // used by the worker only
    private volatile @Nullable RuntimeException refusal;
    private volatile boolean closing;
    private int touched;

    SettingsStage(Guest guest, String target, Function<Settings, OwnWrites> answers) {
        this.guest = guest;
        this.target = target;
        this.late = new LateWatch<>(listWatch(ConfigMap.TYPE), concurrency);
        this.namespaces = informer(listWatch(Namespace.TYPE), Namespace.TYPE);
        this.configMaps = informer(late, ConfigMap.TYPE);
        this.queue = WorkQueues.newRateLimitingQueue(
                RateLimiters.itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), concurrency), concurrency);
        this.writes = new Recorded(answers.apply(this));
        this.loop = new ReconcileLoop<>("settings", queue, writes, concurrency);
    }

    private <T extends KubeObject> ListerWatcher<T> listWatch(ResourceType<T> type) {
        return ListWatch.filtered(guest.rest(), type, "", options -> options.withLabelSelector(guest.selector()));
    }

    private <T extends KubeObject> SharedIndexInformer<T> informer(ListerWatcher<T> from, ResourceType<T> type) {
        return new SharedIndexInformer<>(
                InformerOptions.of(from, type).withReflector(options -> options.withWatchErrorHandler(lists)));
    }

    /** Plans the objects that the script will create. */
    static void plan(Guest guest, List<String> namespaces) {
        namespaces.forEach(name -> guest.plan(Namespace.TYPE, "", name));
    }

    // Called by the script.

    void start() throws InterruptedException {
        SettingsController controller = new SettingsController(writes, queue);
        handlers.add(namespaces.addEventHandler(controller.ofNamespaces()));
        handlers.add(configMaps.addEventHandler(controller.ofConfigMaps()));
        namespaces.start();
        configMaps.start();
        await("the initial lists of namespaces and ConfigMaps", () -> handlers.stream().allMatch(HandlerRegistration::hasSynced));
        loop.start(1, () -> true);
    }

    void holdWatch() {
        late.hold(true);
    }

    void releaseWatch() {
        late.hold(false);
        System.out.println("   the watch goes on");
    }

    /** Waits until the controller has nothing left to do, also later. Events are shown from now on. */
    void settle() throws InterruptedException {
        await("the controller to rest", () -> looks.areOver()
                && queue.len() == 0
                && loop.keysInProgress().isEmpty()
                && writes.waiting().isEmpty()
                && handlers.stream().allMatch(handler -> handler.backlog() == 0));
        synchronized (lines) {
            lines.clear();
        }
        showEvents = true;
    }

    /** Holds the watch back from the next create on. */
    void holdWatchAfterCreate() {
        holdAfterCreate = true;
    }

    void createNamespace() {
        guest.create(
                Namespace.TYPE,
                Unstructured.fromYaml("{apiVersion: v1, kind: Namespace, metadata: {name: " + target + "}}")
                        .edit()
                        .build(Namespace.TYPE));
    }

    void touchNamespace() {
        Namespace now = new ResourceClient<>(guest.rest(), Namespace.TYPE, "").get(target);
        System.out.println("   another client changes " + target);
        guest.update(
                Namespace.TYPE,
                now.edit().annotation("touched", Integer.toString(++touched)).build(Namespace.TYPE));
    }

    void changeObject() {
        System.out.println("   another client changes the ConfigMap");
        guest.update(ConfigMap.TYPE, onServer().get(0).edit().annotation("note", "mine").build(ConfigMap.TYPE));
    }

    void deleteObject() {
        System.out.println("   another client deletes the ConfigMap");
        guest.delete(ConfigMap.TYPE, onServer().get(0));
    }

    private List<ConfigMap> onServer() {
        return new ResourceClient<>(guest.rest(), ConfigMap.TYPE, target)
                .list(ListOptions.ALL.withLabelSelector(guest.selector()))
                .items();
    }

    void count() {
        int objects = onServer().size();
        System.out.println("   the server has " + objects + (objects == 1 ? " ConfigMap in " : " ConfigMaps in ") + target);
    }

    /** Waits until the controller has done this, then prints what it did since the last call, up to this. */
    void show(String what) throws InterruptedException {
        await("\"" + what + "\" in " + target, () -> {
            synchronized (lines) {
                return lines.stream().anyMatch(line -> line.contains(what));
            }
        });
        synchronized (lines) {
            String line = "";
            while (!line.contains(what)) {
                line = lines.remove(0);
                System.out.println("   " + target + ": " + line);
            }
        }
    }

    private void record(String line) {
        synchronized (lines) {
            lines.add(line);
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long start = concurrency.nanoTime();
        while (!condition.getAsBoolean()) {
            Throwable failure = loop.failure().orElse(null);
            if (failure instanceof Error error) { // a Todo, for instance
                throw error;
            }
            lists.orThrow();
            RuntimeException refused = refusal;
            if (refused != null) {
                throw refused; // the controller would retry it forever, later each time
            }
            if (closing) {
                throw new CancellationException("the script ended while it waited for " + what);
            }
            if (concurrency.nanoTime() - start > PATIENCE.toNanos()) {
                throw new UserError("timed out after " + PATIENCE.toSeconds() + " s waiting for " + what
                        + (failure == null ? lists.lastFailure() : ". The first exception of reconcile() was " + failure));
            }
            concurrency.sleep(Duration.ofMillis(2));
        }
    }

    // Used by the controller.

    @Override
    public String readVersion() {
        return configMaps.store().lastStoreSyncResourceVersion();
    }

    @Override
    public Optional<Namespace> namespace(String name) {
        return namespaces.store().getByKey(name).filter(found -> name.equals(target));
    }

    @Override
    public List<ConfigMap> in(String namespace) {
        return configMaps.store().list().stream()
                .filter(found -> found.namespace().equals(namespace))
                .toList();
    }

    @Override
    public ConfigMap create(Namespace owner) {
        if (holdAfterCreate) {
            holdAfterCreate = false;
            late.hold(true);
        }
        try {
            ConfigMap created = guest.generate(ConfigMap.TYPE, Settings.toCreate(owner));
            creates++;
            return created;
        } catch (RuntimeException e) {
            refusal = e;
            throw e;
        }
    }

    /** Forwards each call, and records what it leads to. */
    private final class Recorded implements OwnWrites {
        private final OwnWrites answer;
        private boolean waits; // used by the worker only

        Recorded(OwnWrites answer) {
            this.answer = answer;
        }

        @Override
        public Result reconcile(String namespace) throws Exception {
            int before = creates;
            long start = concurrency.nanoTime();
            Result result = answer.reconcile(namespace);
            if (!namespace.equals(target)) {
                return result;
            }
            if (creates > before) {
                record("create");
            } else if (!result.again()) {
                record("nothing to do");
            } else if (!waits) {
                record("not ready, look again in " + result.after().toMillis() + " ms");
            }
            if (showEvents && creates > before) {
                return Result.done(); // no further look: it may come before the event, and forget the write
            }
            waits = result.again() && creates == before;
            if (result.again()) {
                looks.looked(start, concurrency.nanoTime(), result.after());
            } else {
                looks.looked(start);
            }
            return result;
        }

        @Override
        public boolean isOwn(ConfigMap seen) {
            boolean own = answer.isOwn(seen);
            if (showEvents && seen.namespace().equals(target)) {
                record(own ? "an event of its own: no key" : "an event of another client: a key");
            }
            return own;
        }

        @Override
        public void ownerIsGone(String namespace, String uid) {
            answer.ownerIsGone(namespace, uid);
        }

        @Override
        public boolean isAsNew(String read, String written) {
            return answer.isAsNew(read, written);
        }

        @Override
        public void wroteAt(String namespace, String uid, String version) {
            answer.wroteAt(namespace, uid, version);
        }

        @Override
        public boolean isReady(String namespace, String read) {
            return answer.isReady(namespace, read);
        }

        @Override
        public Set<String> waiting() {
            return answer.waiting();
        }
    }

    @Override
    public void close() {
        closing = true;
        late.hold(false);
        loop.close();
        namespaces.close();
        configMaps.close();
    }
}
