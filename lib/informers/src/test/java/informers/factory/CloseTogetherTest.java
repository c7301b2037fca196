package informers.factory;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.HandlerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.logs.CapturedLogs;
import informers.queue.ReflectorStore;
import informers.reflector.ReflectorRunner;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.testkit.TestObjects;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many informers whose handlers hang are closed within the time that one of them takes. */
class CloseTogetherTest {
    private static final int MANY = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private static final ClientConfig UNREACHABLE = ClientConfig.of("http://127.0.0.1:1");

    @Test
    @DisplayName("a factory interrupts all handlers that hang at one deadline, and names each in a warning")
    void aFactory() {
        SeededRuns.run(3, concurrency -> {
            Latch end = new Latch(concurrency);
            try (RestClient client = RestClient.of(UNREACHABLE)) {
                var factory = new DynamicSharedInformerFactory(client, options(concurrency));
                for (int i = 0; i < MANY; i++) {
                    hangIn(factory.forResource(widgets(i)).informer(), "factory-" + i, concurrency, end);
                }
                factory.start();
                settle(concurrency);
                assertThat(closing(
                                concurrency,
                                () -> assertThat(factory.close(PATIENCE)).isFalse()))
                        .isEqualTo(PATIENCE.plus(AFTER_INTERRUPT));
                end.open();
                settle(concurrency);
                assertThat(factory.close(PATIENCE))
                        .as("after the handlers have returned")
                        .isTrue();
            }
        });
        for (int i = 0; i < MANY; i++) {
            String name = "handler factory-" + i + " did not stop";
            assertThat(CapturedLogs.lines()).anySatisfy(line -> assertThat(line).contains(name, "left behind"));
        }
    }

    @Test
    @DisplayName("clusters interrupt the handlers of all clusters at one deadline")
    void clusters() {
        SeededRuns.run(concurrency -> {
            Latch end = new Latch(concurrency);
            Map<String, ClientConfig> configs = new LinkedHashMap<>();
            for (int i = 0; i < MANY / 10; i++) {
                configs.put("cluster-" + i, UNREACHABLE);
            }
            Clusters clusters = new Clusters(configs, options(concurrency), (client, factory) -> {
                for (int i = 0; i < 10; i++) {
                    hangIn(factory.forResource(widgets(i)).informer(), "cluster-" + i, concurrency, end);
                }
            });
            clusters.start();
            settle(concurrency);
            assertThat(closing(
                            concurrency,
                            () -> assertThat(clusters.close(PATIENCE)).isFalse()))
                    .isEqualTo(PATIENCE.plus(AFTER_INTERRUPT));
            end.open();
        });
    }

    @Test
    @DisplayName("tasks of clusters whose setup hangs are interrupted at one deadline")
    void setups() {
        SeededRuns.run(concurrency -> {
            Latch end = new Latch(concurrency);
            Map<String, ClientConfig> configs = new LinkedHashMap<>();
            for (int i = 0; i < MANY / 10; i++) {
                configs.put("cluster-" + i, UNREACHABLE);
            }
            Clusters clusters =
                    new Clusters(configs, options(concurrency), (client, factory) -> hang(concurrency, end));
            clusters.start();
            settle(concurrency);
            assertThat(closing(
                            concurrency,
                            () -> assertThat(clusters.close(PATIENCE)).isFalse()))
                    .isEqualTo(PATIENCE.plus(AFTER_INTERRUPT));
            end.open();
        });
    }

    private static Duration closing(Concurrency concurrency, Runnable close) {
        long begin = concurrency.nanoTime();
        close.run();
        return Duration.ofNanos(concurrency.nanoTime() - begin);
    }

    private static GroupVersionResource widgets(int number) {
        return new GroupVersionResource("example.com", "v1", "widgets" + number);
    }

    private static void hangIn(
            SharedIndexInformer<? extends KubeObject> informer, String name, Concurrency concurrency, Latch end) {
        ResourceEventHandler<KubeObject> handler =
                new ResourceEventHandlerFuncs<KubeObject>().onAdd(object -> hang(concurrency, end));
        informer.addEventHandler(handler, HandlerOptions.DEFAULT.withName(name));
    }

    /** A call that ignores interrupts until the latch is open. */
    private static void hang(Concurrency concurrency, Latch end) {
        while (!end.isOpen()) {
            try {
                end.await();
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    /** Informers that find one object, whatever the client. */
    private static FactoryOptions options(SeededScheduler concurrency) {
        return FactoryOptions.DEFAULT.withConcurrency(concurrency).withParts(new InformerParts.Source() {
            @Override
            public <T extends KubeObject> InformerParts<T> parts() {
                return InformerParts.<T>standard()
                        .withReflector((source, sink, options, time) -> new OneObject<>(sink, time));
            }
        });
    }

    private static final class OneObject<T extends KubeObject> implements ReflectorRunner {
        private final ReflectorStore<T> sink;
        private final Latch closed;
        private final Concurrency time;

        OneObject(ReflectorStore<T> sink, Concurrency concurrency) {
            this.sink = sink;
            this.time = concurrency;
            this.closed = new Latch(concurrency);
        }

        @Override
        @SuppressWarnings("unchecked") // no code of these tests uses the type of the object
        public void run() {
            Pod pod = TestObjects.pod("default/a", 1);
            sink.replace((List<T>) List.of(pod), "1");
            try {
                closed.await();
            } catch (InterruptedException e) {
                time.interruptMyself();
            }
        }

        @Override
        public String lastSyncResourceVersion() {
            return "1";
        }

        @Override
        public void close() {
            closed.open();
        }
    }
}
