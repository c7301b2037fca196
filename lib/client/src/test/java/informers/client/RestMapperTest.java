package informers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.GroupVersionKind;
import informers.client.DiscoveredResources.ResourceList;
import informers.client.RestMapper.NoMatchException;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** client-go: discovery_test.go and shortcut_test.go of restmapper, and the names of a recorded cluster. */
class RestMapperTest {

    private static ApiResource resource(
            String groupVersion, String name, String singular, String kind, String... shorts) {
        GroupVersionKind of = GroupVersionKind.of(groupVersion, kind);
        return new ApiResource(
                of.group(), of.version(), name, singular, List.of(shorts), true, kind, List.of(), List.of());
    }

    private static ResourceList list(String groupVersion, ApiResource... resources) {
        return new ResourceList(groupVersion, List.of(resources));
    }

    private static DiscoveredResources found(List<ApiGroup> groups, ResourceList... lists) {
        return new DiscoveredResources(groups, List.of(lists), Map.of());
    }

    /** The groups of TestRESTMapper, in this order and without singular names. */
    private static RestMapper mapper() {
        return RestMapper.of(found(
                List.of(
                        new ApiGroup("extensions", List.of("v1beta"), "v1beta"),
                        new ApiGroup("", List.of("v1", "v2"), "v1"),
                        new ApiGroup("unpreferred", List.of("v1", "v2beta1", "v2alpha1"), "v1")),
                list(
                        "extensions/v1beta",
                        resource("extensions/v1beta", "jobs", "", "Job"),
                        resource("extensions/v1beta", "pods", "", "Pod")),
                list("v1", resource("v1", "pods", "", "Pod")),
                list("v2", resource("v2", "pods", "", "Pod")),
                list("unpreferred/v1", resource("unpreferred/v1", "broccoli", "", "Broccoli")),
                list(
                        "unpreferred/v2beta1",
                        resource("unpreferred/v2beta1", "broccoli", "", "Broccoli"),
                        resource("unpreferred/v2beta1", "peas", "", "Pea")),
                list(
                        "unpreferred/v2alpha1",
                        resource("unpreferred/v2alpha1", "broccoli", "", "Broccoli"),
                        resource("unpreferred/v2alpha1", "peas", "", "Pea"))));
    }

    @ParameterizedTest
    @CsvSource({
        "pods, v1/pods, Pod",
        "pods.v1., v1/pods, Pod",
        "pods.v2., v2/pods, Pod",
        "pods.v1beta.extensions, extensions/v1beta/pods, Pod",
        "pods.ext, extensions/v1beta/pods, Pod",
        "jobs, extensions/v1beta/jobs, Job",
        "job, extensions/v1beta/jobs, Job",
        "peas, unpreferred/v2beta1/peas, Pea",
        "peas.v2alpha1.unpreferred, unpreferred/v2alpha1/peas, Pea",
        "broccoli, unpreferred/v1/broccoli, Broccoli",
    })
    @DisplayName("TestRESTMapper: v1 first, then the preferred version, then the only one that has it")
    void restMapper(String name, String resource, String kind) {
        ApiResource mapped = mapper().resourceFor(name);
        assertThat(mapped.resource()).hasToString(resource);
        assertThat(mapped.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'', v1, Pod, v1/pods",
        "'', v2, Pod, v2/pods",
        "'', '', Pod, v1/pods",
        "unpreferred, v2alpha1, Pea, unpreferred/v2alpha1/peas",
        "unpreferred, '', Pea, unpreferred/v2beta1/peas",
    })
    @DisplayName("RESTMapping: the resource of a kind")
    void ofKind(String group, String version, String kind, String resource) {
        assertThat(mapper().resourceFor(new GroupVersionKind(group, version, kind))
                        .resource())
                .hasToString(resource);
    }

