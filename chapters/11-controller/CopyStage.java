import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.Namespace;
import informers.api.Status;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.rest.ApiException;
import informers.factory.FactoryOptions;
import informers.factory.SharedInformerFactory;
import informers.informer.InformerParts;
import informers.reflector.Reflector;
import informers.util.Concurrency;
import informers.workqueue.RateLimiter;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.WorkQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import workbook.cli.Await;
import workbook.cli.MineOption;
import workbook.cli.UserError;
import workbook.cli.guest.Guest;

/**
 * Given, for the script: the controller, the other clients that write to the cluster, and the server's failures. It
 * records what the controller does. The informers select by the label of this run, so the controller sees no other
 * namespace. The guest removes everything at the end.
 */
final class CopyStage implements AutoCloseable {
    private static final String NAME = "workbook-settings";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Guest guest;
    private final Clientset clientset;
    private final String home;
    private final Concurrency concurrency = Concurrency.threads();
    private final Await lists = new Await(PATIENCE);
    private final SharedInformerFactory factory;
    private final RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue(new PrintedLimiter(), concurrency);
    private final StoreCopies copies;
    private final CopyController controller;
    private boolean sourceIsMade;

    private final List<Line> lines = new ArrayList<>(); // guarded by itself
    private volatile boolean writeBeforeUpdate;
    private volatile int failures;
    private volatile @Nullable RuntimeException refusal;
    private volatile boolean closing;

    /**
     * A line of output.
     *
     * @param written whether it is a write that the server accepted
     */
    private record Line(String namespace, String text, boolean written) {}

    /** Creates the controller. Call {@link #plan} first. */
    CopyStage(Guest guest, String home, MineOption mine) {
        this.guest = guest;
        this.clientset = new Clientset(guest.rest());
        this.home = home;
        this.factory = new SharedInformerFactory(
                clientset,
                FactoryOptions.DEFAULT
                        .withTweak(options -> options.withLabelSelector(guest.selector()))
                        .withParts(endingWith(lists)));
        this.copies = new RecordedCopies();
        Copier copier =
                mine.choose("11-controller/MyCopier.java", Copier.class, () -> new LibCopier(copies), (Copies) copies);
        this.controller = new CopyController(factory, home, NAME, queue, copier);
    }

    /** Plans the objects that the script will create. */
    static void plan(Guest guest, String home, List<String> namespaces) {
        namespaces.forEach(name -> guest.plan(Namespace.TYPE, "", name));
        guest.plan(ConfigMap.TYPE, home, NAME);
    }

    /** Returns parts of informers that report refused requests to {@code await}, which ends the wait. */
    private static InformerParts.Source endingWith(Await await) {
        return new InformerParts.Source() {
            @Override
            public <T extends KubeObject> InformerParts<T> parts() {
                return InformerParts.<T>standard()
                        .withReflector((from, sink, options, concurrency) ->
                                new Reflector<>(from, sink, options.withWatchErrorHandler(await), concurrency));
            }
        };
    }

    // Called by the script.

    void createNamespace(String name) {
        guest.create(
                Namespace.TYPE,
                Unstructured.fromYaml("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}")
                        .edit()
                        .build(Namespace.TYPE));
    }

    void writeSource(String color) {
        if (sourceIsMade) {
            paint(home, color);
        } else {
            create(home, "color", color);
            sourceIsMade = true;
        }
    }

    /** Creates a ConfigMap of somebody else, which has the same name by chance: it is not a copy. */
    void createForeign(String namespace) {
        create(namespace, "note", "not a copy");
    }

