package informers.client;

import static informers.client.RecordedDiscovery.recorded;
import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.rest.ApiException;
import informers.client.rest.TestClients;
import informers.client.rest.TestServer;
import informers.client.rest.UnreachableException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** client-go: discovery/cached/memory/memcache_test.go, with a server that counts requests. */
class CachedDiscoveryClientTest {
    private static final String PLANETS =
            "{\"resources\":[{\"name\":\"dwarfplanets\",\"kind\":\"DwarfPlanet\",\"namespaced\":true}]}";
    private static final String STARS = PLANETS.replace("dwarfplanets", "stars");

    private final TestServer server = new TestServer();
    private final DiscoveryClient live = new DiscoveryClient(TestClients.withoutWaits(server.config()));
    private final CachedDiscoveryClient cached = new CachedDiscoveryClient(live);

    @AfterEach
    void stop() {
        live.close();
        server.close();
    }

    /** Serves these group versions without aggregated discovery. */
    private void groups(String... names) {
        StringBuilder groups = new StringBuilder();
        for (String name : names) {
            groups.append(groups.isEmpty() ? "" : ",")
                    .append("{\"name\":\"%s\",\"versions\":[{\"version\":\"v8beta1\"}]}".formatted(name));
        }
        server.onJson("GET /api", "{\"versions\":[]}");
        server.onJson("GET /apis", "{\"groups\":[" + groups + "]}");
    }

    private List<String> names(String groupVersion) {
        return cached.serverResourcesForGroupVersion(groupVersion).orElseThrow().resources().stream()
                .map(ApiResource::name)
                .toList();
    }

    @Test
    @DisplayName("TestClient: fresh after the first request and until invalidated; no request in between")
    void client() {
        groups("astronomy");
        server.onJson("GET /apis/astronomy/v8beta1", PLANETS);
        assertThat(cached.isFresh()).isFalse();
        assertThat(cached.serverGroups()).extracting(ApiGroup::name).containsExactly("astronomy");
        assertThat(cached.isFresh()).isTrue();
        cached.invalidate();
        assertThat(cached.isFresh()).isFalse();
        assertThat(cached.serverGroups()).hasSize(1);
        assertThat(names("astronomy/v8beta1")).containsExactly("dwarfplanets");

        int asked = server.seen().size();
        server.onJson("GET /apis/astronomy/v8beta1", STARS);
        assertThat(names("astronomy/v8beta1")).containsExactly("dwarfplanets");
        assertThat(cached.serverPreferredResources().resources()).hasSize(1);
        assertThat(server.seen()).hasSize(asked);
        cached.invalidate();
        assertThat(names("astronomy/v8beta1")).containsExactly("stars");
        assertThat(cached.serverResourcesForGroupVersion("astronomy/v9")).isEmpty();
    }

    @Test
    @DisplayName("TestServerGroupsFails: an error is not cached")
    void serverGroupsFails() {
        groups("astronomy");
        server.onJson("GET /apis/astronomy/v8beta1", PLANETS);
        server.on("GET /apis", text(500, "text/plain", "some error"));
        assertThatThrownBy(cached::serverGroups).isInstanceOf(ApiException.class);
        assertThat(cached.isFresh()).isFalse();
        groups("astronomy");
        assertThat(names("astronomy/v8beta1")).containsExactly("dwarfplanets");
        assertThat(cached.isFresh()).isTrue();
    }

