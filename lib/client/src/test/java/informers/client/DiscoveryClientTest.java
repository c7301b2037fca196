package informers.client;

import static informers.client.RecordedDiscovery.recorded;
import static informers.client.rest.TestServer.text;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.DiscoveredResources.ResourceList;
import informers.client.DiscoveryClient.ServerVersion;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import informers.client.rest.UnexpectedResponseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Discovery of a recorded cluster of API server 1.36 with a custom resource and an aggregated API whose server is
 * missing. The names in brackets are client-go's tests of the same, in discovery_client_test.go.
 */
class DiscoveryClientTest {
    private static final String AGGREGATED = RecordedDiscovery.AGGREGATED;

    private final TestServer server = new TestServer();
    private final DiscoveryClient discovery = new DiscoveryClient(RestClient.of(server.config()));

    @AfterEach
    void stop() {
        discovery.close();
        server.close();
    }

    /** The same as kubectl api-resources shows. */
    private static String row(ApiResource r) {
        return String.join(
                " ",
                r.name(),
                String.join(",", r.shortNames()),
                r.apiVersion(),
                Boolean.toString(r.namespaced()),
                r.kind(),
                String.join(",", r.verbs()));
    }

    private static String names(DiscoveredResources found) {
        return found.resources()
                .map(ApiResource::resource)
                .map(Object::toString)
                .sorted()
                .collect(joining("\n"));
    }