    @ParameterizedTest
    @CsvSource({
        "hpa, autoscaling/v1/superhorizontalpodautoscalers", // hpa-priority
        "dpl, foo/v1/deployments", // resource-override
        "pods, v1/pods", // resource-match-preferred
        "pod, v1/pods", // resource-match-singular-preferred
        "sc, storage.k8s.io/v1/storageclasses", // TestKindFor
        "sc.storage.k8s.io, storage.k8s.io/v1/storageclasses", // TestKindFor
        "deploy.ext, extension/v1beta1/deployments",
    })
    @DisplayName("TestReplaceAliases, TestKindFor: a short name counts only if no resource has it as its name")
    void shortNames(String name, String resource) {
        RestMapper mapper = RestMapper.of(found(
                List.of(),
                list("v1", resource("v1", "pods", "pod", "Pod")),
                list("acme.com/v1", resource("acme.com/v1", "poddlers", "poddler", "Poddler", "pods", "pod")),
                list("autoscaling/v1", resource("autoscaling/v1", "superhorizontalpodautoscalers", "", "S", "hpa")),
                list("autoscaling/v1", resource("autoscaling/v1", "horizontalpodautoscalers", "", "H", "hpa")),
                list("foo/v1", resource("foo/v1", "deployments", "", "Deployment", "dpl")),
                list("extension/v1beta1", resource("extension/v1beta1", "deployments", "", "Deployment", "deploy")),
                list("storage.k8s.io/v1", resource("storage.k8s.io/v1", "storageclasses", "", "StorageClass", "sc"))));
        assertThat(mapper.resourceFor(name).resource()).hasToString(resource);
    }