    private void create(String namespace, String key, String value) {
        guest.create(
                ConfigMap.TYPE,
                Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap}")
                        .edit()
                        .set(NAME, "metadata", "name")
                        .set(namespace, "metadata", "namespace")
                        .set(value, "data", key)
                        .build(ConfigMap.TYPE));
    }

    void paint(String namespace, String color) {
        guest.update(
                ConfigMap.TYPE, copy(namespace).edit().set(color, "data", "color").build(ConfigMap.TYPE));
    }

    void delete(String namespace) {
        guest.delete(ConfigMap.TYPE, copy(namespace));
    }

    void deleteSource() {
        delete(home);
    }

    void startInformers() throws InterruptedException {
        factory.start();
        await("the initial lists of namespaces and ConfigMaps", controller::hasSynced);
    }

    void awaitSource(String color) throws InterruptedException {
        await("the source in " + color + " to reach the store", () -> copies.source()
                .filter(source -> color.equals(source.data().get("color")))
                .isPresent());
    }

    void startWorker() {
        controller.start(1);
    }

    int keys() {
        return queue.len();
    }

    /** Lets another client change a copy after the controller has read it and before its next update. */
    void writeBeforeNextUpdate() {
        writeBeforeUpdate = true;
    }

    /** Answers the next creates with HTTP 500, in place of the server. */
    void failNextCreates(int times) {
        failures = times;
    }

    ConfigMap copy(String namespace) {
        return clientset.coreV1().configMaps(namespace).get(NAME);
    }

    /** Returns all namespaces that should have a copy. */
    Set<String> targets() {
        Set<String> targets = new HashSet<>();
        for (Namespace namespace : factory.informerFor(Namespace.TYPE).lister().list()) {
            if (copies.namespace(namespace.name()).isPresent()) {
                targets.add(namespace.name());
            }
        }
        targets.remove(home);
        return targets;
    }

    /**
     * Waits until the controller has written in each of these namespaces, then prints what it did since the last call.
     */
    void show(Set<String> namespaces) throws InterruptedException {
        List<Line> shown = new ArrayList<>();
        try {
            await("a write in " + namespaces, () -> {
                Set<String> missing = new HashSet<>(namespaces);
                synchronized (lines) {
                    lines.stream().filter(Line::written).forEach(line -> missing.remove(line.namespace()));
                }
                return missing.isEmpty();
            });
        } finally {
            synchronized (lines) {
                shown.addAll(lines);
                lines.clear();
            }
            shown.sort(Comparator.comparing(Line::namespace)); // a stable sort: keeps the order within a namespace
            shown.forEach(line -> System.out.println("   " + line.namespace() + ": " + line.text()));
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long start = concurrency.nanoTime();
        while (!condition.getAsBoolean()) {
            Throwable failure = controller.failure().orElse(null);
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

    // Called by the controller.

    private void record(String namespace, String text, boolean written) {
        synchronized (lines) {
            lines.add(new Line(namespace, text, written));
        }
    }

    private final class RecordedCopies extends StoreCopies {
        private @Nullable ApiException simulated; // used by the worker's thread only

        RecordedCopies() {
            super(factory, guest, home, NAME);
        }

        @Override
        public void create(ConfigMap copy) {
            write("create", copy, object -> {
                if (failures > 0) {
                    failures--;
                    throw simulated = new ApiException(
                            "POST", "the script", 500, Status.failure(500, "InternalError", "simulated by the script"), 0);
                }
                super.create(object);
            });
        }

        @Override
        public void update(ConfigMap changed) {
            if (writeBeforeUpdate) {
                writeBeforeUpdate = false;
                writeNote(changed.namespace());
            }
            write("update", changed, super::update);
        }

        @Override
        public void delete(ConfigMap copy) {
            write("delete", copy, super::delete);
        }

        private void write(String verb, ConfigMap object, Consumer<ConfigMap> request) {
            String text = verb + (verb.equals("delete") ? "" : ", color=" + object.data().get("color"));
            try {
                request.accept(object);
            } catch (ApiException e) {
                record(object.namespace(), text + ": " + e.code() + " " + e.status().reason(), false);
                boolean isUsual = e == simulated || e.code() == 409 || (verb.equals("delete") && e.isNotFound());
                refusal = isUsual ? refusal : e;
                throw e;
            } catch (RuntimeException e) {
                record(object.namespace(), text + ": " + e.getMessage(), false);
                refusal = e;
                throw e;
            }
            record(object.namespace(), text, true);
            // So that the output is the same each time: otherwise the next reconcile may run before the store has this
            // write.
            awaitStore("the controller's own " + verb, () -> switch (verb) {
                case "create" -> in(object.namespace()).isPresent();
                case "delete" -> in(object.namespace()).isEmpty();
                default -> in(object.namespace())
                        .filter(seen -> seen.resourceVersion().equals(object.resourceVersion()))
                        .isEmpty();
            });
        }

        private void awaitStore(String what, BooleanSupplier seen) {
            try {
                await(what + " to reach the store", seen);
            } catch (InterruptedException e) {
                concurrency.interruptMyself();
            }
        }

        private void writeNote(String namespace) {
            ConfigMap noted = guest.update(
                    ConfigMap.TYPE,
                    CopyStage.this.copy(namespace).edit().annotation("note", "mine").build(ConfigMap.TYPE));
            record(namespace, "another client adds a note", false);
            awaitStore("the note on the copy", () -> in(namespace)
                    .filter(seen -> seen.resourceVersion().equals(noted.resourceVersion()))
                    .isPresent());
        }
    }

    /**
     * A rate limiter that records its delays: 5 ms after the first failure of a key, doubled after each further one.
     */
    private final class PrintedLimiter implements RateLimiter<String> {
        private final RateLimiter<String> limiter =
                RateLimiters.itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), concurrency);

        @Override
        public Duration when(String key) {
            Duration wait = limiter.when(key);
            record(key, "requeued, next attempt in " + wait.toMillis() + " ms", false);
            return wait;
        }

        @Override
        public void forget(String key) {
            limiter.forget(key);
        }

        @Override
        public int numRequeues(String key) {
            return limiter.numRequeues(key);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true; // ends a worker's wait for its store
        try (factory) {
            controller.close();
        }
    }
}
