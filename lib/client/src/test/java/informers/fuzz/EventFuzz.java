package informers.fuzz;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.internal.watch.EventDecoder;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Watches: the same events for all pieces, an ERROR or an EOFException, and views of each object that agree. */
public final class EventFuzz {
    private static final ResourceType<Unstructured> ANY =
            ResourceType.dynamic(GroupVersionResource.core("v1", "things"));

    private EventFuzz() {}

    /** Loads what is needed: with Jazzer's instrumentation that can take longer than an input may. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(
                "{\"type\":\"ADDED\",\"object\":{\"kind\":\"A\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\",\"annotations\":{\"a\":\"\\u0041\"}},\"n\":1.5}}{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\"}}x"
                        .getBytes(StandardCharsets.UTF_8));
        fuzzerTestOneInput(new byte[] {'x'});
    }

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> whole = decode(new ByteArrayInputStream(input), true);
        int size = input.length == 0 ? 1 : 1 + (input[0] & 0x3f);
        List<String> cut = decode(
                new ByteArrayInputStream(input) {
                    @Override
                    public synchronized int read(byte[] into, int from, int length) {
                        return super.read(into, from, Math.min(length, size));
                    }
                },
                false);
        if (!whole.equals(cut)) {
            throw new AssertionError("in one piece " + whole + ", in pieces of " + size + " " + cut);
        }
    }

    private static List<String> decode(InputStream in, boolean views) {
        EventDecoder<Unstructured> decoder = new EventDecoder<>(in, ANY);
        List<String> events = new ArrayList<>();
        try {
            for (Optional<WatchEvent<Unstructured>> e = decoder.next(); e.isPresent(); e = decoder.next()) {
                WatchEvent<Unstructured> event = e.get();
                if (event.status().isEmpty()) {
                    if (views) {
                        Views.agree(event.object());
                    }
                    events.add(
                            event.type() + " " + Arrays.hashCode(event.object().json()));
                } else {
                    events.add("ERROR " + event.status().get());
                }
            }
        } catch (EOFException e) {
            events.add(e.getMessage());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return events;
    }
}
