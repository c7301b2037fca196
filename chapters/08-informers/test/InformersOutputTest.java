import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.KubeObject;
import informers.api.Pod;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.Informer;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.util.Concurrency;
import informers.testkit.SeededScheduler;
import informers.watch.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Replays the changes that the Go programs saw. The output must have the same lines; they are written by hand. */
class InformersOutputTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    @DisplayName("NewInformer with a resync: in the middle of the changes every object is delivered once more, unchanged")
    void plainInformer() {
        SeededScheduler.run(1, concurrency -> {
            MemoryListWatch<Pod> server = server(618, concurrency);
            PodLineHandler pods = new PodLineHandler(concurrency);
            InformerOptions<Pod> options = InformerOptions.of(server, Pod.TYPE)
                    .withConcurrency(concurrency)
                    .withResyncPeriod(Duration.ofSeconds(2));
            try (Informer<Pod> informer = new Informer<>(options, pods)) {
                informer.start();
                assertThat(informer.awaitSynced(MINUTE)).isTrue();
                assertThat(informer.store().listKeys()).containsExactlyInAnyOrder("play/pod-1", "play/pod-2");
                server.send(EventType.ADDED, PodLineHandler.pod("pod-3", 620, "Pending"));
                server.send(EventType.MODIFIED, PodLineHandler.pod("pod-1", 621, "Pending"));
                pods.await(4);
                pods.await(7); // two seconds later
                server.send(EventType.MODIFIED, PodLineHandler.pod("pod-1", 622, "Running"));
                server.send(EventType.MODIFIED, PodLineHandler.pod("pod-1", 623, "Running"));
                server.send(EventType.DELETED, PodLineHandler.pod("pod-1", 624, "Running"));
                server.send(EventType.MODIFIED, PodLineHandler.pod("pod-2", 625, "Pending"));
                server.send(EventType.DELETED, PodLineHandler.pod("pod-2", 626, "Pending"));
                List<String> lines = pods.await(12);
                assertThat(lines.subList(0, 4))
                        .containsExactly(
                                "ADD initial=true play/pod-1 rv=618 phase=Pending",
                                "ADD initial=true play/pod-2 rv=619 phase=Pending",
                                "ADD initial=false play/pod-3 rv=620 phase=Pending",
                                "UPDATE play/pod-1 rv=618 phase=Pending -> play/pod-1 rv=621 phase=Pending");
                assertThat(lines.subList(4, 7))
                        .containsExactlyInAnyOrder(
                                "UPDATE play/pod-1 rv=621 phase=Pending -> play/pod-1 rv=621 phase=Pending",
                                "UPDATE play/pod-2 rv=619 phase=Pending -> play/pod-2 rv=619 phase=Pending",
                                "UPDATE play/pod-3 rv=620 phase=Pending -> play/pod-3 rv=620 phase=Pending");
                assertThat(lines.subList(7, 12))
                        .containsExactly(
                                "UPDATE play/pod-1 rv=621 phase=Pending -> play/pod-1 rv=622 phase=Running",
                                "UPDATE play/pod-1 rv=622 phase=Running -> play/pod-1 rv=623 phase=Running",
                                "DELETE play/pod-1 rv=624 phase=Running",
                                "UPDATE play/pod-2 rv=619 phase=Pending -> play/pod-2 rv=625 phase=Pending",
                                "DELETE play/pod-2 rv=626 phase=Pending");
                assertThat(informer.store().listKeys()).containsExactly("play/pod-3");
                assertThat(informer.lastSyncResourceVersion()).isEqualTo("626");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    @DisplayName("NewSharedIndexInformer: two handlers, a late one that is removed; the library's processor")
    void shared() {
        SeededScheduler.run(1, concurrency -> shared(InformerParts.standard(), concurrency));
    }

    @Test
    @DisplayName("NewSharedIndexInformer: the same with a right answer to this chapter")
    void sharedOnAnAnswer() {
        for (long seed = 0; seed < 10; seed++) {
            SeededScheduler.run(seed, concurrency -> shared(
                    InformerParts.<Pod>standard()
                            .withProcessor(any ->
                                    ProcessorPart.of(RightFanOut.make(), any)),
                    concurrency));
        }
    }

    private static void shared(InformerParts<Pod> parts, Concurrency concurrency) {
        MemoryListWatch<Pod> server = server(644, concurrency);
        PodLineHandler first = new PodLineHandler(concurrency);
        PodLineHandler second = new PodLineHandler(concurrency);
        PodLineHandler third = new PodLineHandler(concurrency);
        SharedIndexInformer<Pod> informer = new SharedIndexInformer<>(InformerOptions.of(server, Pod.TYPE)
                .withConcurrency(concurrency)
                .withIndexers(Map.of("phase", pod -> List.of(pod.phase())))
                .withParts(parts));
        try (informer) {
            informer.addEventHandler(first);
            // A resync period for a handler of an informer that never checks: a warning, and no resync.
            informer.addEventHandler(second, HandlerOptions.DEFAULT.withResyncPeriod(Duration.ofSeconds(2)));
            informer.start();
            informer.awaitSynced(MINUTE);
            HandlerRegistration late = informer.addEventHandler(third);
            assertThat(late.awaitSynced(MINUTE)).as("h3 synced=true").isTrue();
            informer.removeEventHandler(late);
            informer.removeEventHandler(late); // removing it twice has no effect

            server.send(EventType.ADDED, PodLineHandler.pod("pod-3", 646, "Pending"));
            server.send(EventType.MODIFIED, PodLineHandler.pod("pod-1", 647, "Pending"));
            server.send(EventType.MODIFIED, PodLineHandler.pod("pod-1", 648, "Running"));
            server.send(EventType.MODIFIED, PodLineHandler.pod("pod-1", 649, "Running"));
            server.send(EventType.DELETED, PodLineHandler.pod("pod-1", 650, "Running"));
            server.send(EventType.MODIFIED, PodLineHandler.pod("pod-2", 651, "Pending"));
            server.send(EventType.DELETED, PodLineHandler.pod("pod-2", 652, "Pending"));
            String[] lines = {
                "ADD initial=true play/pod-1 rv=644 phase=Pending",
                "ADD initial=true play/pod-2 rv=645 phase=Pending",
                "ADD initial=false play/pod-3 rv=646 phase=Pending",
                "UPDATE play/pod-1 rv=644 phase=Pending -> play/pod-1 rv=647 phase=Pending",
                "UPDATE play/pod-1 rv=647 phase=Pending -> play/pod-1 rv=648 phase=Running",
                "UPDATE play/pod-1 rv=648 phase=Running -> play/pod-1 rv=649 phase=Running",
                "DELETE play/pod-1 rv=650 phase=Running",
                "UPDATE play/pod-2 rv=645 phase=Pending -> play/pod-2 rv=651 phase=Pending",
                "DELETE play/pod-2 rv=652 phase=Pending"
            };
            assertThat(first.await(9)).containsExactly(lines);
            assertThat(second.await(9)).containsExactly(lines);
            assertThat(third.await(2)).containsExactlyInAnyOrder(lines[0], lines[1]);
            assertThat(informer.indexer().byIndex("phase", "Pending").stream().map(KubeObject::key))
                    .containsExactly("play/pod-3");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(informer.isStopped()).isTrue();
        assertThatThrownBy(() -> informer.addEventHandler(first))
                .hasMessageContaining("was not added to shared informer because it has stopped already");
    }

    private static MemoryListWatch<Pod> server(int version, Concurrency concurrency) {
        List<Pod> pods =
                List.of(PodLineHandler.pod("pod-1", version, "Pending"), PodLineHandler.pod("pod-2", version + 1, "Pending"));
        return new MemoryListWatch<>(Integer.toString(version + 1), pods, concurrency);
    }
}
