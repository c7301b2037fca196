package replay.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import informers.api.Json;
import informers.api.ObjectList;
import informers.api.PartialObjectMetadata;
import informers.api.ResourceType;
import informers.api.Status;
import informers.api.Unstructured;
import informers.internal.watch.EventDecoder;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import replay.Fixtures;

/** Every recorded response can be decoded and encoded without a difference. */
class EveryRecordingDecodesTest {
    private static final ResourceType<Unstructured> ANY =
            ResourceType.dynamic(GroupVersionResource.core("v1", "things"));

    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void nothingIsLost() {
        for (RecordedExchange exchange : Fixtures.recordings().exchanges()) {
            try {
                String decodedAs = decode(exchange);
                counts.merge(decodedAs, 1, Integer::sum);
            } catch (IOException e) {
                throw new UncheckedIOException(exchange.toString(), e);
            } catch (RuntimeException e) {
                fail(exchange + ": " + e.getMessage(), e);
            }
        }
        // The recordings do not change, so these counts do not: no exchange may become an "other".
        assertThat(counts)
                .containsEntry("watch", 52)
                .containsEntry("list", 268)
                .containsEntry("object", 91)
                .containsEntry("status", 44)
                .containsEntry("torn", 1)
                .containsEntry("document", 96);
    }

    private String decode(RecordedExchange exchange) throws IOException {
        String type = exchange.contentType();
        if (!type.startsWith("application/json")) {
            return "other: " + type; // protobuf, YAML and plain text: this client asks for JSON
        }
        if (exchange.isWatch() && exchange.status() == 200) {
            watch(exchange);
            return "watch";
        }
        if (exchange.torn()) {
            assertThatThrownBy(() -> Json.tree(exchange.body()))
                    .as(exchange.toString())
                    .hasMessageContaining("expected JSON");
            return "torn";
        }
        JsonNode tree = Json.tree(exchange.body());
        String kind = tree.path("kind").asText();
        if (kind.equals("Status")) {
            Status status = Status.parse(exchange.body());
            assertThat(status.message()).isEqualTo(tree.path("message").asText());
            assertThat(status.reason()).isEqualTo(tree.path("reason").asText());
            if (exchange.status() >= 400) {
                assertThat(status.code()).as(exchange.toString()).isEqualTo(exchange.status());
            }
            return "status";
        }
        if (kind.endsWith("List") && tree.path("items").isArray() && tree.has("metadata")) {
            list(exchange, tree);
            return "list";
        }
        if (tree.has("metadata") && !kind.equals("Table")) {
            same(Unstructured.fromJson(exchange.body()), tree, exchange);
            return "object";
        }
        return "document"; // discovery, version, Tables
    }

    private static void list(RecordedExchange exchange, JsonNode tree) throws IOException {
        ObjectList<Unstructured> list = ANY.decodeList(new ByteArrayInputStream(exchange.body()));
        assertThat(list.resourceVersion())
                .isEqualTo(tree.at("/metadata/resourceVersion").asText());
        assertThat(list.continueToken()).isEqualTo(tree.at("/metadata/continue").asText());
        assertThat(list.items())
                .as(exchange.toString())
                .hasSize(tree.path("items").size());
        for (int i = 0; i < list.items().size(); i++) {
            // Items have their kind only in some lists; our objects always have it.
            ObjectNode wanted = tree.path("items").get(i).deepCopy();
            if (!wanted.has("kind")) {
                wanted.put("kind", tree.path("kind").asText().replaceFirst("List$", ""));
                wanted.put("apiVersion", tree.path("apiVersion").asText());
            }
            same(list.items().get(i), wanted, exchange);
        }
    }

    private static void watch(RecordedExchange exchange) throws IOException {
        List<WatchEvent<Unstructured>> events = new ArrayList<>();
        EventDecoder<Unstructured> decoder = new EventDecoder<>(new ByteArrayInputStream(exchange.body()), ANY);
        try {
            for (Optional<WatchEvent<Unstructured>> e = decoder.next(); e.isPresent(); e = decoder.next()) {
                events.add(e.get());
            }
        } catch (EOFException e) {
            assertThat(exchange.torn()).as(exchange + " broke off").isTrue();
        }
        List<JsonNode> lines = new String(exchange.body(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.tree(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
        assertThat(events).as(exchange.toString()).hasSize(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            WatchEvent<Unstructured> event = events.get(i);
            assertThat(event.type().name()).isEqualTo(lines.get(i).path("type").asText());
            JsonNode object = lines.get(i).path("object");
            if (event.type() == EventType.ERROR) {
                assertThat(event.status().orElseThrow().code())
                        .isEqualTo(object.path("code").asInt());
            } else {
                same(event.object(), object, exchange);
            }
        }
    }

    private static void same(Unstructured object, JsonNode wanted, RecordedExchange exchange) {
        assertThat(object.tree()).as(exchange.toString()).isEqualTo(wanted);
        assertThat(object.name()).isEqualTo(wanted.at("/metadata/name").asText());
        assertThat(object.namespace())
                .isEqualTo(wanted.at("/metadata/namespace").asText());
        assertThat(object.resourceVersion())
                .isEqualTo(wanted.at("/metadata/resourceVersion").asText());
        assertThat(object.labels()).hasSize(wanted.at("/metadata/labels").size());
        if (wanted.has("metadata")) {
            assertThat(object.metadata().tree()).as(exchange.toString()).isEqualTo(wanted.path("metadata"));
            assertThat(PartialObjectMetadata.of(object).tree().path("metadata"))
                    .as("the metadata only, " + exchange)
                    .isEqualTo(wanted.path("metadata"));
        }
    }
}