    @Test
    void serverVersion() { // [TestGetServerVersion]
        RecordedDiscovery.serve(server, true);
        ServerVersion version = discovery.serverVersion();
        assertThat(version).hasToString("v1.36.2");
        assertThat(version.major() + "." + version.minor()).isEqualTo("1.36");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCoreGroupIsTheFirst(boolean aggregated) { // [TestGetServerGroupsWithV1Server, TestAggregatedServerGroups]
        RecordedDiscovery.serve(server, aggregated);
        List<ApiGroup> groups = discovery.serverGroups();
        assertThat(groups.get(0)).isEqualTo(new ApiGroup("", List.of("v1"), "v1"));
        assertThat(groups)
                .contains(new ApiGroup("apps", List.of("v1"), "v1"))
                .contains(new ApiGroup("autoscaling", List.of("v2", "v1"), "v2"))
                .contains(new ApiGroup("example.com", List.of("v1"), "v1"))
                .hasSize(23);
        assertThat(server.seen()).hasSize(2);
        assertThat(server.last().header("Accept"))
                .isEqualTo("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");
    }

    @Test
    void aggregatedDiscoveryNeedsTwoRequests() { // [TestAggregatedServerGroupsAndResources]
        RecordedDiscovery.serve(server, true);
        DiscoveredResources found = discovery.serverGroupsAndResources();
        assertThat(found.lists()).hasSize(23);
        assertThat(found.resources().map(DiscoveryClientTest::row))
                .contains(
                        "configmaps cm v1 true ConfigMap create,delete,deletecollection,get,list,patch,update,watch",
                        "deployments deploy apps/v1 true Deployment "
                                + "create,delete,deletecollection,get,list,patch,update,watch",
                        "nodes no v1 false Node create,delete,deletecollection,get,list,patch,update,watch",
                        "deployments/scale  apps/v1 true Scale get,patch,update",
                        "widgets wd example.com/v1 true Widget delete,deletecollection,get,list,patch,create,update,watch");
        assertThat(found.resources().filter(r -> r.name().equals("widgets")))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.resource()).hasToString("example.com/v1/widgets");
                    assertThat(r.supports("list", "watch")).isTrue();
                    assertThat(r.supports("list", "proxy")).isFalse();
                });
        assertThat(server.seen()).hasSize(4); // partial, so requested twice
    }

    @Test
    void staleGroupVersionsAreReportedAndTheOthersFound() { // [TestAggregatedServerGroupsAndResourcesWithErrors]
        RecordedDiscovery.serve(server, true);
        DiscoveredResources found = discovery.serverGroupsAndResources();
        assertThat(found.isPartial()).isTrue();
        assertThat(found.failed())
                .isEqualTo(Map.of("metrics.k8s.io/v1beta1", "stale GroupVersion discovery: metrics.k8s.io/v1beta1"));
        assertThat(found.failureMessage())
                .isEqualTo("unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: "
                        + "stale GroupVersion discovery: metrics.k8s.io/v1beta1");
        assertThat(found.groups()).contains(new ApiGroup("metrics.k8s.io", List.of(), ""));
    }

    @Test
    void legacyDiscoveryFindsTheSame() { // [TestUseLegacyDiscovery]
        RecordedDiscovery.serve(server, true);
        String aggregated = names(discovery.serverGroupsAndResources());
        String preferred = names(discovery.serverPreferredResources());
        DiscoveryClient legacy = discovery.withLegacy();
        assertThat(names(legacy.serverGroupsAndResources())).isEqualTo(aggregated);
        assertThat(names(legacy.serverPreferredResources())).isEqualTo(preferred);
        assertThat(server.seen().get(server.seen().size() - 1).header("Accept")).isEqualTo("application/json");
    }

    @Test
    void inLegacyDiscoveryABrokenGroupIsReportedAndTheOthersFound() { // [TestServerPreferredResourcesRetries]
        RecordedDiscovery.serve(server, false);
        DiscoveredResources found = discovery.serverPreferredResources();
        assertThat(found.failed()).containsOnlyKeys("metrics.k8s.io/v1beta1");
        assertThat(found.failureMessage()).contains("503").contains("service unavailable");
        assertThat(found.lists()).hasSize(23);
        assertThat(server.seen().stream().filter(s -> s.uri().startsWith("/apis/metrics")))
                .hasSize(2);
    }

    @Test
    void
            preferredResourcesAreInTheirPreferredVersionAndWithoutSubresources() { // [TestAggregatedServerPreferredResources]
        RecordedDiscovery.serve(server, true);
        DiscoveredResources found = discovery.serverPreferredResources();
        assertThat(found.resources()).noneMatch(ApiResource::isSubresource);
        assertThat(found.resources().filter(r -> r.name().equals("horizontalpodautoscalers")))
                .extracting(ApiResource::version)
                .containsExactly("v2");
        assertThat(found.lists())
                .filteredOn(list -> list.groupVersion().equals("autoscaling/v1"))
                .singleElement()
                .satisfies(list -> assertThat(list.resources()).isEmpty());
    }

    @Test
    void aResourceThatThePreferredVersionLacksComesFromAnotherOne() { // [TestServerPreferredResources]
        server.onJson("GET /api", "{\"kind\":\"APIVersions\",\"versions\":[]}");
        server.onJson("GET /apis", """
                {"groups":[{"name":"g","preferredVersion":{"version":"v1"},
                  "versions":[{"version":"v3"},{"version":"v2"},{"version":"v1"}]}]}""");
        String list = "{\"resources\":[{\"name\":\"%s\",\"kind\":\"K\"},{\"name\":\"all\",\"kind\":\"K\"}]}";
        server.onJson("GET /apis/g/v3", list.formatted("new"));
        server.onJson("GET /apis/g/v2", list.formatted("new"));
        server.onJson("GET /apis/g/v1", list.formatted("old"));
        assertThat(names(discovery.serverPreferredResources())).isEqualTo("g/v1/all\ng/v1/old\ng/v3/new");
    }

    @Test
    void aMissingCoreGroupIsTolerated() { // [TestDiscoveryToleratesMissingCoreGroup]
        server.on("GET /apis", text(200, AGGREGATED, recorded("05-apis-aggregated")));
        assertThat(discovery.serverGroups()).hasSize(22).noneMatch(g -> g.name().isEmpty());
    }

    @Test
    void missingOtherGroupsAreAnError() { // [TestDiscoveryFailsWhenNonCoreGroupsMissing]
        server.on("GET /api", text(200, AGGREGATED, recorded("04-api-aggregated")));
        assertThatThrownBy(discovery::serverGroups)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.isNotFound()).isTrue());
    }

    @Test
    void aServerThatRejectsTheHeaderIsAskedWithLegacyDiscovery() {
        for (String path : new String[] {"/api", "/apis"}) {
            server.on("GET " + path, exchange -> {
                boolean old = exchange.getRequestHeaders().getFirst("Accept").equals("application/json");
                text(
                                old ? 200 : 406,
                                old ? "application/json" : "text/plain",
                                old ? recorded(path.equals("/api") ? "02-api-legacy" : "03-apis-legacy") : "no")
                        .write(exchange);
            });
        }
        assertThat(discovery.serverGroups()).hasSize(23);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json; as=APIGroupDiscoveryList;v=v2;g=apidiscovery.k8s.io, true",
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList;charset=utf-8, true",
        "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList, false",
        "application/json;charset=UTF-8, false",
        "application/json, false",
    })
    void theContentTypeDeterminesTheForm(String contentType, boolean aggregated) { // [TestDiscoveryContentTypeVersion]
        server.on("GET /api", text(200, contentType, recorded(aggregated ? "04-api-aggregated" : "02-api-legacy")));
        server.on("GET /apis", text(200, contentType, recorded(aggregated ? "05-apis-aggregated" : "03-apis-legacy")));
        server.onJson("GET /api/v1", recorded("06-gv-core-v1"));
        assertThat(discovery.serverGroups()).hasSize(23);
        assertThat(discovery.serverGroupsAndResources().failed()).hasSize(aggregated ? 1 : 23);
    }

    @Test
    void aWebPageIsNotDiscovery() { // [TestGetServerGroupsWithBrokenServer]
        server.on("GET /api", text(200, "text/html", "<html>Sign in</html>"));
        assertThatThrownBy(discovery::serverGroups)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("Sign in")
                .hasMessageContaining("HTTP 200, text/html");
    }

    @Test
    void oneGroupVersionCanBeRequested() { // [TestGetServerResourcesForGroupVersion]
        RecordedDiscovery.serve(server, true);
        assertThat(discovery.serverResourcesForGroupVersion("v1").orElseThrow().resources())
                .extracting(ApiResource::name)
                .contains("pods", "pods/log");
        assertThat(server.last().uri()).isEqualTo("/api/v1");
        assertThat(discovery
                        .serverResourcesForGroupVersion("apps/v1")
                        .orElseThrow()
                        .resources())
                .allMatch(r -> r.apiVersion().equals("apps/v1"));
        assertThat(discovery.serverResourcesForGroupVersion("apps/v7")).isEmpty();
        assertThatThrownBy(() -> discovery.serverResourcesForGroupVersion("metrics.k8s.io/v1beta1"))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void resourcesCanBeFiltered() { // [TestFilteredBy, TestServerPreferredNamespacedResources]
        RecordedDiscovery.serve(server, true);
        DiscoveredResources found = discovery.serverGroupsAndResources();
        DiscoveredResources followed = found.filteredBy(r -> r.supports("list", "watch"));
        assertThat(names(followed)).contains("v1/pods\n", "v1/configmaps").doesNotContain("/status", "v1/bindings");
        assertThat(followed.lists())
                .as("an empty list is removed")
                .allMatch(l -> !l.resources().isEmpty());
        assertThat(followed.lists()).extracting(ResourceList::groupVersion).doesNotContain("authentication.k8s.io/v1");
        assertThat(followed.failed()).isEqualTo(found.failed());
        assertThat(found.preferred().filteredBy(ApiResource::namespaced).resources())
                .extracting(ApiResource::name)
                .contains("pods")
                .doesNotContain("nodes");
        assertThat(found.filteredBy(r -> false).lists()).isEmpty();
    }
}
