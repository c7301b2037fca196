package informers.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties for all streams of bytes, in whatever pieces they arrive. */
class EventDecoderPropertyIT {
    private static final ResourceType<Unstructured> ANY =
            ResourceType.dynamic(GroupVersionResource.core("v1", "configmaps"));

    private static final String CUT_OFF = "failure the watch ended in the middle of an event";

    /** Returns everything that the decoder returns, one line each, and how it ended. */
    private static List<String> decode(InputStream in) {
        EventDecoder<Unstructured> decoder = new EventDecoder<>(in, ANY);
        List<String> events = new ArrayList<>();
        try {
            for (var e = decoder.next(); e.isPresent(); e = decoder.next()) {
                assertThat(events.size()).as("events").isLessThan(1000);
                WatchEvent<Unstructured> event = e.get();
                events.add(event.status()
                        .map(s -> "ERROR " + s)
                        .orElseGet(() ->
                                event.type() + " " + new String(event.object().json(), StandardCharsets.UTF_8)));
            }
            events.add("end");
        } catch (IOException e) {
            events.add("failure " + e.getMessage());
        }
        assertThat(nextAfterTheEnd(decoder)).isTrue();
        return events;
    }

    private static boolean nextAfterTheEnd(EventDecoder<Unstructured> decoder) {
        try {
            return decoder.next().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the same bytes in reads of these sizes, repeated. */
    private static InputStream cut(byte[] bytes, List<Integer> sizes) {
        return new ByteArrayInputStream(bytes) {
            private int reads;

            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, sizes.get(reads++ % sizes.size())));
            }
        };
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        Arbitrary<Integer> bytes = Arbitraries.integers().between(1, 3);
        return Arbitraries.oneOf(bytes, Arbitraries.integers().between(1, 9000))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<String> event() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.of("", "grün 绿 🟢", "\\u0000\\n\\\"", "\\\\", "}", "{\\\"type\\\":\\\"DELETED\\\"}"),
                Arbitraries.strings().alpha().ofMaxLength(100),
                Arbitraries.integers().between(1, 20_000).map("x"::repeat)); // longer than a buffer
        return Combinators.combine(
                        Arbitraries.of("ADDED", "MODIFIED", "DELETED", "BOOKMARK"),
                        Arbitraries.integers().between(1, 99_999),
                        text,
                        Arbitraries.of("\n", "\r\n", "\n\n", " \n"))
                .as((type, version, word, end) -> "{\"type\":\"" + type
                        + "\",\"object\":{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\","
                        + "\"resourceVersion\":\"" + version + "\"},\"data\":{\"k\":\"" + word + "\"}}}" + end);
    }

    @Provide
    Arbitrary<String> streams() {
        return event().list().ofMaxSize(5).map(events -> String.join("", events));
    }

    @Property
    void theSameBytesGiveTheSameEventsInAnyPieces(
            @ForAll("streams") String stream, @ForAll("sizes") List<Integer> sizes) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<String> whole = decode(new ByteArrayInputStream(bytes));
        assertThat(whole).last().isEqualTo("end");
        assertThat(whole)
                .hasSize(1 + (int) stream.lines().filter(l -> !l.isBlank()).count());
        assertThat(decode(cut(bytes, sizes))).isEqualTo(whole);
    }

    /** Random bytes, and streams in which some bytes were changed, removed or doubled. */
    @Provide
    Arbitrary<byte[]> noise() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        Arbitrary<byte[]> broken = Combinators.combine(
                        streams(),
                        Arbitraries.integers()
                                .between(0, 5000)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(6),
                        Arbitraries.bytes(),
                        Arbitraries.of(0, 1, 2))
                .as((stream, places, with, length) ->
                        mutate(stream.getBytes(StandardCharsets.UTF_8), places, with, length));
        return Arbitraries.oneOf(any, broken);
    }

    private static byte[] mutate(byte[] stream, List<Integer> places, byte with, int length) {
        byte[] out = stream;
        for (int place : places) {
            if (out.length > 0) {
                int at = place % out.length;
                ByteArrayOutputStream next = new ByteArrayOutputStream();
                next.write(out, 0, at);
                for (int i = 0; i < length; i++) {
                    next.write(with);
                }
                next.write(out, at + 1, out.length - at - 1);
                out = next.toByteArray();
            }
        }
        return out;
    }

    @Property
    void anyBytesGiveEventsOrAnErrorOfTheDecoder(@ForAll("noise") byte[] bytes, @ForAll("sizes") List<Integer> sizes) {
        List<String> whole = decode(new ByteArrayInputStream(bytes));
        String end = whole.get(whole.size() - 1);
        assertThat(end).matches(e -> e.equals("end") || e.startsWith(CUT_OFF));
        assertThat(whole.subList(0, whole.size() - 1))
                .filteredOn(e -> e.startsWith("ERROR 500 InternalError: unable to decode"))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(decode(cut(bytes, sizes))).isEqualTo(whole);
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 100_000).list().ofMaxSize(8);
    }

    @Property
    void aBrokenStreamKeepsItsCompleteEvents(@ForAll("streams") String stream, @ForAll("places") List<Integer> places) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<String> whole = decode(new ByteArrayInputStream(bytes));
        for (int place : places) {
            List<String> got = decode(new ByteArrayInputStream(bytes, 0, place % (bytes.length + 1)));
            int events = got.size() - 1;
            assertThat(got.subList(0, events)).isEqualTo(whole.subList(0, events));
            assertThat(got.get(events)).matches(e -> e.equals("end") || e.startsWith(CUT_OFF));
        }
    }
}
