///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES InformerFactory.java
//SOURCES LibInformerFactory.java
//SOURCES InformerFactoryPart.java

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.Node;
import informers.api.PartialObjectMetadata;
import informers.api.Pod;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.rest.RestClient;
import informers.factory.DynamicSharedInformerFactory;
import informers.factory.FactoryOptions;
import informers.factory.GenericInformer;
import informers.factory.InformerRegistry;
import informers.factory.Lister;
import informers.factory.MetadataSharedInformerFactory;
import informers.factory.SharedInformerFactory;
import informers.factory.SyncResult;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.SharedIndexInformer;
import informers.store.IndexFunc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.cli.Few;
import workbook.cli.FirstLists;
import workbook.cli.MineOption;
import workbook.cli.Paragraph;
import workbook.cli.Scripts;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;

@Command(
        name = "09-factory",
        description = "Factories: one informer for each type, listers, and a wait that returns reasons.",
        sortOptions = false)
public class FactoryDemo implements Callable<Integer> {
    private static final GroupVersionResource CONFIG_MAPS = GroupVersionResource.core("v1", "configmaps");
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");
    private static final GroupVersionResource DEPLOYMENTS = new GroupVersionResource("apps", "v1", "deployments");
    private static final GroupVersionResource GADGETS = new GroupVersionResource("example.com", "v1", "gadgets");

    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo").skippingWaitsOfScript();

    @Mixin
    private final MineOption mine = new MineOption();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for the initial lists (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    private Cluster cluster;
    private Clientset clientset;

    public static void main(String... args) {
        Scripts.main(new FactoryDemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster opened = where.open();
                RestClient rest = opened.client()) {
            cluster = opened;
            clientset = new Clientset(rest);
            System.out.println("Cluster: " + cluster);
            where.printPace();
            factoryForOneNamespace();
            twoNamespaces();
            anyResource();
            requests();
            notThere();
        }
        return 0;
    }

    private void factoryForOneNamespace() throws InterruptedException {
        String namespace = where.namespace();
        System.out.println("\n1. One factory for the namespace " + namespace);
        FactoryOptions options = options().withNamespace(namespace).withUseWatchList(false);
        try (var factory = new SharedInformerFactory(clientset, options)) {
            Set<String> added = new ConcurrentSkipListSet<>();
            GenericInformer<?> configMaps = factory.forResource(CONFIG_MAPS);
            var registration = recordAdds(configMaps.informer(), added);
            factory.forResource(PODS);
            factory.informerFor(Pod.TYPE).informer().addIndexers(Map.of("app", IndexFunc.label("app")));

            factory.start();
            if (!synced(factory::waitForCacheSync)) {
                System.out.println("   Sections 2 and 3 need these informers: they are left out, too.");
                return;
            }

            SharedIndexInformer<Pod> pods = factory.informerFor(Pod.TYPE).informer();
            if (!registration.awaitSynced(Duration.ofSeconds(seconds))) {
                throw new UserError("timed out after " + seconds + " s waiting for the handler to receive the initial list.");
            }
            System.out.println("   the handler received " + Few.count(added.size(), "add", "adds"));
            print("Configmap:", factory.informerFor(ConfigMap.TYPE).lister().list());
            print("Pod:", factory.informerFor(Pod.TYPE).lister().list());
            print("Pod, by index app=busy-box:", pods.indexer().byIndex("app", "busy-box"));
            awaitWatch(pods);
            awaitWatch(configMaps.informer());
            requests();

            tenListers(factory);
            requestedTooLate(factory);
        }
    }

    private static <T extends KubeObject> informers.informer.HandlerRegistration recordAdds(
            SharedIndexInformer<T> informer, Collection<String> added) {
        return informer.addEventHandler(new ResourceEventHandlerFuncs<T>().onAdd(object -> added.add(object.key())));
    }

    private void tenListers(SharedInformerFactory factory) {
        System.out.println("\n2. Ten parts of a program that need Pods: a hundred lister calls each");
        int found = 0;
        List<SharedIndexInformer<Pod>> informers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            GenericInformer<Pod> one = factory.informerFor(Pod.TYPE);
            informers.add(one.informer());
            factory.start();
            for (int j = 0; j < 100; j++) {
                found += one.lister().list().size();
            }
        }
        System.out.println("   " + found + " pods found, by " + Set.copyOf(informers).size() + " informer");
        requests();
    }

    private void requestedTooLate(SharedInformerFactory factory) throws InterruptedException {
        System.out.println("\n3. Nodes, requested after the start");
        GenericInformer<Node> requested = factory.informerFor(Node.TYPE);
        Lister<Node> nodes = requested.lister();
        System.out.println("   " + nodes.list().size() + " nodes; " + described(factory.waitForCacheSync(Duration.ZERO)));
        factory.start();
        var result = FirstLists.await(factory::waitForCacheSync, Duration.ofSeconds(seconds));
        System.out.println("   " + nodes.list().size() + " nodes; " + described(result));
        if (result.allSynced()) {
            awaitWatch(requested.informer());
        }
    }

