package informers.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One connection of a client to the load server: sequential requests, the last of which may be a watch. Used by one
 * thread.
 */
final class Conversation {
    private static final int BATCH = 16; // the maximal number of events in a write
    private static final int BOOKMARK_EVERY = 1000;

    private final Socket socket;
    private final Cluster cluster;

    Conversation(Socket socket, Cluster cluster) {
        this.socket = socket;
        this.cluster = cluster;
    }

    void run() throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (String request = line(in); !request.isEmpty(); request = line(in)) {
            boolean metadataOnly = false;
            boolean withoutManagedFields = false;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                boolean accept = header.toLowerCase(java.util.Locale.ROOT).startsWith("accept:");
                metadataOnly |= accept && header.contains("as=PartialObjectMetadata");
                withoutManagedFields |= accept && header.contains("drop=metadata.managedFields");
            }
            answer(
                    request.split(" ")[1],
                    new ChunkedBody(socket.getOutputStream(), metadataOnly, withoutManagedFields));
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void answer(String target, ChunkedBody body) throws IOException, InterruptedException {
        String path = target.replaceFirst("\\?.*", "");
        Map<String, String> query = query(target);
        String namespace =
                path.startsWith("/api/v1/namespaces/") ? path.split("/")[4] : ""; // /api/v1/namespaces/NAME/pods
        if (!path.startsWith("/api/v1/") || !path.endsWith("/pods")) {
            body.head(404);
            body.text("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                    + "\"message\":\"this server knows only pods\",\"reason\":\"NotFound\",\"code\":404}");
            body.end();
        } else if (query.getOrDefault("watch", "").matches("true|1")) {
            body.head(200);
            watch(body, query, namespace);
            body.end();
        } else {
            body.head(200);
            list(body, query, namespace);
            body.end();
        }
    }

    private static Map<String, String> query(String target) {
        Map<String, String> query = new HashMap<>();
        int mark = target.indexOf('?');
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /** A token is the number of the next item. As with a watch cache, a list at version 0 ignores the limit. */
    private void list(ChunkedBody body, Map<String, String> query, String namespace) throws IOException {
        List<FakePod> pods = in(namespace);
        int from = Integer.parseInt(query.getOrDefault("continue", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "0"));
        boolean whole = limit == 0 || query.getOrDefault("resourceVersion", "").equals("0");
        int to = whole ? pods.size() : Math.min(pods.size(), from + limit);
        String more =
                to == pods.size() ? "" : ",\"continue\":\"" + to + "\",\"remainingItemCount\":" + (pods.size() - to);
        body.listHead(cluster.version(), more);
        for (int i = from; i < to; i++) {
            body.item(pods.get(i), i > from);
        }
        body.text("]}");
    }

    private List<FakePod> in(String namespace) {
        List<FakePod> pods = cluster.pods();
        return namespace.isEmpty()
                ? pods
                : pods.stream().filter(pod -> pod.namespace.equals(namespace)).toList();
    }

    private void watch(ChunkedBody body, Map<String, String> query, String namespace)
            throws IOException, InterruptedException {
        long epoch = cluster.epoch();
        boolean bookmarks = query.getOrDefault("allowWatchBookmarks", "").matches("true|1");
        if (query.getOrDefault("sendInitialEvents", "").equals("true")) {
            for (FakePod pod : in(namespace)) {
                body.event("ADDED", pod);
            }
            body.bookmark(cluster.version(), "\"annotations\":{\"k8s.io/initial-events-end\":\"true\"},");
        }
        body.flush();
        while (true) {
            int count = cluster.take(BATCH, epoch);
            if (count == 0) {
                body.expired();
                return;
            }
            for (int i = 0; i < count; i++) {
                body.event("MODIFIED", cluster.next());
                if (bookmarks && cluster.sentEvents() % BOOKMARK_EVERY == 0) {
                    body.bookmark(cluster.version(), "");
                }
            }
            body.flush();
        }
    }
}