    @Test
    @DisplayName("TestPartialPermanentFailure: a permanent failure is cached until invalidated")
    void partialPermanentFailure() {
        groups("astronomy", "astronomy2");
        server.on("GET /apis/astronomy/v8beta1", text(403, "text/plain", "some permanent error"));
        server.onJson("GET /apis/astronomy2/v8beta1", PLANETS);
        assertThat(names("astronomy2/v8beta1")).containsExactly("dwarfplanets");
        assertThatThrownBy(() -> names("astronomy/v8beta1")).hasMessageContaining("some permanent error");

        server.onJson("GET /apis/astronomy/v8beta1", PLANETS);
        assertThatThrownBy(() -> names("astronomy/v8beta1")).hasMessageContaining("some permanent error");
        assertThat(cached.serverGroupsAndResources().failed()).containsOnlyKeys("astronomy/v8beta1");
        cached.invalidate();
        assertThat(names("astronomy/v8beta1")).containsExactly("dwarfplanets");
        assertThat(cached.serverGroupsAndResources().isPartial()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    @DisplayName("TestPartialRetryableFailure: a transient failure is retried, and then cached")
    void partialRetryableFailure(int code) {
        groups("astronomy", "astronomy2");
        server.on("GET /apis/astronomy/v8beta1", text(code, "text/plain", "some retryable error"));
        server.onJson("GET /apis/astronomy2/v8beta1", PLANETS);
        assertThat(names("astronomy2/v8beta1")).containsExactly("dwarfplanets");
        assertThatThrownBy(() -> names("astronomy/v8beta1")).isInstanceOf(ApiException.class);

        server.onJson("GET /apis/astronomy/v8beta1", STARS);
        assertThat(names("astronomy/v8beta1")).containsExactly("stars");
        server.on("GET /apis/astronomy/v8beta1", text(500, "text/plain", "some permanent error"));
        int asked = server.seen().size();
        assertThat(names("astronomy/v8beta1")).containsExactly("stars");
        assertThat(server.seen()).hasSize(asked);
    }

    @Test
    @DisplayName("TestRetryAfterCancellation: a request that was cut off is not cached")
    void retryAfterCancellation() {
        groups("astronomy");
        server.on("GET /apis/astronomy/v8beta1", exchange -> {
            throw new IOException("hang up");
        });
        assertThatThrownBy(() -> names("astronomy/v8beta1")).isInstanceOf(UnreachableException.class);
        server.onJson("GET /apis/astronomy/v8beta1", PLANETS);
        assertThat(names("astronomy/v8beta1")).containsExactly("dwarfplanets");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("TestMemCacheGroupsAndMaybeResources, TestMemCacheAggregatedServerGroups: the same as without a cache")
    void groupsAndResources(boolean aggregated) {
        RecordedDiscovery.serve(server, aggregated);
        DiscoveredResources said = live.serverGroupsAndResources();
        assertThat(cached.serverGroups()).isEqualTo(live.serverGroups());
        assertThat(cached.serverGroupsAndResources().lists()).isEqualTo(said.lists());
        assertThat(cached.serverGroupsAndResources().failed()).containsOnlyKeys("metrics.k8s.io/v1beta1");
        assertThat(cached.serverPreferredResources().lists())
                .isEqualTo(live.serverPreferredResources().lists());
    }

    @Test
    @DisplayName(
            "TestAggregatedMemCacheGroupsAndMaybeResources: one request; only stale group versions are requested again")
    void aggregated() {
        RecordedDiscovery.serve(server, true);
        assertThat(cached.serverGroups()).hasSize(23);
        int asked = server.seen().size();
        assertThat(cached.serverGroups()).hasSize(23);
        assertThat(names("apps/v1")).contains("deployments", "deployments/scale");
        assertThat(server.seen()).hasSize(asked);

        assertThat(cached.serverGroupsAndResources().isPartial()).isTrue();
        assertThat(server.seen().subList(asked, server.seen().size()))
                .extracting(TestServer.Seen::uri)
                .containsExactly("/apis/metrics.k8s.io/v1beta1");
        server.onJson(
                "GET /apis/metrics.k8s.io/v1beta1", "{\"resources\":[{\"name\":\"nodes\",\"kind\":\"NodeMetrics\"}]}");
        DiscoveredResources whole = cached.serverGroupsAndResources();
        assertThat(whole.isPartial()).isFalse();
        assertThat(whole.resources().map(r -> r.resource().toString())).contains("metrics.k8s.io/v1beta1/nodes");
        assertThat(whole.groups()).contains(new ApiGroup("metrics.k8s.io", List.of("v1beta1"), "v1beta1"));
        int again = server.seen().size();
        assertThat(cached.serverGroupsAndResources()).isEqualTo(whole);
        assertThat(server.seen()).hasSize(again);
    }

    @Test
    void aStaleGroupVersionFailsWithTheServersMessage() {
        RecordedDiscovery.serve(server, true);
        assertThatThrownBy(() -> cached.serverResourcesForGroupVersion("metrics.k8s.io/v1beta1"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("service unavailable");
    }

    @Test
    void theVersionIsNotCached() {
        server.onJson("GET /version", recorded("01-version"));
        assertThat(cached.serverVersion()).hasToString("v1.36.2");
        assertThat(cached.serverVersion()).hasToString("v1.36.2");
        assertThat(server.seen()).hasSize(2);
    }
}