    private void twoNamespaces() throws InterruptedException {
        System.out.println("\n4. Two namespaces are two factories");
        for (String namespace : List.of(where.namespace(), "kube-system")) {
            try (var factory = new SharedInformerFactory(clientset, options().withNamespace(namespace))) {
                Lister<Pod> pods = factory.informerFor(Pod.TYPE).lister();
                factory.start();
                if (synced(factory::waitForCacheSync)) {
                    System.out.println("   " + namespace + ": " + Few.count(pods.list().size(), "pod", "pods"));
                }
            }
        }
    }

    private void anyResource() throws InterruptedException {
        System.out.println("\n5. Any resource: whole objects, or only their metadata");
        try (var dynamic = new DynamicSharedInformerFactory(clientset.rest(), options());
                var metadata = new MetadataSharedInformerFactory(clientset.rest(), options())) {
            Lister<Unstructured> whole = dynamic.forResource(DEPLOYMENTS).lister();
            Lister<PartialObjectMetadata> heads = metadata.forResource(DEPLOYMENTS).lister();
            dynamic.start();
            metadata.start();
            if (synced(dynamic::waitForCacheSync) && synced(metadata::waitForCacheSync)) {
                System.out.println("   dynamic:  " + size(whole.list()));
                System.out.println("   metadata: " + size(heads.list()));
            }
        }
    }

    /** Waits for two types, of which one does not exist: the wait ends with a reason. */
    private void notThere() throws InterruptedException {
        System.out.println("\n6. A resource that does not exist: a wait of two seconds");
        FactoryOptions waiting = options().withConcurrency(cluster.concurrency());
        try (var factory = new DynamicSharedInformerFactory(clientset.rest(), waiting)) {
            factory.forResource(PODS);
            factory.forResource(GADGETS);
            factory.start();
            FirstLists.await(factory::waitForCacheSync, Duration.ofSeconds(seconds)); // a skipped wait is no time for a LIST
            System.out.println("   " + described(factory.waitForCacheSync(Duration.ofSeconds(2))));
        }
    }

    /** Returns options that use the library's registry of informers or, with {@code --mine}, yours. */
    private FactoryOptions options() {
        InformerRegistry.Source source = (maker, namespace, concurrency) -> new InformerFactoryPart(mine.choose(
                "09-factory/MyInformerFactory.java",
                InformerFactory.class,
                () -> new LibInformerFactory(maker, namespace, concurrency),
                maker,
                namespace,
                concurrency));
        return FactoryOptions.DEFAULT.withRegistry(source);
    }

    /**
     * Waits for the initial lists. If a permission is missing, prints which one and returns false, so that the script
     * can leave the section out. If the server does not answer in time, ends the script with the types that are
     * missing.
     */
    private boolean synced(FirstLists.Wait informers) throws InterruptedException {
        SyncResult result = FirstLists.await(informers, Duration.ofSeconds(seconds));
        if (!result.allSynced() && !FirstLists.isRefused(result)) {
            throw new UserError("timed out after " + seconds + " s waiting for the initial lists: " + result);
        }
        result.missing().forEach((type, why) ->
                System.out.println(Paragraph.of("Left out: " + type + ": " + FirstLists.brief(why), "   ")));
        return result.allSynced();
    }

    private void requests() {
        System.out.println("   Requests so far: " + cluster.requests());
    }

    /**
     * Waits for the watch request, which follows the initial list, so that the count of requests is the same each time.
     */
    private void awaitWatch(SharedIndexInformer<?> informer) throws InterruptedException {
        for (int i = 0; i < 100 * seconds && !informer.reflectorStats().watching(); i++) {
            Thread.sleep(10);
        }
        if (!informer.reflectorStats().watching()) {
            throw new UserError("timed out after " + seconds + " s waiting for a watch after the initial list.");
        }
    }

    private static void print(String title, List<? extends KubeObject> objects) {
        System.out.println("   " + title);
        List<String> keys = objects.stream().map(KubeObject::key).sorted().toList();
        Few.lines(keys.isEmpty() ? List.of("none") : keys, Few.LINES, "   ").forEach(System.out::println);
    }

    /** Describes the result, with the reasons wrapped to a terminal's width. */
    private static String described(SyncResult result) {
        StringBuilder text = new StringBuilder(result.synced() + " synced, " + result.missing().size() + " missing");
        result.missing().forEach((type, why) -> {
            String path = FirstLists.brief(why).replaceAll("https?://\\S+(/apis/[^?:]+)[^:]*", "$1");
            text.append('\n').append(Paragraph.of(type + ": " + path, "     "));
        });
        return text.toString();
    }

    private static String size(List<? extends KubeObject> objects) {
        int bytes = objects.stream().mapToInt(KubeObject::jsonSize).sum();
        String first = objects.stream().map(KubeObject::key).min(String::compareTo).orElse("none");
        return Few.count(objects.size(), "deployment", "deployments") + ", " + bytes + " bytes, first: " + first;
    }
}
