package informers.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Status;
import informers.api.Unstructured;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventDecoderTest {
    private static final ResourceType<Unstructured> ANY =
            ResourceType.dynamic(GroupVersionResource.core("v1", "configmaps"));

    private static String event(String type, String name, String rv, String text) {
        return "{\"type\":\"" + type
                + "\",\"object\":{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\""
                + name + "\",\"namespace\":\"default\",\"resourceVersion\":\"" + rv + "\",\"labels\":{\"a\":\"" + text
                + "\"}},\"data\":{\"k\":\"" + text + "\"}}}";
    }

    private static <T extends KubeObject> List<WatchEvent<T>> all(InputStream in, ResourceType<T> type)
            throws IOException {
        EventDecoder<T> decoder = new EventDecoder<>(in, type);
        List<WatchEvent<T>> events = new ArrayList<>();
        for (var e = decoder.next(); e.isPresent(); e = decoder.next()) {
            events.add(e.get());
        }
        return events;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the bytes in pieces of the given sizes. */
    private static InputStream pieces(byte[] bytes, Random sizes, int largest) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + sizes.nextInt(largest)));
            }
        };
    }

    @Test
    void theSameEventsInAnyPieces() throws IOException {
        String stream = event("ADDED", "a", "1", "grün 绿 🟢") + "\n" + event("MODIFIED", "a", "2", "红") + "\r\n\n\r\n"
                + event("DELETED", "a", "3", "x") + "\n";
        List<String> whole = describe(all(bytes(stream), ANY));
        assertThat(whole).containsExactly("ADDED 1 grün 绿 🟢", "MODIFIED 2 红", "DELETED 3 x");
        byte[] raw = stream.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 200; seed++) {
            assertThat(describe(all(pieces(raw, new Random(seed), 1 + seed % 40), ANY)))
                    .as("seed " + seed)
                    .isEqualTo(whole);
        }
    }

    private static List<String> describe(List<WatchEvent<Unstructured>> events) {
        return events.stream()
                .map(e -> e.type() + " " + e.resourceVersion() + " "
                        + e.object().text("data", "k").orElse("?"))
                .toList();
    }

    @Test
    void anEventKeepsTheBytesOfItsObject() throws IOException {
        String line = event("ADDED", "a", "1", "绿");
        String object = line.substring(line.indexOf("\"object\":") + 9, line.length() - 1);
        WatchEvent<Unstructured> event = all(bytes(line + "\n"), ANY).get(0);
        assertThat(new String(event.object().json(), StandardCharsets.UTF_8)).isEqualTo(object);
        assertThat(event.object().labels()).containsEntry("a", "绿");
        assertThat(event.object().metadata().tree().path("name").asText()).isEqualTo("a");
    }

    @Test
    void anEventOfManyMegabytes() throws IOException {
        String big = "x".repeat(5_000_000);
        List<WatchEvent<Unstructured>> events = all(
                bytes(event("ADDED", "big", "1", "l").replace("\"k\":\"l\"", "\"k\":\"" + big + "\"") + "\n"
                        + event("ADDED", "b", "2", "y") + "\n"),
                ANY);
        assertThat(events).hasSize(2);
        assertThat(events.get(0).object().text("data", "k")).contains(big);
    }

    @Test
    void theLastLineNeedsNoLineFeed() throws IOException {
        assertThat(all(bytes(event("ADDED", "a", "1", "x")), ANY)).hasSize(1);
    }

    @Test
    void halfAnEventAtTheEndIsAnErrorThatSaysSo() throws IOException {
        String whole = event("ADDED", "a", "1", "绿");
        byte[] raw = whole.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < raw.length; length++) {
            EventDecoder<Unstructured> decoder = new EventDecoder<>(new ByteArrayInputStream(raw, 0, length), ANY);
            assertThatThrownBy(decoder::next)
                    .as("cut after " + length + " bytes")
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("in the middle of an event")
                    .hasMessageContaining("Watch again from the last resourceVersion");
            assertThat(decoder.next()).isEmpty();
        }
    }

    @Test
    void aPodBookmarkWithNullContainersIsABookmark() throws IOException {
        List<WatchEvent<Pod>> events = all(
                bytes(
                        "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"585\"},"
                                + "\"spec\":{\"containers\":null},\"status\":{}}}\n"),
                Pod.TYPE);
        assertThat(events).singleElement().satisfies(e -> {
            assertThat(e.type()).isEqualTo(EventType.BOOKMARK);
            assertThat(e.resourceVersion()).isEqualTo("585");
            assertThat(e.isInitialEventsEnd()).isFalse();
        });
    }

    @Test
    void onlyTheAnnotatedBookmarkEndsTheInitialEvents() throws IOException {
        String bookmark =
                "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"5\",\"annotations\":{\"k8s.io/initial-events-end\":\"%s\"}}}}\n";
        assertThat(all(bytes(String.format(bookmark, "true")), Pod.TYPE).get(0).isInitialEventsEnd())
                .isTrue();
        assertThat(all(bytes(String.format(bookmark, "false")), Pod.TYPE).get(0).isInitialEventsEnd())
                .isFalse();
    }

    @Test
    void anErrorCarriesTheStatus() throws IOException {
        WatchEvent<Pod> event = all(
                        bytes(
                                "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"too old resource version: 1 (400)\",\"reason\":\"Expired\",\"code\":410}}\n"),
                        Pod.TYPE)
                .get(0);
        assertThat(event.type()).isEqualTo(EventType.ERROR);
        assertThat(event.status())
                .hasValueSatisfying(s -> assertThat(s.isExpired()).isTrue());
        assertThatThrownBy(event::object).hasMessageContaining("410 Expired: too old resource version");
    }

    @Test
    void aLineThatIsNotAnEventEndsTheStreamWithAnErrorThatShowsIt() throws IOException {
        for (String line : List.of(
                "<html>proxy says no</html>",
                "[1]",
                "{\"object\":{}}",
                "{\"type\":\"RENAMED\",\"object\":{}}",
                "{\"type\":\"ADDED\"}",
                "{\"type\":\"ADDED\",\"object\":{\"kind\":",
                "{\"type\":\"ADDED\",\"object\":{\"metadata\":7}}",
                "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Pod\"}}",
                "\u0001\u0002")) {
            List<WatchEvent<Unstructured>> events = all(bytes(line + "\n" + event("ADDED", "a", "1", "x") + "\n"), ANY);
            assertThat(events).as(line).singleElement().satisfies(e -> {
                assertThat(e.type()).isEqualTo(EventType.ERROR);
                assertThat(e.status().orElseThrow().code()).isEqualTo(500);
                assertThat(e.status().orElseThrow().message())
                        .startsWith("unable to decode an event from the watch stream: expected");
            });
        }
    }

    @Test
    void aMissingTypeIsDistinguishedFromAnUnknownType() throws IOException {
        assertThat(all(bytes("{\"object\":{}}\n"), ANY)
                        .get(0)
                        .status()
                        .orElseThrow()
                        .message())
                .contains("found a line without a type: ");
        assertThat(all(bytes("{\"type\":\"RENAMED\",\"object\":{}}\n"), ANY)
                        .get(0)
                        .status()
                        .orElseThrow()
                        .message())
                .contains("found a line of the unknown type RENAMED: ");
    }

    @Test
    void toStringShowsTheEvent() throws IOException {
        assertThat(all(bytes(event("ADDED", "a", "1", "x") + "\n"), ANY).get(0))
                .hasToString("ADDED ConfigMap default/a@1");
        assertThat(WatchEvent.<Unstructured>error(Status.failure(410, "Expired", "too old")))
                .asString()
                .startsWith("ERROR ")
                .contains("too old");
    }

    @Test
    void anObjectOfAnotherTypeIsAnError() throws IOException {
        List<WatchEvent<Pod>> events = all(bytes(event("ADDED", "a", "1", "x") + "\n"), Pod.TYPE);
        assertThat(events.get(0).status().orElseThrow().message())
                .contains("expected a Pod (v1), found a ConfigMap (v1)");
        assertThat(all(bytes(event("ADDED", "a", "1", "x") + "\n"), ConfigMap.TYPE))
                .hasSize(1);
    }

    @Test
    void randomBytesGiveAnErrorOfTheDecoder() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (seed % 2 == 0) { // similar to an event
                byte[] real = (event("ADDED", "a", "1", "绿") + "\n").getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    real[random.nextInt(real.length)] = (byte) random.nextInt();
                }
                noise = real;
            }
            EventDecoder<Unstructured> decoder = new EventDecoder<>(new ByteArrayInputStream(noise), ANY);
            try {
                int events = 0;
                while (decoder.next().isPresent()) {
                    assertThat(++events).as("seed " + seed).isLessThan(1000);
                }
            } catch (IOException e) {
                assertThat(e).as("seed " + seed).isInstanceOf(EOFException.class);
            }
        }
    }
}
