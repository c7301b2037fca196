package informers.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.DynamicClient;
import informers.client.config.ClientConfig;
import informers.client.config.Kubeconfig;
import informers.client.rest.RestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** {@link ReplayCluster}, and the example of README.md. */
@ReplayCluster(manifests = "widgets.yaml")
class ReplayClusterTest {
    private static final ConfigMap MAP = Unstructured.fromYaml(
                    "{apiVersion: v1, kind: ConfigMap, metadata: {name: mine, namespace: default}}")
            .edit()
            .build(ConfigMap.TYPE);

    private final ReplayedCluster ofTheConstructor;
    private ReplayedCluster ofBeforeEach;

    ReplayClusterTest(ReplayedCluster cluster) {
        ofTheConstructor = cluster;
    }

    @BeforeEach
    void before(ReplayedCluster cluster) {
        ofBeforeEach = cluster;
    }

    // README
    @Test
    void aRefusedListIsRepeated(ReplayedCluster cluster) throws Exception {
        URI pods = URI.create(cluster.url() + "/api/v1/pods"); // your client: cluster.url(), or cluster.kubeconfig()
        cluster.faults().refuse(429, 1, "list", "pods"); // the next list of pods is refused, once

        check(get(pods).statusCode() == 429);
        check(get(pods).statusCode() == 200);
        check(cluster.counts().of("LIST") == 2);
    }
    // end

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void check(boolean condition) {
        assertThat(condition).isTrue();
    }

    @Test
    void theReadmeHasThisCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/informers/junit/ReplayClusterTest.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("    // end"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }

    @Test
    void allPartsOfATestHaveTheSameCluster(ReplayedCluster cluster, URI uri, RestClient rest, Clientset clientset) {
        assertThat(cluster).isSameAs(ofTheConstructor).isSameAs(ofBeforeEach);
        assertThat(uri).hasToString(cluster.url());
        assertThat(rest).isSameAs(cluster.rest()).isSameAs(clientset.rest());
    }

    @Test
    void aKubeconfigIsATextAndAFile(ReplayedCluster cluster) throws IOException {
        assertThat(cluster.kubeconfigFile()).hasContent(cluster.kubeconfig());
        try (Clientset client =
                Clientset.of(Kubeconfig.parse(cluster.kubeconfig()).clientConfig())) {
            client.coreV1().configMaps("default").create(MAP);
        }
        assertThat(cluster.clientset()
                        .coreV1()
                        .configMaps("default")
                        .get("mine")
                        .name())
                .isEqualTo("mine");
    }

    @Test
    void theManifestsAreThereAndOthersCanBeAdded(ReplayedCluster cluster) {
        cluster.apply("{apiVersion: example.com/v1, kind: Widget, metadata: {name: first}, spec: {size: 3}}");
        assertThat(new DynamicClient(cluster.rest())
                        .resource(new GroupVersionResource("example.com", "v1", "widgets"))
                        .namespace("default")
                        .get("first")
                        .tree()
                        .at("/spec/size")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    @ReplayCluster(tape = "empty")
    void aTestMayHaveAnAnnotationOfItsOwn(Clientset clientset) {
        assertThat(clientset.coreV1().pods("").list().items()).isEmpty();
    }

    private static final List<ReplayedCluster> SEEN = new ArrayList<>();

    /** Run by the next test only. */
    static class Right {
        @Test
        @ReplayCluster
        void one(ReplayedCluster cluster) {
            SEEN.add(cluster);
            cluster.clientset().coreV1().configMaps("default").create(MAP);
        }

        @Test
        @ReplayCluster
        void other(ReplayedCluster cluster) {
            one(cluster); // would be refused with AlreadyExists, were it the same
        }
    }

    @ReplayCluster
    static class Shared {
        @BeforeAll
        static void all(ReplayedCluster cluster) {
            SEEN.add(cluster);
        }

        @AfterEach
        void each(ReplayedCluster cluster) {
            SEEN.add(cluster);
        }

        @Test
        void one() {}

        @Test
        void two() {}
    }

    @Test
    void eachTestHasAClusterOfItsOwnWhichEnds() {
        SEEN.clear();
        assertThat(failures(Right.class)).isEmpty();
        assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
        try (Clientset late = Clientset.of(ClientConfig.of(SEEN.get(0).url()))) {
            // The server itself has ended with the launcher's run.
            assertThatThrownBy(() -> late.coreV1().pods("").list()).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aClusterOfBeforeAllIsThatOfAllTests() {
        SEEN.clear();
        assertThat(failures(Shared.class)).isEmpty();
        assertThat(SEEN).hasSize(3).containsOnly(SEEN.get(0));
    }

    /** Run by the next test only. */
    static class Wrong {
        @Test
        @ReplayCluster(tape = "none")
        void noSuchTape() {}

        @Test
        @ReplayCluster(manifests = "none.yaml")
        void noSuchManifest() {}

        @Test
        @ReplayCluster(speed = -1)
        void noSuchSpeed() {}
    }

    @Test
    void wrongAnnotationsAreExplained() {
        assertThat(failures(Wrong.class))
                .extracting(Throwable::getMessage)
                .anySatisfy(text -> assertThat(text).contains("there is no tape 'none'; there are: demo, "))
                .anySatisfy(text -> assertThat(text).contains("Wrong, found no resource none.yaml"))
                .anySatisfy(text -> assertThat(text).contains("expected a speed above 0"))
                .hasSize(3);
    }

    private static List<Throwable> failures(Class<?> tests) {
        List<Throwable> failures = new ArrayList<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable().ifPresent(failures::add);
                            }
                        });
        return failures;
    }
}
