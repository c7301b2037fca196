package informers.internal.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.watch.EventType;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The protocol is a stream of JSON values; one value on each line is only what servers usually write. */
class EventValuesTest {
    private static final ResourceType<Unstructured> ANY =
            ResourceType.dynamic(GroupVersionResource.core("v1", "configmaps"));

    private static String event(String name) {
        return "{\"type\":\"ADDED\",\"object\":{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\""
                + name
                + "\",\"labels\":{\"brace\":\"}{\\\"\\\\\"}},\"data\":{\"k\":\"绿 ] } \\n\",\"n\":[[],{},1.5e3]}}}";
    }

    /** Formats an event with a line for each field, as no server does. */
    private static String pretty(String event) {
        try {
            JsonMapper mapper = new JsonMapper();
            return mapper.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(mapper.readTree(event));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(InputStream in) throws IOException {
        EventDecoder<Unstructured> decoder = new EventDecoder<>(in, ANY);
        List<String> names = new ArrayList<>();
        for (var e = decoder.next(); e.isPresent(); e = decoder.next()) {
            names.add(
                    e.get().type() == EventType.ERROR
                            ? "ERROR"
                            : e.get().object().name());
        }
        return names;
    }

    /** Decodes a stream that arrives in pieces of one size. */
    private static InputStream pieces(String stream, int size) {
        return new ByteArrayInputStream(stream.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, size));
            }
        };
    }

    private static void assertNames(String stream, String... names) throws IOException {
        for (int size : new int[] {1, 2, 3, 7, 50, 191, 192, 193, 1000, 9000}) {
            assertThat(names(pieces(stream, size)))
                    .as("in pieces of " + size + ": " + stream)
                    .containsExactly(names);
        }
    }

    @Test
    @DisplayName("values in sequence, with any white space between them, or none")
    void separators() throws IOException {
        for (String between : List.of("", " ", "\n", "\r\n", "\t", "\n\n\n", " \r\n \t ")) {
            for (String end : List.of("", "\n", " ")) {
                assertNames(between + event("a") + between + event("b") + between + event("c") + end, "a", "b", "c");
            }
        }
        assertNames(event("a") + event("b") + "\n" + event("c") + "\n", "a", "b", "c");
        assertNames(" \n\t\r\n");
    }

    @Test
    @DisplayName("line feeds within a value are white space like any other")
    void prettyPrinted() throws IOException {
        assertNames(
                pretty(event("a")) + "\n" + event("b") + pretty(event("c")) + pretty(event("d")), "a", "b", "c", "d");
        assertNames(pretty(event("a")).replace("\n", "\r\n\r\n") + "\r\n", "a");
    }

    @Test
    @DisplayName("a long value on many lines is read in linear time")
    void longAndPretty() throws IOException {
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            data.append("\n\"k").append(i).append("\":\n\"v\",");
        }
        String big = event("a").replace("\"data\":{", "\"data\":{" + data);
        assertThat(names(pieces(big + big, 100))).containsExactly("a", "a");
    }

    @Test
    @DisplayName("whatever follows a value and is not an event is an error, and never dropped silently")
    void garbage() throws IOException {
        for (String garbage :
                List.of("x", ",", "}", "]", "null", "1", "\"\"", "\ufeff", "\u0000", "{]", "{\"type\":\n,")) {
            assertNames(event("a") + garbage + "\n" + event("b") + "\n", "a", "ERROR");
            assertNames(event("a") + "\n" + garbage + event("b") + "\n", "a", "ERROR");
        }
        assertNames("\ufeff" + event("a"), "ERROR"); // like Go: a byte order mark is not JSON
        String torn = event("a").substring(0, 60);
        assertNames(event("a") + "\n" + torn + "\n" + event("b") + "\n" + event("c") + "\n", "a", "ERROR");
    }

    @Test
    @DisplayName("half a value at the end is an error, in any format")
    void torn() throws IOException {
        for (String value : List.of(event("b"), pretty(event("b")))) {
            byte[] bytes = value.getBytes(UTF_8);
            for (int cut = 1; cut < bytes.length; cut += 7) {
                byte[] head = event("a").getBytes(UTF_8);
                byte[] whole = new byte[head.length + cut];
                System.arraycopy(head, 0, whole, 0, head.length);
                System.arraycopy(bytes, 0, whole, head.length, cut);
                EventDecoder<Unstructured> decoder = new EventDecoder<>(new ByteArrayInputStream(whole), ANY);
                assertThat(decoder.next().orElseThrow().object().name()).isEqualTo("a");
                assertThatThrownBy(decoder::next)
                        .as("cut after " + cut)
                        .isInstanceOf(EOFException.class)
                        .hasMessageContaining("in the middle of an event");
                assertThat(decoder.next()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("an event is returned with its last brace, without waiting for a line feed or the next event")
    void withItsLastBrace() throws IOException {
        for (String tail : List.of("", event("b").substring(0, 40), " ", "\n")) {
            for (int size : new int[] {1, 30, 5000}) {
                InputStream in = new InputStream() {
                    private final InputStream bytes = pieces(event("a") + tail, size);

                    @Override
                    public int read() {
                        throw new AssertionError("one byte at a time");
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        int n = bytes.read(into, from, length);
                        if (n < 0) {
                            throw new IOException("here a real stream would wait");
                        }
                        return n;
                    }
                };
                assertThat(new EventDecoder<>(in, ANY)
                                .next()
                                .orElseThrow()
                                .object()
                                .name())
                        .isEqualTo("a");
            }
        }
    }

    @Test
    @DisplayName("nulls in an event: no object, no type, no metadata")
    void nulls() throws IOException {
        assertNames("{\"type\":\"ADDED\",\"object\":null}", "ERROR");
        assertNames("{\"type\":null,\"object\":{}}", "ERROR");
        assertNames("{\"type\":5,\"object\":{}}", "ERROR");
        assertNames(
                "{\"type\":\"ADDED\",\"object\":{\"kind\":\"A\",\"apiVersion\":\"v1\",\"metadata\":null},\"x\":null}",
                "");
    }
}
