package informers.listwatch;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.FieldSelector;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListWatchTest {
    private static final String PODS = "/api/v1/namespaces/kube-system/pods";

    private final TestServer server = new TestServer();
    private final RestClient rest = RestClient.of(server.config());

    @AfterEach
    void stop() {
        rest.close();
        server.close();
    }

    @Test
    void itsFieldSelectorReplacesThatOfTheRequest() { // NewListWatchFromClient
        server.onJson("GET " + PODS, "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}");
        ListWatch<Pod> pods = ListWatch.of(rest, Pod.TYPE, "kube-system", FieldSelector.is("spec.nodeName", "n1"));
        ListOptions options =
                ListOptions.ALL.withFieldSelector("metadata.name=x").withLimit(5);
        assertThat(pods.list(options).items()).isEmpty();
        assertThat(server.last().uri()).isEqualTo(PODS + "?fieldSelector=spec.nodeName%3Dn1&limit=5");
        pods.watch(options.withResourceVersion("7")).close();
        assertThat(server.last().uri())
                .isEqualTo(PODS + "?fieldSelector=spec.nodeName%3Dn1&resourceVersion=7&limit=5&watch=true");
    }

    @Test
    void everythingMeansNoFieldSelector() {
        server.onJson("GET " + PODS, "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}");
        ListWatch.of(rest, Pod.TYPE, "kube-system", FieldSelector.EVERYTHING)
                .list(ListOptions.ALL.withFieldSelector("metadata.name=x"));
        assertThat(server.last().uri()).isEqualTo(PODS);
    }

    @Test
    void aTweakIsAppliedLast() { // NewFilteredListWatchFromClient
        server.onJson("GET " + PODS, "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}");
        ListWatch.filtered(rest, Pod.TYPE, "kube-system", o -> o.withLabelSelector("app=web"))
                .list(ListOptions.ALL);
        assertThat(server.last().uri()).isEqualTo(PODS + "?labelSelector=app%3Dweb");
    }

    @Test
    void twoFunctionsAreEnough() {
        List<ListOptions> asked = new ArrayList<>();
        Watch<Pod> watch = new Watch<>() {
            @Override
            public Optional<WatchEvent<Pod>> next() {
                return Optional.empty();
            }

            @Override
            public Optional<java.io.IOException> failure() {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
        ListerWatcher<Pod> pods = ListWatch.of(
                options -> {
                    asked.add(options);
                    return ObjectList.of("1", List.of());
                },
                options -> {
                    asked.add(options);
                    return watch;
                });
        ListOptions options = ListOptions.ALL.withLimit(3);
        assertThat(pods.list(options).resourceVersion()).isEqualTo("1");
        assertThat(pods.watch(options)).isSameAs(watch);
        assertThat(asked).containsExactly(options, options);
    }
}
