package informers.server;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.factory.FactoryOptions;
import informers.factory.SharedInformerFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import replay.server.ReplayServer;

/** KEP-5958, against a server that does not know it. */
@Timeout(60)
class ManagedFieldsIT {
    @Test
    @DisplayName("C74 TestDropManagedFieldsDecode: caches have no managedFields, also if the server sends them")
    void informer() throws InterruptedException {
        try (ReplayServer server = ReplayServer.start();
                RestClient whole = RestClient.of(ClientConfig.of(server.newSession("demo")))) {
            for (boolean stream : List.of(true, false)) {
                assertThat(managed(whole, stream))
                        .as("the replay server sends managedFields")
                        .isPositive();
                assertThat(managed(whole.withoutManagedFields(), stream)).isZero();
            }
        }
    }

    /** Returns how many pods of an informer's cache have managedFields. */
    private static long managed(RestClient rest, boolean stream) throws InterruptedException {
        try (SharedInformerFactory factory = new SharedInformerFactory(
                new Clientset(rest.scope()), FactoryOptions.DEFAULT.withUseWatchList(stream))) {
            var pods = factory.informerFor(Pod.TYPE);
            factory.start();
            factory.waitForCacheSync(Duration.ofSeconds(30)).orThrow();
            List<Pod> all = pods.lister().list();
            assertThat(all).isNotEmpty();
            return all.stream()
                    .filter(pod -> pod.metadata().tree().has("managedFields"))
                    .count();
        }
    }
}
