package informers.usercode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.KubeObject;
import informers.api.Node;
import informers.api.Pod;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.factory.FactoryOptions;
import informers.factory.SharedInformerFactory;
import informers.factory.SyncResult;
import informers.informer.InformerParts;
import informers.listwatch.ListerWatcher;
import informers.reflector.Reflector;
import informers.testkit.FakeControllerSource;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SyncResult reports why informers whose user code fails have not synced. */
class FactoriesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Returns parts that list and watch a fake server, whatever the client. */
    private static FactoryOptions options(FakeControllerSource<Pod> source, SeededScheduler concurrency) {
        return FactoryOptions.DEFAULT.withConcurrency(concurrency).withParts(parts(source));
    }

    private static InformerParts.Source parts(FakeControllerSource<Pod> source) {
        return new InformerParts.Source() {
            @Override
            @SuppressWarnings("unchecked") // these tests request pods only
            public <T extends KubeObject> InformerParts<T> parts() {
                return InformerParts.<T>standard()
                        .withReflector((unused, sink, options, w) ->
                                new Reflector<>((ListerWatcher<T>) source, sink, options, w));
            }
        };
    }

    private static Clientset unreachable() {
        return Clientset.of(ClientConfig.of("http://127.0.0.1:1"));
    }

    @Test
    @DisplayName("an index function that fails on one pod: all have synced, all pods are stored, one error is counted")
    void anIndexFunction() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad", "c");
            try (var client = unreachable();
                    var factory = new SharedInformerFactory(client, options(source, concurrency))) {
                var pods = factory.informerFor(Pod.TYPE);
                pods.informer()
                        .addIndexers(Map.of(
                                "owner",
                                pod -> List.of(
                                        pod.metadata().ownerReferences().get(0).uid())));
                factory.start();
                factory.waitForCacheSync(SOON).orThrow();
                assertThat(pods.lister().list()).hasSize(3);
                assertThat(pods.informer().indexer().listIndexFuncValues("owner"))
                        .isEmpty();
                assertThat(pods.informer().reflectorStats().storeErrors()).isEqualTo(3);
            }
        });
    }

    @Test
    @DisplayName("a store that refuses the list: missing, with what the store threw")
    void aStore() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
            InformerParts.Source failing = new InformerParts.Source() {
                @Override
                public <T extends KubeObject> InformerParts<T> parts() {
                    return FactoriesTest.parts(source).<T>parts().withIndexer((functions, w) -> {
                        FailingIndexer<T> indexer = new FailingIndexer<>(w);
                        indexer.refuse(object -> true, () -> new IllegalStateException("disk full"));
                        return indexer;
                    });
                }
            };
            try (var client = unreachable();
                    var factory = new SharedInformerFactory(
                            client,
                            FactoryOptions.DEFAULT.withConcurrency(concurrency).withParts(failing))) {
                factory.informerFor(Pod.TYPE);
                factory.start();
                SyncResult result = factory.waitForCacheSync(SOON);
                assertThat(result.toString())
                        .isEqualTo(
                                "0 synced, 1 missing\n  v1/pods: the store refused what the server sent:"
                                        + " IllegalStateException: disk full. The informer relists until the store accepts it.");
                assertThatThrownBy(result::orThrow).hasMessageContaining("disk full");
                assertThat(result.causes().get(Pod.TYPE.resource())).hasMessage("disk full");
            }
        });
    }

    @Test
    @DisplayName("a transform that fails: missing, with the object and what the transform did")
    void aTransform() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad");
            FactoryOptions nulls = options(source, concurrency)
                    .withTransform(object -> object.name().equals("bad") ? null : object);
            FactoryOptions throwing = options(source, concurrency).withTransform(object -> {
                throw new AssertionError();
            });
            for (FactoryOptions options : List.of(nulls, throwing)) {
                try (var client = unreachable();
                        var factory = new SharedInformerFactory(client, options)) {
                    factory.informerFor(Pod.TYPE);
                    factory.start();
                    assertThat(factory.waitForCacheSync(SOON).missing())
                            .hasEntrySatisfying(
                                    Pod.TYPE.resource(),
                                    why -> assertThat(why)
                                            .startsWith(
                                                    "the store refused the list: the transform threw on Pod default/"));
                }
            }
        });
    }

    @Test
    @DisplayName("an Error ends an informer: waitForCacheSync returns at once, with the reason")
    void anError() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
            InformerParts.Source failing = new InformerParts.Source() {
                @Override
                public <T extends KubeObject> InformerParts<T> parts() {
                    return FactoriesTest.parts(source).<T>parts().withIndexer((functions, w) -> {
                        FailingIndexer<T> indexer = new FailingIndexer<>(w);
                        indexer.refuse(object -> true, () -> new AssertionError("never"));
                        return indexer;
                    });
                }
            };
            try (var client = unreachable();
                    var factory = new SharedInformerFactory(
                            client,
                            FactoryOptions.DEFAULT.withConcurrency(concurrency).withParts(failing))) {
                factory.informerFor(Pod.TYPE);
                factory.start();
                long begin = concurrency.nanoTime();
                SyncResult result = factory.waitForCacheSync(Duration.ofHours(1));
                assertThat(Duration.ofNanos(concurrency.nanoTime() - begin)).isLessThan(SOON);
                assertThat(result.toString()).contains("v1/pods: the informer has ended", "never");
                assertThat(result.causes().get(Pod.TYPE.resource()))
                        .isInstanceOf(AssertionError.class)
                        .hasMessage("never");
            }
        });
    }

    @Test
    @DisplayName(
            "a part that cannot be created at the start: the other informers are started, and the next start retries")
    void atTheStart() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
            AtomicInteger calls = new AtomicInteger();
            InformerParts.Source failing = new InformerParts.Source() {
                @Override
                public <T extends KubeObject> InformerParts<T> parts() {
                    InformerParts<T> parts = FactoriesTest.parts(source).parts();
                    return parts.withQueue((known, transform, w) -> {
                        if (calls.getAndIncrement() == 0) {
                            throw new IllegalStateException("no queue");
                        }
                        return InformerParts.<T>standard().queue().queue(known, transform, w);
                    });
                }
            };
            try (var client = unreachable();
                    var factory = new SharedInformerFactory(
                            client,
                            FactoryOptions.DEFAULT.withConcurrency(concurrency).withParts(failing))) {
                factory.informerFor(Node.TYPE);
                factory.informerFor(Pod.TYPE);
                assertThatThrownBy(factory::start).hasMessage("no queue");
                SyncResult early = factory.waitForCacheSync(SOON);
                assertThat(early.synced()).isEqualTo(1);
                assertThat(early.missing().get(Node.TYPE.resource())).contains("not started");
                assertThat(early.causes()).isEmpty();
            }
        });
    }
}
