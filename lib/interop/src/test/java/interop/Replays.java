package interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import informers.junit.ReplayedCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How long these tests watch, and the recorded events of the tape {@code rollout}. */
final class Replays {
    /** How long each client watches. The recording takes 22 s; after it come only bookmarks. */
    static final Duration WATCH = Duration.ofSeconds(Long.getLong("interop.watch.seconds", 40));

    private Replays() {}

    /** How many pods the namespace {@code default} has before the recorded changes. */
    static final int PODS_BEFORE = 6;

    /** Returns the recorded events of pods, in order: {@code ADDED 515}, {@code DELETED 579} and so on. */
    static List<String> podEvents() {
        List<String> events = new ArrayList<>();
        String log = "/replay/wiremock-mappings/__files/tapes/rollout/log.jsonl";
        try (InputStream in = Replays.class.getResourceAsStream(log)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                JsonNode entry = Json.tree(line.getBytes(StandardCharsets.UTF_8));
                if (entry.path("resource").asText().equals("v1/pods")) {
                    events.add(
                            entry.path("type").asText() + " " + entry.path("rv").asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    /**
     * Lets an informer watch for {@link #WATCH}, at least for the whole recording, and checks what its handler received.
     */
    static void watchStory(Collection<String> seen) throws InterruptedException {
        long end = System.nanoTime() + WATCH.toNanos();
        await().atMost(WATCH.plusSeconds(60)).until(() -> seen.contains("DELETED 583"));
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000)); // silence, as long as it was asked for
        assertStory(seen);
    }

    /** Checks that the existing pods came first, and then each recorded event, once and in order. */
    static void assertStory(Collection<String> seen) {
        assertThat(seen).hasSizeGreaterThan(PODS_BEFORE);
        List<String> all = List.copyOf(seen);
        assertThat(all.subList(0, PODS_BEFORE)).allMatch(event -> event.startsWith("ADDED "));
        assertThat(all.subList(PODS_BEFORE, all.size())).containsExactlyElementsOf(podEvents());
    }

    /** Prints what a test received, for a run of ten minutes by hand. */
    static void report(String client, ReplayedCluster cluster) {
        System.out.println(client + ": " + WATCH.toSeconds() + " s, requests " + cluster.counts());
    }
}
