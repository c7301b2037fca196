package workbook.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.LabelSelector;
import informers.api.Node;
import informers.api.PartialObjectMetadata;
import informers.api.Pod;
import informers.api.Unstructured;
import informers.client.ApiResource;
import informers.client.Clientset;
import informers.client.DiscoveredResources;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.factory.Clusters;
import informers.factory.DynamicSharedInformerFactory;
import informers.factory.FactoryOptions;
import informers.factory.GenericInformer;
import informers.factory.Lister;
import informers.factory.MetadataSharedInformerFactory;
import informers.factory.SharedInformerFactory;
import informers.factory.SyncResult;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.InformerParts;
import informers.internal.factory.OneInformerPerType;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.WorkbookHome;

/** The factories against the recorded clusters, over real sockets. */
@Timeout(60)
class FactoryIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final FactoryOptions DEFAULT_NAMESPACE = FactoryOptions.DEFAULT.withNamespace("default");

    private static ReplayServer server;
    private Clientset clientset;
    private String session;

    @BeforeAll
    static void startServer() {
        server = ReplayServer.start(ReplayOptions.of(WorkbookHome.find().wiremock()));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void closeClient() {
        if (clientset != null) {
            clientset.close();
        }
    }

    @TempDir
    Path folder;

    private Clientset client(String tape) {
        session = server.newSession(tape);
        clientset = Clientset.of(ClientConfig.of(session));
        return clientset;
    }

    private static List<String> keys(Lister<?> lister) {
        return lister.list().stream().map(o -> o.key()).sorted().toList();
    }

    @Test
    @DisplayName("a factory for one namespace: ConfigMaps and Pods of the namespace default, by their resources")
    void oneNamespace() throws Exception {
        try (var factory = new SharedInformerFactory(client("demo"), DEFAULT_NAMESPACE)) {
            Set<String> added = new ConcurrentSkipListSet<>();
            var configMaps = factory.informerFor(ConfigMap.TYPE);
            var notified = configMaps
                    .informer()
                    .addEventHandler(new ResourceEventHandlerFuncs<ConfigMap>().onAdd(c -> added.add(c.key())));
            factory.forResource(GroupVersionResource.core("v1", "pods"));
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();

            assertThat(keys(factory.informerFor(ConfigMap.TYPE).lister()))
                    .containsExactly("default/istio-ca-root-cert", "default/kube-root-ca.crt", "default/my-config");
            assertThat(keys(factory.informerFor(Pod.TYPE).lister()))
                    .hasSize(6)
                    .allMatch(key -> key.startsWith("default/"));
            assertThat(notified.awaitSynced(SOON)).isTrue();
            assertThat(added).containsExactlyElementsOf(keys(configMaps.lister()));
        }
    }

    @Test
    @DisplayName("ten calls for pods return one informer, and the server receives its requests once")
    void oneInformerAType() throws Exception {
        try (var factory = SharedInformerFactory.of(client("demo"))) {
            GenericInformer<Pod> first = factory.informerFor(Pod.TYPE);
            for (int i = 0; i < 10; i++) {
                assertThat(factory.informerFor(Pod.TYPE).informer()).isSameAs(first.informer());
                factory.start();
            }
            factory.waitForCacheSync(SOON).orThrow();
            assertThat(first.lister().namespace("kube-system").list()).hasSize(9);
            for (int i = 0; i < 100; i++) {
                first.lister().list(LabelSelector.parse("app=web"));
            }
            assertThat(server.counts(session).toString()).isEqualTo("1 WATCH");
        }
    }

    @Test
    @DisplayName("without streamed lists, ten calls for pods cause one LIST and one WATCH")
    void oneListOneWatch() throws Exception {
        FactoryOptions listed = FactoryOptions.DEFAULT.withUseWatchList(false).withResyncPeriod(Duration.ofHours(1));
        try (var factory = new SharedInformerFactory(client("demo"), listed)) {
            GenericInformer<Pod> pods = factory.informerFor(Pod.TYPE);
            for (int i = 0; i < 10; i++) {
                factory.informerFor(Pod.TYPE).lister().list();
                factory.start();
            }
            factory.waitForCacheSync(SOON).orThrow();
            await().atMost(SOON).until(() -> pods.informer().reflectorStats().watching());
            assertThat(server.counts(session).toString()).isEqualTo("1 LIST, 1 WATCH");
        }
    }

    @Test
    @DisplayName("the parts of a factory's informers can be replaced")
    void anotherRegistry() throws Exception {
        List<String> made = new ArrayList<>();
        FactoryOptions watched =
                DEFAULT_NAMESPACE.withRegistry((maker, namespace, concurrency) -> new OneInformerPerType(
                        (type, in) -> {
                            made.add(type.resource() + " in \"" + in + "\"");
                            return maker.make(type, in);
                        },
                        namespace,
                        concurrency));
        try (var factory = new SharedInformerFactory(client("demo"), watched)) {
            Lister<Pod> pods = factory.informerFor(Pod.TYPE).lister();
            factory.informerFor(Node.TYPE);
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();
            assertThat(pods.list()).hasSize(6);
            assertThat(made).containsExactly("v1/pods in \"default\"", "v1/nodes in \"\"");
        }
    }

    @Test
    @DisplayName("all informers of a factory can have other parts")
    void otherParts() throws Exception {
        List<String> made = new ArrayList<>();
        InformerParts.Source noting = new InformerParts.Source() {
            @Override
            public <T extends KubeObject> InformerParts<T> parts() {
                InformerParts<T> parts = InformerParts.standard();
                return parts.withIndexer((indexers, concurrency) -> {
                    made.add("a store");
                    return parts.indexer().indexer(indexers, concurrency);
                });
            }
        };
        try (var factory = new SharedInformerFactory(client("demo"), DEFAULT_NAMESPACE.withParts(noting))) {
            Lister<Pod> pods = factory.informerFor(Pod.TYPE).lister();
            factory.informerFor(Node.TYPE);
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();
            assertThat(pods.list()).hasSize(6);
            assertThat(made).hasSize(2);
        }
    }

    @Test
    @DisplayName(
            "an informer that is requested after start() runs after the next start(); until then the error says so")
    void startAgain() throws Exception {
        try (var factory = SharedInformerFactory.of(client("demo"))) {
            factory.informerFor(Pod.TYPE);
            factory.start();
            factory.informerFor(Node.TYPE);
            SyncResult early = factory.waitForCacheSync(SOON);
            assertThat(early.missing())
                    .containsOnlyKeys(Node.TYPE.resource())
                    .hasValueSatisfying(
                            new org.assertj.core.api.Condition<>(v -> v.contains("not started"), "not started"));
            assertThatThrownBy(early::orThrow).hasMessageContaining("v1/nodes: it was not started. Call start()");
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();
        }
    }

    @Test
    @DisplayName("Bug 28: a missing right, and a resource that does not exist, are named with their reason")
    void whyItDoesNotSync() throws Exception {
        try (var factory = SharedInformerFactory.of(client("denied"))) {
            factory.informerFor(Pod.TYPE);
            factory.start();
            SyncResult denied = factory.waitForCacheSync(Duration.ofSeconds(2));
            assertThat(denied.allSynced()).isFalse();
            assertThat(denied.toString()).contains("v1/pods", "forbidden", "ask for the permission");
            assertThat(denied.causes().get(Pod.TYPE.resource()))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            cause -> assertThat(cause.code()).isEqualTo(403));
        }
        GroupVersionResource widgets = new GroupVersionResource("example.com", "v1", "widgets");
        try (var factory = new DynamicSharedInformerFactory(client("demo").rest(), FactoryOptions.DEFAULT)) {
            factory.forResource(widgets);
            factory.forResource(GroupVersionResource.core("v1", "pods"));
            factory.start();
            SyncResult missing = factory.waitForCacheSync(Duration.ofSeconds(2));
            assertThat(missing.synced())
                    .as("an unavailable resource does not block the others")
                    .isEqualTo(1);
            assertThat(missing.missing()).containsOnlyKeys(widgets);
            assertThat(missing.toString()).contains("404", "is the custom resource installed there");
        }
    }

    @Test
    @DisplayName("an index function that fails on one pod of fifteen: fifteen are stored, fourteen of them indexed")
    void indexFunctionFails() throws Exception {
        try (var factory = SharedInformerFactory.of(client("demo"))) {
            GenericInformer<Pod> pods = factory.informerFor(Pod.TYPE);
            pods.informer()
                    .addIndexers(Map.of(
                            "owner",
                            p -> List.of(p.metadata().ownerReferences().get(0).uid())));
            var handler = pods.informer().addEventHandler(new ResourceEventHandlerFuncs<>());
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();
            assertThat(handler.awaitSynced(SOON)).isTrue();
            assertThat(pods.lister().list()).hasSize(15);
            int owned = pods.informer().indexer().listIndexFuncValues("owner").stream()
                    .mapToInt(owner ->
                            pods.informer().indexer().byIndex("owner", owner).size())
                    .sum();
            assertThat(owned).isEqualTo(14);
            assertThat(pods.informer().reflectorStats().storeErrors()).isPositive();
        }
        try (var factory = new DynamicSharedInformerFactory(client("demo").rest(), FactoryOptions.DEFAULT)) {
            GenericInformer<Unstructured> pods = factory.forResource(GroupVersionResource.core("v1", "pods"));
            pods.informer()
                    .addIndexers(Map.of("app", pod -> List.of(pod.labels().get("app"))));
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();
            assertThat(pods.lister().list()).hasSize(15);
            assertThat(pods.informer().reflectorStats().storeErrors()).isPositive();
        }
    }

    @Test
    @DisplayName("Bug 33: two namespaces of one type are two factories, and neither is used for the other")
    void twoNamespaces() throws Exception {
        Clientset both = client("demo");
        try (var one = new SharedInformerFactory(both, DEFAULT_NAMESPACE);
                var other = new SharedInformerFactory(both, FactoryOptions.DEFAULT.withNamespace("kube-system"))) {
            Lister<Pod> here = one.informerFor(Pod.TYPE).lister();
            Lister<Pod> there = other.informerFor(Pod.TYPE).lister();
            one.start();
            other.start();
            one.waitForCacheSync(SOON).orThrow();
            other.waitForCacheSync(SOON).orThrow();
            assertThat(here.list()).hasSize(6).allMatch(pod -> pod.namespace().equals("default"));
            assertThat(there.list()).hasSize(9).allMatch(pod -> pod.namespace().equals("kube-system"));
        }
    }

    @Test
    @DisplayName("a factory for one namespace also lists cluster-scoped resources")
    void clusterScoped() throws Exception {
        try (var factory = new SharedInformerFactory(client("demo"), DEFAULT_NAMESPACE)) {
            Lister<Node> nodes = factory.informerFor(Node.TYPE).lister();
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();
            assertThat(nodes.get("k8s-01")).isPresent();
            assertThat(nodes.get("nowhere")).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "Bug 40: a label selector makes the cache smaller, because the server filters; a transform makes its objects smaller")
    void tweakAndTransform() throws Exception {
        FactoryOptions options = DEFAULT_NAMESPACE
                .withTweak(list -> list.withLabelSelector("app=busy-box"))
                .withTransform(o -> o.edit()
                        .remove("metadata", "managedFields")
                        .remove("spec")
                        .build(Pod.TYPE));
        try (var factory = new SharedInformerFactory(client("demo"), options)) {
            Lister<Pod> pods = factory.informerFor(Pod.TYPE).lister();
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();
            assertThat(pods.list()).singleElement().satisfies(pod -> {
                assertThat(pod.name()).startsWith("busy-box-");
                assertThat(pod.nodeName()).isEmpty();
                assertThat(pod.phase()).isEqualTo("Running");
            });
        }
    }

    @Test
    @DisplayName("the error about a resource without a Java type says what to use")
    void noSuchType() throws Exception {
        try (var factory = SharedInformerFactory.of(client("demo"))) {
            assertThatThrownBy(() -> factory.forResource(new GroupVersionResource("nope", "v1", "things")))
                    .hasMessageContaining("no informer found for nope/v1/things")
                    .hasMessageContaining("DynamicSharedInformerFactory");
        }
    }

    @Test
    @DisplayName("after close() no thread is left, and a further use is an error")
    void closeLeavesNothing() throws Exception {
        var factory = SharedInformerFactory.of(client("demo"));
        factory.informerFor(Pod.TYPE).informer().addEventHandler(new ResourceEventHandlerFuncs<>());
        factory.informerFor(ConfigMap.TYPE);
        factory.start();
        factory.waitForCacheSync(SOON).orThrow();
        assertThat(informerThreads())
                .as("two for each informer, one for the handler")
                .hasSize(5);
        factory.close();
        assertThat(informerThreads()).isEmpty();
        assertThatThrownBy(() -> factory.informerFor(Node.TYPE)).hasMessageContaining("shut down");
        factory.start(); // does nothing
        assertThat(informerThreads()).isEmpty();
    }

    private List<String> informerThreads() throws Exception {
        List<String> names = Runtime.version().feature() < 21
                ? Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .toList()
                : dumpedThreads();
        return names.stream()
                .filter(name -> name.matches("(reflector|informer|handler) .*"))
                .toList();
    }

    /** Virtual threads are in a thread dump only; this is compiled for Java 17, which has neither. */
    private List<String> dumpedThreads() throws Exception {
        Class<?> format = Class.forName("com.sun.management.HotSpotDiagnosticMXBean$ThreadDumpFormat");
        Path file = folder.resolve("threads-" + System.nanoTime());
        HotSpotDiagnosticMXBean.class
                .getMethod("dumpThreads", String.class, format)
                .invoke(
                        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class),
                        file.toString(),
                        format.getField("TEXT_PLAIN").get(null));
        return Pattern.compile("#[0-9]+ \"([^\"]*)\"")
                .matcher(Files.readString(file))
                .results()
                .map(thread -> thread.group(1))
                .toList();
    }

    @Test
    @DisplayName("Bug 41: only metadata is sent and stored")
    void metadataOnly() throws Exception {
        Clientset both = client("demo");
        GroupVersionResource pods = Pod.TYPE.resource();
        try (var whole = new DynamicSharedInformerFactory(both.rest(), FactoryOptions.DEFAULT);
                var metadata = new MetadataSharedInformerFactory(both.rest(), FactoryOptions.DEFAULT)) {
            Lister<Unstructured> all = whole.forResource(pods).lister();
            Lister<PartialObjectMetadata> heads = metadata.forResource(pods).lister();
            whole.start();
            metadata.start();
            whole.waitForCacheSync(SOON).orThrow();
            metadata.waitForCacheSync(SOON).orThrow();
            assertThat(keys(heads)).isEqualTo(keys(all)).hasSize(15);
            assertThat(heads.list().get(0).tree().has("spec")).isFalse();
        }
    }

    @Test
    @DisplayName(
            "Bug 35 and Bug 36: everything that can be watched is watched once, though a part of discovery is broken")
    void everything() throws Exception {
        try (var factory = new DynamicSharedInformerFactory(client("edge").rest(), FactoryOptions.DEFAULT)) {
            DiscoveredResources discovered = clientset.discovery().serverPreferredResources();
            assertThat(discovered.isPartial()).isTrue();
            List<ApiResource> watchable = Clusters.watchable(discovered);
            watchable.forEach(resource -> factory.forResource(resource.resource()));
            factory.start();
            factory.waitForCacheSync(SOON).orThrow();
            assertThat(factory.resources())
                    .hasSize(watchable.size())
                    .contains(new GroupVersionResource("example.com", "v1", "widgets"))
                    .contains(GroupVersionResource.core("v1", "events"))
                    .doesNotContain(new GroupVersionResource("events.k8s.io", "v1", "events"))
                    .doesNotContain(GroupVersionResource.core("v1", "componentstatuses"));
            Set<String> kinds = factory.resources().stream()
                    .flatMap(resource -> factory.forResource(resource).lister().list().stream())
                    .map(o -> o.kind())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(kinds).contains("Pod", "Node", "Widget", "CustomResourceDefinition", "ClusterRole");
        }
    }
}
