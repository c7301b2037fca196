import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeletedObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.testkit.SeededScheduler;
import informers.watch.EventType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests the code around an answer: threads, failures, resync. */
class ProcessorPartTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final HandlerOptions NO_RESYNC = HandlerOptions.DEFAULT.withResyncPeriod(Duration.ZERO);

    @Test
    @DisplayName("a blocked handler does not delay the others, and its backlog can be read")
    void slowHandler() {
        run((informer, server, concurrency) -> {
            Latch until = new Latch(concurrency);
            PodLineHandler fast = new PodLineHandler(concurrency);
            HandlerRegistration slow = informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }), NO_RESYNC);
            HandlerRegistration fastOne = informer.addEventHandler(fast, NO_RESYNC);
            informer.start();
            assertThat(fastOne.awaitSynced(MINUTE)).isTrue();
            assertThat(slow.awaitSynced(MINUTE)).as("the handler is in its first callback").isFalse();
            server.send(EventType.ADDED, PodLineHandler.pod("pod-3", 3, "Pending"));
            fast.await(3);
            assertThat(slow.backlog()).isEqualTo(2);
            until.open();
            assertThat(slow.awaitSynced(MINUTE)).isTrue();
        });
    }

    @Test
    @DisplayName("a handler that throws receives the next notification a second later; it never syncs; the failure can be read")
    void failingHandler() {
        run((informer, server, concurrency) -> {
            PodLineHandler pods = new PodLineHandler(concurrency);
            HandlerRegistration failing = informer.addEventHandler(new ResourceEventHandler<>() {
                @Override
                public void onAdd(Pod pod, boolean isInInitialList) {
                    pods.onAdd(pod, isInInitialList);
                    if (pod.name().equals("pod-1")) {
                        throw new IllegalStateException("not this one");
                    }
                }

                @Override
                public void onUpdate(Pod before, Pod now) {}

                @Override
                public void onDelete(DeletedObject<Pod> gone) {}
            });
            informer.start();
            long start = concurrency.nanoTime();
            pods.await(2);
            assertThat(Duration.ofNanos(concurrency.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(failing.awaitSynced(MINUTE)).isFalse();
            assertThat(failing.failures()).isEqualTo(1);
            assertThat(failing.failure()).get().extracting(Throwable::getMessage).isEqualTo("not this one");
        });
    }

    @Test
    @DisplayName("only the handler with a resync period receives a resync")
    void resync() {
        run((informer, server, concurrency) -> {
            PodLineHandler every3 = new PodLineHandler(concurrency);
            PodLineHandler never = new PodLineHandler(concurrency);
            informer.addEventHandler(every3, HandlerOptions.DEFAULT.withResyncPeriod(Duration.ofSeconds(3)));
            informer.addEventHandler(never, NO_RESYNC);
            informer.start();
            every3.await(4);
            server.send(EventType.DELETED, PodLineHandler.pod("pod-1", 3, "Running"));
            assertThat(every3.await(5)).filteredOn(line -> line.startsWith("UPDATE")).hasSize(2);
            assertThat(never.await(3)).filteredOn(line -> line.startsWith("UPDATE")).isEmpty();
        });
    }

    @Test
    @DisplayName("unsupported options and foreign registrations are refused with a reason")
    void refusals() {
        run((informer, server, concurrency) -> {
            assertThatThrownBy(() -> informer.addEventHandler(
                            new PodLineHandler(concurrency), HandlerOptions.DEFAULT.withMaxBacklog(10)))
                    .hasMessageContaining("the buffers of chapter 08 have no bound");
            var foreign = new ListenerThread(answer().join(null, List::of), "foreign", concurrency);
            assertThatThrownBy(() -> informer.removeEventHandler(foreign)).hasMessageContaining("belongs to another one");
        });
    }

    private interface Scenario {
        void run(SharedIndexInformer<Pod> informer, MemoryListWatch<Pod> server, Concurrency concurrency)
                throws InterruptedException;
    }

    private static void run(Scenario scenario) {
        for (long seed = 0; seed < 10; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                List<Pod> pods = List.of(PodLineHandler.pod("pod-1", 1, "Pending"), PodLineHandler.pod("pod-2", 2, "Pending"));
                MemoryListWatch<Pod> server = new MemoryListWatch<>("2", pods, concurrency);
                InformerOptions<Pod> options = InformerOptions.of(server, Pod.TYPE)
                        .withConcurrency(concurrency)
                        .withResyncPeriod(Duration.ofSeconds(3))
                        .withParts(InformerParts.<Pod>standard()
                                .withProcessor(any -> ProcessorPart.of(answer(), any)));
                try (SharedIndexInformer<Pod> informer = new SharedIndexInformer<>(options)) {
                    scenario.run(informer, server, concurrency);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    private static FanOut answer() {
        return RightFanOut.make();
    }
}
