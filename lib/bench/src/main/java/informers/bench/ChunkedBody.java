package informers.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A response of the load server. Each event is an HTTP chunk of its own, because an API server flushes after each. */
final class ChunkedBody {
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] POD = ascii("\"kind\":\"Pod\",\"apiVersion\":\"v1\",");
    private static final byte[] METADATA =
            ascii("\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/v1\",");

    private final OutputStream out;
    private final boolean metadataOnly;
    private final boolean withoutManagedFields;
    private final byte[] buffer = new byte[128 * 1024];
    private int size;

    ChunkedBody(OutputStream out, boolean metadataOnly, boolean withoutManagedFields) {
        this.out = out;
        this.metadataOnly = metadataOnly;
        this.withoutManagedFields = withoutManagedFields;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void head(int code) throws IOException {
        out.write(ascii("HTTP/1.1 " + code + (code == 200 ? " OK" : " Not Found")
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"));
    }

    void text(String text) throws IOException {
        byte[] bytes = ascii(text);
        chunk(bytes.length);
        put(bytes, 0, bytes.length);
        put(LINE_END, 0, 2);
    }

    void listHead(long version, String more) throws IOException {
        text("{\"kind\":\"" + (metadataOnly ? "PartialObjectMetadataList" : "PodList") + "\",\"apiVersion\":\""
                + (metadataOnly ? "meta.k8s.io/v1" : "v1") + "\",\"metadata\":{\"resourceVersion\":\"" + version + "\""
                + more + "},\"items\":[");
    }

    void item(FakePod pod, boolean comma) throws IOException {
        object(comma ? ",{" : "{", metadataOnly ? METADATA : new byte[0], pod, "");
    }

    void event(String type, FakePod pod) throws IOException {
        object("{\"type\":\"" + type + "\",\"object\":{", metadataOnly ? METADATA : POD, pod, "}\n");
    }

    private void object(String before, byte[] kind, FakePod pod, String after) throws IOException {
        byte[] head = ascii(before);
        byte[] tail = ascii((metadataOnly ? "}" : "") + after);
        int end = metadataOnly ? pod.metadataEnd : pod.json.length;
        int cutFrom = withoutManagedFields ? pod.managedFrom : 1;
        int cutTo = withoutManagedFields ? pod.managedTo : 1;
        chunk(head.length + kind.length + cutFrom - 1 + end - cutTo + tail.length);
        put(head, 0, head.length);
        put(kind, 0, kind.length);
        put(pod.json, 1, cutFrom - 1);
        put(pod.json, cutTo, end - cutTo);
        put(tail, 0, tail.length);
        put(LINE_END, 0, 2);
    }

    void bookmark(long version, String annotations) throws IOException {
        text("{\"type\":\"BOOKMARK\",\"object\":{"
                + new String(metadataOnly ? METADATA : POD, StandardCharsets.US_ASCII)
                + "\"metadata\":{" + annotations + "\"resourceVersion\":\"" + version + "\",\"creationTimestamp\":null}"
                + (metadataOnly ? "" : ",\"spec\":{\"containers\":null},\"status\":{}") + "}}\n");
    }

    void expired() throws IOException {
        text("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
                + "\"status\":\"Failure\",\"message\":\"too old resource version: 1 (2)\",\"reason\":\"Expired\","
                + "\"code\":410}}\n");
    }

    void end() throws IOException {
        byte[] last = ascii("0\r\n\r\n");
        put(last, 0, last.length);
        flush();
    }

    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private void chunk(int length) throws IOException {
        byte[] head = ascii(Integer.toHexString(length) + "\r\n");
        put(head, 0, head.length);
    }

    private void put(byte[] bytes, int from, int length) throws IOException {
        if (size + length > buffer.length) {
            flush();
        }
        System.arraycopy(bytes, from, buffer, size, length);
        size += length;
    }
}
