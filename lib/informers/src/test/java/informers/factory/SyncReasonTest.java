package informers.factory;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.informer.InformerParts;
import informers.reflector.ReflectorRunner;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wait for informers that will never sync ends at once, and reports why. */
@Timeout(30)
class SyncReasonTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Concurrency threads = Concurrency.threads();
    private final Clientset clientset = Clientset.of(ClientConfig.of("http://127.0.0.1:1"));

    /** Returns parts whose reflector runs this. */
    private SharedInformerFactory factory(Runnable run) {
        Latch closed = new Latch(threads);
        InformerParts.Source parts = new InformerParts.Source() {
            @Override
            public <T extends KubeObject> InformerParts<T> parts() {
                return InformerParts.<T>standard()
                        .withReflector((source, sink, options, concurrency) -> new ReflectorRunner() {
                            @Override
                            public void run() {
                                run.run();
                                try {
                                    closed.await();
                                } catch (InterruptedException e) {
                                    threads.interruptMyself();
                                }
                            }

                            @Override
                            public String lastSyncResourceVersion() {
                                return "";
                            }

                            @Override
                            public void close() {
                                closed.open();
                            }
                        });
            }
        };
        return new SharedInformerFactory(clientset, FactoryOptions.DEFAULT.withParts(parts));
    }

    @Test
    @DisplayName("an error on its thread has ended the informer: the error is the reason")
    void ended() throws InterruptedException {
        try (SharedInformerFactory factory = factory(() -> {
            throw new NoClassDefFoundError("jdk/net/ExtendedSocketOptions");
        })) {
            factory.informerFor(Pod.TYPE);
            factory.start();
            SyncResult result = factory.waitForCacheSync(LONG);
            assertThat(result.allSynced()).isFalse();
            assertThat(result.toString())
                    .contains("v1/pods: the informer has ended", "jdk/net/ExtendedSocketOptions")
                    .doesNotContain("no answer yet");
        }
    }

    @Test
    @DisplayName("stopped, or never started")
    void stoppedOrNeverStarted() throws InterruptedException {
        try (SharedInformerFactory factory = factory(() -> {})) {
            var pods = factory.informerFor(Pod.TYPE);
            factory.start();
            factory.informerFor(ConfigMap.TYPE);
            threads.spawn("stopper", pods.informer()::stop);
            SyncResult result = factory.waitForCacheSync(LONG);
            assertThat(result.missing().get(Pod.TYPE.resource())).contains("was stopped before its first list");
            assertThat(result.missing().get(ConfigMap.TYPE.resource())).contains("was not started");
        }
    }

    @Test
    @DisplayName("close(Duration) of a factory whose handler hangs returns in time, with false")
    void closeIsBounded() throws InterruptedException {
        Latch begun = new Latch(threads);
        SharedInformerFactory factory = factory(() -> {
            begun.open();
            while (true) {
                try {
                    threads.sleep(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    continue;
                }
            }
        });
        factory.informerFor(Pod.TYPE);
        factory.start();
        begun.await();
        assertThat(factory.close(Duration.ofMillis(50))).isFalse();
    }

    @Test
    @DisplayName("the longest duration means no limit")
    void longest() throws InterruptedException {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        SharedInformerFactory factory = factory(() -> {});
        factory.informerFor(Pod.TYPE);
        assertThat(factory.waitForCacheSync(forever).allSynced()).isFalse(); // it was not started
        factory.start();
        assertThat(factory.close(forever)).isTrue();
        try (Clusters clusters = new Clusters(
                Map.of("a", ClientConfig.of("http://127.0.0.1:1")), FactoryOptions.DEFAULT, (client, informers) -> {
                    throw new NullPointerException();
                })) {
            clusters.start();
            while (clusters.waitForCacheSync(Duration.ofMillis(1)).toString().contains("has not answered yet")) {}
            assertThat(clusters.waitForCacheSync(Duration.ofMillis(1)).get("a").toString())
                    .contains("NullPointerException");
            assertThat(clusters.close(forever)).isTrue();
        }
    }
}
