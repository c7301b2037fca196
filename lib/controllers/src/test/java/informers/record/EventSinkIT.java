package informers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import informers.api.Event;
import informers.api.GroupVersionResource;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.record.EventRecorder.Type;
import informers.util.Concurrency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import served.Sessions;

/** Events over HTTP, on real threads. */
@Timeout(60)
class EventSinkIT {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Clientset clients = Clientset.of(ClientConfig.of(Sessions.demo()));
    private final Pod pod = clients.coreV1().pods("default").list().items().get(0);

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    @DisplayName("C106 events of v1: created, and counted by a patch")
    void core() {
        try (var broadcaster = new EventBroadcaster(CorrelatorOptions.DEFAULT, Concurrency.threads())) {
            broadcaster.startRecordingTo(EventSink.core(clients.rest()));
            EventRecorder recorder = broadcaster.newRecorder("widget-controller");
            recorder.event(pod, Type.WARNING, "Painted", "painted it red");
            recorder.event(pod, Type.WARNING, "Painted", "painted it red");
            await().atMost(WAIT)
                    .until(() -> painted().stream()
                            .anyMatch(event -> event.tree().path("count").asInt() == 2));
        }
        assertThat(painted()).hasSize(1);
        Event event = painted().get(0);
        assertThat(event.message()).isEqualTo("painted it red");
        assertThat(event.text("involvedObject", "uid")).contains(pod.metadata().uid());
        assertThat(event.text("source", "component")).contains("widget-controller");
    }

    @Test
    void theExampleOfTheReadme() throws IOException {
        RestClient rest = clients.rest();
        // README
        try (var broadcaster = new EventBroadcaster(CorrelatorOptions.DEFAULT, Concurrency.threads())) {
            broadcaster.startRecordingTo(EventSink.core(rest)); // a client of its own: events have their own rate limit
            EventRecorder recorder = broadcaster.newRecorder("widget-controller");
            recorder.event(pod, EventRecorder.Type.NORMAL, "Painted", "painted it red"); // returns at once
        } // stores what is queued, each event in one try
        // end
        assertThat(painted()).hasSize(1);
        String source = Files.readString(Path.of("src/test/java/informers/record/EventSinkIT.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("        // end"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }

    private List<Event> painted() {
        return clients.coreV1().events("default").list().items().stream()
                .filter(event -> event.reason().equals("Painted"))
                .toList();
    }

    @Test
    @DisplayName("C106 events of events.k8s.io/v1: created, and a series by a patch")
    void eventsV1() {
        ResourceClient<Unstructured> events = new ResourceClient<>(
                clients.rest(),
                ResourceType.dynamic(new GroupVersionResource("events.k8s.io", "v1", "events")),
                "default");
        try (var broadcaster = new SeriesEventBroadcaster(EventSink.eventsV1(clients.rest()), Concurrency.threads())) {
            broadcaster.start();
            SeriesEventRecorder recorder = broadcaster.newRecorder("example.com/widgets", "widgets-1");
            recorder.event(pod, null, Type.NORMAL, "Painted", "Paint", "painted it red");
            await().atMost(WAIT)
                    .until(() -> events.list().items().stream()
                            .anyMatch(event -> event.text("reason").orElse("").equals("Painted")));
            recorder.event(pod, null, Type.NORMAL, "Painted", "Paint", "painted it red");
            await().atMost(WAIT)
                    .until(() -> events.list().items().stream()
                            .anyMatch(event -> event.tree().at("/series/count").asInt() == 2));
        }
    }
}