    @Test
    @DisplayName("TestWarnAmbigious: a short name of two resources is logged; two versions of one resource are not")
    void warnAmbiguous() {
        List<String> warnings = new ArrayList<>();
        KnownResources known = new KnownResources(
                found(
                        List.of(),
                        list("a/v1", resource("a/v1", "superfoos", "", "SuperFoo", "foo")),
                        list("a/v2", resource("a/v2", "superfoos", "", "SuperFoo", "foo")),
                        list("b/v1", resource("b/v1", "foos", "", "F", "foo")),
                        list("b/v2", resource("b/v2", "foos", "", "F", "foo"))),
                warnings::add);
        assertThat(known.named("foo").orElseThrow().resource()).hasToString("a/v1/superfoos");
        assertThat(warnings).containsExactly("short name \"foo\" could also match lower priority resource foos.b");
        warnings.clear();
        assertThat(known.named("foo.a")).isPresent();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aMissingResourceIsAnErrorThatNamesItAndTheFailedGroups() {
        assertThatThrownBy(() -> mapper().resourceFor("pdos"))
                .isInstanceOf(NoMatchException.class)
                .hasMessage(
                        "the server doesn't have a resource type \"pdos\". kubectl api-resources lists what it has.");
        assertThatThrownBy(() -> mapper().resourceFor("jobs.batch")).hasMessageContaining("\"jobs.batch\"");
        assertThatThrownBy(() -> mapper().resourceFor(GroupVersionKind.of("apps/v1", "Pod")))
                .hasMessageStartingWith("no matches for kind \"Pod\" in version \"apps/v1\"");
        assertThatThrownBy(() -> mapper().resourceFor(new GroupVersionKind("apps", "", "Pod")))
                .hasMessageStartingWith("no matches for kind \"Pod\" in group \"apps\"");
        assertThatThrownBy(() -> mapper().resourcesFor("pods,,jobs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as pods,configmaps; found \"pods,,jobs\"");
        RestMapper partial =
                RestMapper.of(new DiscoveredResources(List.of(), List.of(), Map.of("metrics.k8s.io/v1beta1", "503")));
        assertThatThrownBy(() -> partial.resourceFor("nodemetrics"))
                .hasMessageContaining("metrics.k8s.io/v1beta1: 503");
    }

    @ParameterizedTest
    @CsvSource({
        "po, v1/pods, true",
        "Pod, v1/pods, true",
        "ConfigMap, v1/configmaps, true",
        "no, v1/nodes, false",
        "deploy, apps/v1/deployments, true",
        "deployments.apps, apps/v1/deployments, true",
        "deployment.v1.apps, apps/v1/deployments, true",
        "ev, v1/events, true",
        "events.events.k8s.io, events.k8s.io/v1/events, true",
        "hpa, autoscaling/v2/horizontalpodautoscalers, true",
        "hpa.v1.autoscaling, autoscaling/v1/horizontalpodautoscalers, true",
        "wd, example.com/v1/widgets, true",
        "widgets.example.com, example.com/v1/widgets, true",
        "crd, apiextensions.k8s.io/v1/customresourcedefinitions, false",
    })
    @DisplayName("as kubectl finds them in the recorded cluster")
    void recorded(String name, String resource, boolean namespaced) {
        try (TestServer server = new TestServer();
                DiscoveryClient live = new DiscoveryClient(RestClient.of(server.config()))) {
            RecordedDiscovery.serve(server, true);
            ApiResource mapped = new RestMapper(new CachedDiscoveryClient(live)).resourceFor(name);
            assertThat(mapped.resource()).hasToString(resource);
            assertThat(mapped.namespaced()).isEqualTo(namespaced);
        }
    }

    @Test
    void severalNames() {
        try (TestServer server = new TestServer();
                DiscoveryClient live = new DiscoveryClient(RestClient.of(server.config()))) {
            RecordedDiscovery.serve(server, true);
            RestMapper mapper = new RestMapper(new CachedDiscoveryClient(live));
            assertThat(mapper.resourcesFor("pods, cm,po,widgets"))
                    .extracting(r -> r.resource().toString())
                    .containsExactly("v1/pods", "v1/configmaps", "example.com/v1/widgets");
            assertThat(server.seen())
                    .as("one discovery for all; two requests each, because it was partial")
                    .hasSize(4);
        }
    }

    @Test
    @DisplayName(
            "TestDeferredDiscoveryRESTMapper_CacheMiss, TestKindForWithNewCRDs: a stale cache is refreshed once after a miss")
    void cacheMiss() {
        try (TestServer server = new TestServer();
                DiscoveryClient live = new DiscoveryClient(RestClient.of(server.config()))) {
            server.onJson("GET /api", "{\"versions\":[]}");
            server.onJson(
                    "GET /apis",
                    "{\"groups\":[{\"name\":\"a\",\"versions\":[{\"version\":\"v1\"}],\"preferredVersion\":{\"version\":\"v1\"}}]}");
            String list = "{\"resources\":[{\"name\":\"%s\",\"kind\":\"Foo\",\"shortNames\":[\"f\"]}]}";
            server.onJson("GET /apis/a/v1", list.formatted("bars"));
            CachedDiscoveryClient discovery = new CachedDiscoveryClient(live);
            RestMapper mapper = new RestMapper(discovery);
            assertThat(server.seen()).as("no request before the first use").isEmpty();
            assertThat(mapper.resourceFor("bars").kind()).isEqualTo("Foo");

            server.onJson("GET /apis/a/v1", list.formatted("foos"));
            int asked = server.seen().size();
            assertThatThrownBy(() -> mapper.resourceFor("foos")).isInstanceOf(NoMatchException.class);
            assertThat(server.seen())
                    .as("a miss with a fresh cache sends no request")
                    .hasSize(asked);
            discovery.invalidate();
            assertThat(mapper.resourceFor("bars").name())
                    .as("a hit sends no request")
                    .isEqualTo("bars");
            assertThat(server.seen()).hasSize(asked);
            assertThat(mapper.resourceFor("f").name()).isEqualTo("bars");
            assertThat(mapper.resourceFor("foos").name())
                    .as("a miss with a stale cache sends one")
                    .isEqualTo("foos");
            assertThat(server.seen()).hasSize(2 * asked);

            server.onJson("GET /apis/a/v1", list.formatted("crds"));
            mapper.reset();
            assertThat(mapper.resourceFor("f.a").name()).isEqualTo("crds");
        }
    }
}
