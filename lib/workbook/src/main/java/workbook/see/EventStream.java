package workbook.see;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events for the page. It keeps the last ones, so that a page that lost its connection misses nothing, unless it was away for
 * long. Safe for use by many threads.
 */
public final class EventStream {
    /** A browser connects again by itself; until then it may be a client that has gone away without a word. */
    private static final long CONNECTED_SECONDS = 40;

    private static final long PING_SECONDS = 10;
    private static final int MOST_STREAMS = 16;
    private static final int KEPT = 20;

    private record Event(long id, String name, String data) {}

    private final Deque<Event> kept = new ArrayDeque<>(); // guarded by this
    private final Deque<Object> streams =
            new ArrayDeque<>(); // guarded by this; the oldest one ends if there are too many
    private long last; // guarded by this
    private boolean closed; // guarded by this

    /** Creates a stream without events. */
    public EventStream() {}

    /** Sends an event to each connected page. Does not block. */
    public synchronized void send(String name, Object data) {
        kept.addLast(new Event(++last, name, new String(Json.bytes(data), StandardCharsets.UTF_8)));
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        notifyAll();
    }

    /** Returns whether a page is connected. */
    public synchronized boolean hasListeners() {
        return !streams.isEmpty();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    void serve(HttpExchange exchange) throws IOException {
        Object stream = new Object();
        long seen = begin(stream, exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        try {
            Reply.headers(exchange, "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            write(out, "retry: 300\nid: " + seen + "\nevent: hello\ndata: {\"missed\":false}\n\n");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CONNECTED_SECONDS);
            while (System.nanoTime() - end < 0 && isServed(stream)) {
                List<Event> events = after(stream, seen);
                if (events.isEmpty()) {
                    write(out, ": still here\n\n");
                }
                if (!events.isEmpty() && events.get(0).id > seen + 1) { // the page must ask for everything again
                    write(out, "event: hello\ndata: {\"missed\":true}\n\n");
                }
                for (Event event : events) {
                    write(out, "id: " + event.id + "\nevent: " + event.name + "\ndata: " + event.data + "\n\n");
                    seen = event.id;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(stream);
        }
    }

    private synchronized long begin(Object stream, String lastSeen) {
        streams.addLast(stream);
        if (streams.size() > MOST_STREAMS) {
            streams.removeFirst();
            notifyAll();
        }
        boolean known = lastSeen != null && lastSeen.matches("\\d{1,18}") && Long.parseLong(lastSeen) <= last;
        return known ? Long.parseLong(lastSeen) : last;
    }

    private synchronized void end(Object stream) {
        streams.remove(stream);
    }

    private synchronized boolean isServed(Object stream) {
        return !closed && streams.contains(stream);
    }

    /** Waits for events; returns none after some time. */
    private synchronized List<Event> after(Object stream, long seen) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PING_SECONDS);
        while (last <= seen && isServed(stream)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return kept.stream().filter(event -> event.id > seen).toList();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
