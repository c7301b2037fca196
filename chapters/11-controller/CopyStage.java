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
 * Given, for the script: the controller on its stage, the other people who write there, and the trouble. It writes down
 * what the controller does. The stage is what this run makes: its informers select by the run's label, so the controller
 * knows no other namespace. The guest removes all of it in the end.
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
    private final RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue(new ToldLimiter(), concurrency);
    private final StoreCopies copies;
    private final CopyController controller;
    private boolean sourceIsMade;

    private final List<Line> told = new ArrayList<>(); // guarded by itself
    private volatile boolean fasterNextTime;
    private volatile int trouble;
    private volatile @Nullable RuntimeException refusal;
    private volatile boolean closing;

    /** @param written whether the server took it */
    private record Line(String namespace, String text, boolean written) {}

    /** Before it, {@link #plan}. */
    CopyStage(Guest guest, String home, MineOption mine) {
        this.guest = guest;
        this.clientset = new Clientset(guest.rest());
        this.home = home;
        this.factory = new SharedInformerFactory(
                clientset,
                FactoryOptions.DEFAULT
                        .withTweak(options -> options.withLabelSelector(guest.selector()))
                        .withParts(endingWith(lists)));
        this.copies = new ToldCopies();
        Copier copier =
                mine.choose("11-controller/MyCopier.java", Copier.class, () -> new LibCopier(copies), (Copies) copies);
        this.controller = new CopyController(factory, home, NAME, queue, copier);
    }

    /** What will be made. */
    static void plan(Guest guest, String home, List<String> namespaces) {
        namespaces.forEach(name -> guest.plan(Namespace.TYPE, "", name));
        guest.plan(ConfigMap.TYPE, home, NAME);
    }

    /** Informers that say which of their requests the server refuses. */
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

    // What the script does.

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

    /** Somebody else's ConfigMap, which has the same name by chance: it is no copy. */
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
        await("the first lists of namespaces and ConfigMaps", controller::hasSynced);
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

    /** Somebody will change a copy between the controller's look at it and its next update. */
    void somebodyIsFaster() {
        fasterNextTime = true;
    }

    /** The next creates get HTTP 500: the script answers in place of the server. */
    void serverHasTrouble(int times) {
        trouble = times;
    }

    ConfigMap copy(String namespace) {
        return clientset.coreV1().configMaps(namespace).get(NAME);
    }

    /** All namespaces that are to have a copy. */
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

    /** Waits until the controller has written in each of these namespaces, and prints all that it did since the last time. */
    void show(Set<String> namespaces) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        try {
            await("a write in " + namespaces, () -> {
                Set<String> missing = new HashSet<>(namespaces);
                synchronized (told) {
                    told.stream().filter(Line::written).forEach(line -> missing.remove(line.namespace()));
                }
                return missing.isEmpty();
            });
        } finally {
            synchronized (told) {
                lines.addAll(told);
                told.clear();
            }
            lines.sort(Comparator.comparing(Line::namespace)); // it is stable: within a namespace as it happened
            lines.forEach(line -> System.out.println("   " + line.namespace() + ": " + line.text()));
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long start = concurrency.nanoTime();
        while (!condition.getAsBoolean()) {
            Throwable failure = controller.failure().orElse(null);
            if (failure instanceof Error error) { // a Todo, for one
                throw error;
            }
            lists.orThrow();
            RuntimeException refused = refusal;
            if (refused != null) {
                throw refused; // the controller would try it again and again, later each time
            }
            if (closing) {
                throw new CancellationException("the script ended while it waited for " + what);
            }
            if (concurrency.nanoTime() - start > PATIENCE.toNanos()) {
                throw new UserError("waited " + PATIENCE.toSeconds() + " s for " + what
                        + (failure == null ? lists.lastFailure() : ". The first thing that reconcile() threw was " + failure));
            }
            concurrency.sleep(Duration.ofMillis(2));
        }
    }

    // What the controller does.

    private void tell(String namespace, String text, boolean written) {
        synchronized (told) {
            told.add(new Line(namespace, text, written));
        }
    }

    private final class ToldCopies extends StoreCopies {
        private @Nullable ApiException scriptsOwn; // of the worker's thread

        ToldCopies() {
            super(factory, guest, home, NAME);
        }

        @Override
        public void create(ConfigMap copy) {
            write("create", copy, object -> {
                if (trouble > 0) {
                    trouble--;
                    throw scriptsOwn = new ApiException(
                            "POST", "the script", 500, Status.failure(500, "InternalError", "the script says so"), 0);
                }
                super.create(object);
            });
        }

        @Override
        public void update(ConfigMap changed) {
            if (fasterNextTime) {
                fasterNextTime = false;
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
                tell(object.namespace(), text + ": " + e.code() + " " + e.status().reason(), false);
                boolean isUsual = e == scriptsOwn || e.code() == 409 || (verb.equals("delete") && e.isNotFound());
                refusal = isUsual ? refusal : e;
                throw e;
            } catch (RuntimeException e) {
                tell(object.namespace(), text + ": " + e.getMessage(), false);
                refusal = e;
                throw e;
            }
            tell(object.namespace(), text, true);
            // So that the output is the same each time: else the next look may come before the store has seen this.
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
            tell(namespace, "somebody else writes a note on it", false);
            awaitStore("the note on the copy", () -> in(namespace)
                    .filter(seen -> seen.resourceVersion().equals(noted.resourceVersion()))
                    .isPresent());
        }
    }

    /** 5 ms after the first failure of a key, doubled with each; and it tells. */
    private final class ToldLimiter implements RateLimiter<String> {
        private final RateLimiter<String> limiter =
                RateLimiters.itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), concurrency);

        @Override
        public Duration when(String key) {
            Duration wait = limiter.when(key);
            tell(key, "comes again in " + wait.toMillis() + " ms", false);
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
        closing = true; // a worker that waits for its store does not wait on
        try (factory) {
            controller.close();
        }
    }
}
