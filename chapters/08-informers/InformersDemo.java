///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/house.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES FanOut.java
//SOURCES ListenerThread.java
//SOURCES ProcessorPart.java
//SOURCES NotedHandler.java

import informers.api.ConfigMap;
import informers.api.FieldSelector;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.client.DiscoveryClient;
import informers.client.Clientset;
import informers.client.ResourceClient;
import informers.client.rest.RestClient;
import informers.informer.HandlerRegistration;
import informers.informer.Informer;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.Notification;
import informers.informer.SharedIndexInformer;
import informers.informer.SharedInformer;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.store.IndexFunc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.MineOption;
import workbook.cli.Paragraph;
import workbook.cli.Scripts;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;

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
    private String namespace;

    public static void main(String... args) {
        Scripts.main(new InformersDemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (mine.given()) {
            tryOut(fanOut());
        }
        try (Cluster cluster = where.open();
                RestClient opened = RestClient.of(cluster.config())) {
            rest = opened;
            namespace = where.namespace();
            System.out.println("Cluster: " + cluster + ", Kubernetes " + new DiscoveryClient(rest).serverVersion());
            newInformer();
            newIndexerInformer();
            newSharedInformer();
            newSharedIndexInformer();
            mixUp();
        }
        return 0;
    }

    /** On this thread, so that what your class throws is seen at once. */
    private static void tryOut(FanOut yours) {
        ConfigMap map = map("default");
        FanOut.Listener listener = yours.join(new NotedHandler<>(), List::of);
        yours.publish(() -> {}, new Notification.Add<>(map, true));
        yours.storeSynced();
        while (listener.tellNext()) {
            // the next
        }
        yours.join(new NotedHandler<>(), () -> List.of(map));
        if (!listener.hasSynced() || listener.backlog() > 0) {
            throw new UserError("your class was tried out with one event. It was told, but hasSynced() is "
                    + listener.hasSynced() + " and backlog() " + listener.backlog() + ". Let mvn test say more.");
        }
    }

    /** One handler, which is called by the informer's own thread; and a store. */
    private void newInformer() throws InterruptedException {
        System.out.println("\n1. NewInformer: one handler, one store");
        NotedHandler<ConfigMap> handler = new NotedHandler<>();
        try (Informer<ConfigMap> informer = new Informer<>(options(ConfigMap.TYPE), handler)) {
            informer.start();
            awaitSynced(informer.awaitSynced(PATIENCE), "ConfigMaps");
            handler.print("   ");
            System.out.println("   the store has " + names(informer.store().list()));
        }
    }

    /** The same, and the store has an index. */
    private void newIndexerInformer() throws InterruptedException {
        System.out.println("\n2. NewIndexerInformer: the store has an index");
        NotedHandler<Pod> handler = new NotedHandler<>();
        InformerOptions<Pod> options = options(Pod.TYPE).withIndexers(Map.of("app", byLabel("app")));
        try (Informer<Pod> informer = new Informer<>(options, handler)) {
            informer.start();
            awaitSynced(informer.awaitSynced(PATIENCE), "Pods");
            handler.print("   ");
            System.out.println("   byIndex(\"app\", \"busy-box\"): "
                    + names(informer.indexer().byIndex("app", "busy-box")));
        }
    }

    /** Many handlers, each with a buffer and a thread. */
    private void newSharedInformer() throws InterruptedException {
        System.out.println("\n3. NewSharedInformer: many handlers, on " + mine.whose()
                + " processor");
        NotedHandler<ConfigMap> quick = new NotedHandler<>();
        NotedHandler<ConfigMap> slow = new NotedHandler<ConfigMap>().held();
        NotedHandler<ConfigMap> late = new NotedHandler<>();
        try (SharedInformer<ConfigMap> informer = new SharedIndexInformer<>(shared(options(ConfigMap.TYPE)))) {
            HandlerRegistration quickOne = informer.addEventHandler(quick);
            HandlerRegistration slowOne = informer.addEventHandler(slow);
            informer.start();
            awaitSynced(quickOne.awaitSynced(PATIENCE), "ConfigMaps");
            int there = informer.store().list().size();
            slow.awaitHeld();
            System.out.println("   slow is held up at its first event; quick is told:");
            quick.print("      ");
            System.out.println("   synced: informer " + informer.hasSynced() + ", quick " + quickOne.hasSynced()
                    + ", slow " + slowOne.hasSynced() + "; waiting for slow: " + slowOne.backlog());

            ResourceClient<ConfigMap> maps = new Clientset(rest).coreV1().configMaps(namespace);
            ConfigMap created = maps.create(map(namespace));
            try {
                quick.await("add " + NAME);
                System.out.println("   " + NAME + " is created; quick is told:");
                quick.print("      ");
                HandlerRegistration lateOne = informer.addEventHandler(late);
                awaitSynced(lateOne.awaitSynced(PATIENCE), "ConfigMaps");
                System.out.println("   late comes, and is told:");
                late.print("      ");
                slow.letGo();
                awaitSynced(slowOne.awaitSynced(PATIENCE), "ConfigMaps");
                slow.await("add " + NAME);
                System.out.println("   slow is let go, and is told " + (slow.count() == there + 1 ? "all of it" : slow.count() + " events") + ":");
                slow.print("      ");

                informer.removeEventHandler(quickOne);
                maps.update(created.edit().set("2", "data", "level").build(ConfigMap.TYPE));
            } finally {
                maps.delete(NAME);
            }
            slow.await("delete " + NAME);
            late.await("delete " + NAME);
            System.out.println("   quick is removed; " + NAME + " is changed and deleted");
            System.out.println("      quick: " + quick.take());
            System.out.println("      slow: " + slow.take());
            System.out.println("      late: " + late.take());
        }
    }

    /** Many handlers, and the store has indices; one may be added while it runs. */
    private void newSharedIndexInformer() throws InterruptedException {
        System.out.println("\n4. NewSharedIndexInformer: many handlers, and indices");
        try (SharedIndexInformer<Pod> informer = new SharedIndexInformer<>(
                shared(options(Pod.TYPE).withIndexers(Map.of("app", byLabel("app")))))) {
            NotedHandler<Pod> handler = new NotedHandler<>();
            HandlerRegistration registration = informer.addEventHandler(handler);
            informer.start();
            awaitSynced(registration.awaitSynced(PATIENCE), "Pods");
            informer.addIndexers(Map.of("node", pod -> List.of(pod.nodeName())));
            System.out.println("   told: " + handler.count() + " pods");
            System.out.println("   byIndex(\"app\", \"web-sts\"): "
                    + names(informer.indexer().byIndex("app", "web-sts")));
            System.out.println("   added while it runs: the index \"node\", with the values "
                    + informer.indexer().listIndexFuncValues("node").stream().sorted().toList());
        }
    }

    /** The article lists and watches ConfigMaps, and says that they are Pods. Go compiles that; Java wants a cast. */
    @SuppressWarnings("unchecked")
    private void mixUp() throws InterruptedException {
        System.out.println("\n5. The mix-up: ConfigMaps are listed, Pods are expected");
        ListerWatcher<Pod> wrong = (ListerWatcher<Pod>) (ListerWatcher<?>) listWatch(ConfigMap.TYPE);
        var errors = new LinkedBlockingQueue<RuntimeException>();
        InformerOptions<Pod> options = InformerOptions.of(wrong, Pod.TYPE)
                .withReflector(reflector -> reflector.withWatchErrorHandler((who, error) -> errors.add(error)));
        try (Informer<Pod> informer = new Informer<>(options, new NotedHandler<>())) {
            informer.start();
            RuntimeException error = errors.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            System.out.println("   synced: " + informer.hasSynced() + ", in the store: "
                    + informer.store().list().size());
            String why = error == null ? "no error" : error.getMessage();
            System.out.println(Paragraph.of(why, "   "));
        }
    }

    private <T extends KubeObject> InformerOptions<T> options(ResourceType<T> type) {
        return InformerOptions.of(listWatch(type), type);
    }

    private <T extends KubeObject> ListerWatcher<T> listWatch(ResourceType<T> type) {
        // a LIST comes in order; a streamed one does not
        return ListWatch.of(rest, type, namespace, FieldSelector.EVERYTHING).withoutWatchList();
    }

    private <T extends KubeObject> InformerOptions<T> shared(InformerOptions<T> options) {
        return mine.given()
                ? options.withParts(
                        InformerParts.<T>standard().withProcessor(world -> ProcessorPart.of(fanOut(), world)))
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
        return objects.isEmpty()
                ? "nothing"
                : objects.stream().map(KubeObject::name).sorted().collect(Collectors.joining(", "));
    }

    private void awaitSynced(boolean synced, String what) {
        if (!synced) {
            throw new UserError("expected the " + what + " of " + namespace + " within " + PATIENCE.toSeconds()
                    + " s, but they did not come. May you list and watch them there?"
                    + (mine.given() ? " If so, it is your class: let mvn test say more." : ""));
        }
    }
}
