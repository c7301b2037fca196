///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES FanOut.java
//SOURCES ListenerThread.java
//SOURCES ProcessorPart.java
//SOURCES RecordingHandler.java

import informers.api.ConfigMap;
import informers.api.FieldSelector;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.client.DiscoveryClient;
import informers.client.rest.RestClient;
import informers.client.rest.RestException;
import informers.informer.HandlerRegistration;
import informers.informer.Informer;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.Notification;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.store.IndexFunc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.Await;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Paragraph;
import workbook.cli.Scripts;
import workbook.cli.Sections;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;
import workbook.cli.guest.Guest;

@Command(
        name = "08-informers",
        description = "The four informers side by side; several handlers, a slow, a late and a removed one.",
        sortOptions = false)
public class InformersDemo implements Callable<Integer> {
    private static final String NAME = "workbook-08";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo");

    @Mixin
    private final MineOption mine = new MineOption();

    private RestClient rest;
    private Guest guest;
    private String namespace;

    public static void main(String... args) {
        Scripts.main(new InformersDemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (mine.given()) {
            tryOut(fanOut());
        }
        Sections sections = new Sections();
        try (Cluster cluster = where.open();
                RestClient client = cluster.client();
                Guest opened = Guest.of("08", cluster, client)) {
            guest = opened;
            rest = guest.rest();
            namespace = where.namespace();
            System.out.println("Cluster: " + cluster + ", Kubernetes " + new DiscoveryClient(rest).serverVersion());
            guest.plan(ConfigMap.TYPE, namespace, NAME);
            guest.begin();
            sections.run(this::newInformer);
            sections.run(this::newIndexerInformer);
            sections.run(this::newSharedInformer);
            sections.run(this::newSharedIndexInformer);
            sections.run(this::mixUp);
        }
        return sections.status();
    }

    /** Runs your class with one notification on this thread, so that its exceptions are reported at once. */
    private static void tryOut(FanOut yours) {
        ConfigMap map = map("default");
        FanOut.Listener listener = yours.join(new RecordingHandler<>(), List::of);
        yours.publish(() -> {}, new Notification.Add<>(map, true));
        yours.storeSynced();
        while (listener.deliverNext()) {
            // deliver the next one
        }
        yours.join(new RecordingHandler<>(), () -> List.of(map));
        if (!listener.hasSynced() || listener.backlog() > 0) {
            throw new UserError("your class was tried out with one notification. It was delivered, but hasSynced() is "
                    + listener.hasSynced() + " (expected true) and backlog() is " + listener.backlog()
                    + " (expected 0). Run mvn test to see why.");
        }
    }

    /** Shows an informer with one handler, which is called by the informer's own thread, and a store. */
    private void newInformer() throws InterruptedException {
        System.out.println("\n1. NewInformer: one handler, one store");
        RecordingHandler<ConfigMap> handler = new RecordingHandler<>();
        Await await = new Await(PATIENCE);
        try (Informer<ConfigMap> informer = new Informer<>(options(ConfigMap.TYPE, await), handler)) {
            informer.start();
            await.until(synced("ConfigMaps"), informer::hasSynced);
            handler.print("   ");
            System.out.println("   the store has " + names(informer.store().list()));
        }
    }

    /** Shows the same informer with an index on its store. */
    private void newIndexerInformer() throws InterruptedException {
        System.out.println("\n2. NewIndexerInformer: the store has an index");
        RecordingHandler<Pod> handler = new RecordingHandler<>();
        Await await = new Await(PATIENCE);
        InformerOptions<Pod> options = options(Pod.TYPE, await).withIndexers(Map.of("app", byLabel("app")));
        try (Informer<Pod> informer = new Informer<>(options, handler)) {
            informer.start();
            await.until(synced("Pods"), informer::hasSynced);
            handler.print("   ");
            System.out.println("   byIndex(\"app\", \"busy-box\"): "
                    + names(informer.indexer().byIndex("app", "busy-box")));
        }
    }

    /** Shows a shared informer: several handlers, each with a buffer and a thread. */
    private void newSharedInformer() throws InterruptedException {
        System.out.println("\n3. NewSharedInformer: several handlers, on " + mine.whose()
                + " processor");
        RecordingHandler<ConfigMap> slow = new RecordingHandler<ConfigMap>().blocked();
        Await await = new Await(PATIENCE);
        try (SharedIndexInformer<ConfigMap> informer = new SharedIndexInformer<>(shared(options(ConfigMap.TYPE, await)))) {
            try {
                manyHandlers(informer, slow, await);
            } finally {
                slow.release(); // otherwise closing the informer would wait for it
            }
        }
    }

    private void manyHandlers(SharedIndexInformer<ConfigMap> informer, RecordingHandler<ConfigMap> slow, Await await)
            throws InterruptedException {
        RecordingHandler<ConfigMap> fast = new RecordingHandler<>();
        RecordingHandler<ConfigMap> late = new RecordingHandler<>();
        HandlerRegistration fastOne = informer.addEventHandler(fast);
        HandlerRegistration slowOne = informer.addEventHandler(slow);
        informer.start();
        await.until(synced("ConfigMaps"), fastOne::hasSynced);
        int there = fast.count();
        if (there > 0) {
            await.until("the first callback of the slow handler", slow::isBlocked);
        }
        System.out.println("   slow is blocked in its first callback; fast has received:");
        fast.print("      ");
        System.out.println("   synced: informer " + informer.hasSynced() + ", fast " + fastOne.hasSynced()
                + ", slow " + slowOne.hasSynced() + "; backlog of slow: " + slowOne.backlog());

        ConfigMap created = guest.create(ConfigMap.TYPE, map(namespace));
        await.until("fast to receive: add " + NAME, () -> fast.received("add " + NAME));
        System.out.println("   " + NAME + " is created; fast has received:");
        fast.print("      ");
        HandlerRegistration lateOne = informer.addEventHandler(late);
        await.until("the late handler to sync", lateOne::hasSynced);
        System.out.println("   late is added and has received:");
        late.print("      ");
        slow.release();
        await.until("the slow handler to sync", slowOne::hasSynced);
        await.until("slow to receive: add " + NAME, () -> slow.received("add " + NAME));
        System.out.println("   slow is released and has received "
                + (slow.count() == there + 1 ? "everything" : Few.count(slow.count(), "notification", "notifications")) + ":");
        slow.print("      ");

        informer.removeEventHandler(fastOne);
        ConfigMap updated = guest.update(
                ConfigMap.TYPE, created.edit().set("2", "data", "level").build(ConfigMap.TYPE));
        guest.delete(ConfigMap.TYPE, updated);
        await.until("slow to receive: delete " + NAME, () -> slow.received("delete " + NAME));
        await.until("late to receive: delete " + NAME, () -> late.received("delete " + NAME));
        System.out.println("   fast is removed; " + NAME + " is updated and deleted");
        System.out.println("      fast: " + fast.take());
        System.out.println("      slow: " + slow.take());
        System.out.println("      late: " + late.take());
    }

    /** Shows a shared informer with indices; one of them is added while the informer is running. */
    private void newSharedIndexInformer() throws InterruptedException {
        System.out.println("\n4. NewSharedIndexInformer: several handlers, and indices");
        Await await = new Await(PATIENCE);
        try (SharedIndexInformer<Pod> informer = new SharedIndexInformer<>(
                shared(options(Pod.TYPE, await).withIndexers(Map.of("app", byLabel("app")))))) {
            RecordingHandler<Pod> handler = new RecordingHandler<>();
            HandlerRegistration registration = informer.addEventHandler(handler);
            informer.start();
            await.until(synced("Pods"), registration::hasSynced);
            informer.addIndexers(Map.of("node", pod -> List.of(pod.nodeName())));
            System.out.println("   received: " + Few.count(handler.count(), "pod", "pods"));
            System.out.println("   byIndex(\"app\", \"web-sts\"): "
                    + names(informer.indexer().byIndex("app", "web-sts")));
            List<String> nodes = informer.indexer().listIndexFuncValues("node").stream()
                    .sorted()
                    .map(node -> node.isEmpty() ? "\"\"" : node) // a pod that has no node yet
                    .toList();
            System.out.println("   added while it is running: the index \"node\", with the values ["
                    + Few.joined(nodes, Few.NAMES) + "]");
        }
    }

    /** Lists ConfigMaps but declares them as Pods. Go compiles this; Java needs a cast. */
    @SuppressWarnings("unchecked")
    private void mixUp() throws InterruptedException {
        System.out.println("\n5. The mix-up: ConfigMaps are listed, Pods are expected");
        ListerWatcher<Pod> wrong = (ListerWatcher<Pod>) (ListerWatcher<?>) listWatch(ConfigMap.TYPE);
        var errors = new LinkedBlockingQueue<RuntimeException>();
        InformerOptions<Pod> options = InformerOptions.of(wrong, Pod.TYPE)
                .withReflector(reflector -> reflector.withWatchErrorHandler((who, error) -> errors.add(error)));
        try (Informer<Pod> informer = new Informer<>(options, new RecordingHandler<>())) {
            informer.start();
            Await await = new Await(PATIENCE);
            await.until("the list, or an error of it", () -> !errors.isEmpty() || informer.hasSynced());
            RuntimeException error = errors.peek();
            if (error instanceof RestException) {
                throw error; // the LIST itself failed
            }
            System.out.println("   synced: " + informer.hasSynced() + ", in the store: "
                    + informer.store().list().size());
            String why = error == null ? "no error: there are no ConfigMaps that could be mistaken for Pods" : error.getMessage();
            System.out.println(Paragraph.of(why, "   "));
        }
    }

    private <T extends KubeObject> InformerOptions<T> options(ResourceType<T> type, Await await) {
        return InformerOptions.of(listWatch(type), type)
                .withReflector(reflector -> reflector.withWatchErrorHandler(await));
    }

    private <T extends KubeObject> ListerWatcher<T> listWatch(ResourceType<T> type) {
        // a LIST has a fixed order; a streamed initial list does not
        return ListWatch.of(rest, type, namespace, FieldSelector.EVERYTHING).withoutWatchList();
    }

    private <T extends KubeObject> InformerOptions<T> shared(InformerOptions<T> options) {
        return mine.given()
                ? options.withParts(
                        InformerParts.<T>standard().withProcessor(concurrency -> ProcessorPart.of(fanOut(), concurrency)))
                : options;
    }

    private FanOut fanOut() {
        return mine.choose("08-informers/MyFanOut.java", FanOut.class, () -> null);
    }

    private static <T extends KubeObject> IndexFunc<T> byLabel(String label) {
        return object -> object.labels().containsKey(label)
                ? List.of(object.labels().get(label))
                : List.of();
    }

    private static ConfigMap map(String namespace) {
        String json = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"" + namespace
                + "\",\"name\":\"" + NAME + "\"},\"data\":{\"level\":\"1\"}}";
        return ConfigMap.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String names(List<? extends KubeObject> objects) {
        return Few.joined(objects.stream().map(KubeObject::name).sorted().toList(), Few.NAMES);
    }

    /** Describes what a wait for the sync waits for. */
    private String synced(String what) {
        return "the " + what + " of " + namespace
                + (mine.given() ? " and hasSynced() of your class (run mvn test to see why it is false)" : "");
    }
}
