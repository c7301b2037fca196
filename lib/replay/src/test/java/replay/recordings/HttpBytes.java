package replay.recordings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A recorded HTTP/1.1 message in parts.
 *
 * @param start the first line
 * @param headers names in lower case
 * @param body without chunk framing and gzip
 * @param offsets for each byte of the body before it was decompressed, its position in the message
 * @param torn whether bytes are missing at the end
 */
record HttpBytes(String start, Map<String, String> headers, byte[] body, int[] offsets, boolean torn) {

    static HttpBytes parse(byte[] message, String name) {
        int blank = indexOf(message, "\r\n\r\n", 0);
        if (blank < 0) {
            throw new IllegalArgumentException(name + ": expected an HTTP message with an empty line after its head");
        }
        String[] head = new String(message, 0, blank, StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    head[i].substring(colon + 1).strip());
        }
        int from = blank + 4;
        HttpBytes plain = "chunked".equals(headers.get("transfer-encoding"))
                ? chunked(head[0], headers, message, from)
                : whole(head[0], headers, message, from);
        return "gzip".equals(headers.get("content-encoding")) ? plain.unzipped(name) : plain;
    }

    private static HttpBytes whole(String start, Map<String, String> headers, byte[] message, int from) {
        byte[] body = Arrays.copyOfRange(message, from, message.length);
        int[] offsets = new int[body.length];
        Arrays.setAll(offsets, i -> from + i);
        boolean torn = headers.containsKey("content-length")
                && Integer.parseInt(headers.get("content-length")) > body.length
                && start.startsWith("HTTP/");
        return new HttpBytes(start, headers, body, offsets, torn);
    }

    private static HttpBytes chunked(String start, Map<String, String> headers, byte[] message, int from) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int[] offsets = new int[message.length];
        int at = from;
        boolean torn = true;
        while (true) {
            int lineEnd = indexOf(message, "\r\n", at);
            if (lineEnd < 0) {
                break;
            }
            int size = Integer.parseInt(new String(message, at, lineEnd - at, StandardCharsets.US_ASCII).strip(), 16);
            if (size == 0) {
                torn = false;
                break;
            }
            int data = lineEnd + 2;
            int have = Math.min(size, message.length - data);
            for (int i = 0; i < have; i++) {
                offsets[body.size() + i] = data + i;
            }
            body.write(message, data, have);
            at = data + size + 2;
            if (at > message.length) {
                break;
            }
        }
        return new HttpBytes(start, headers, body.toByteArray(), Arrays.copyOf(offsets, body.size()), torn);
    }

    private HttpBytes unzipped(String name) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new HttpBytes(start, headers, in.readAllBytes(), offsets, torn);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + ": expected a gzip body: " + e.getMessage(), e);
        }
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = from; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
