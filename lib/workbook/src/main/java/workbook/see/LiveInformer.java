package workbook.see;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListerWatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import workbook.stage.Change;

/**
 * An informer at work, on threads and time of its own, with a probe at each seam. It only reads. {@link #look} is called by one thread.
 *
 * @param <T> the type of the objects
 */
final class LiveInformer<T extends KubeObject> implements AutoCloseable {
    /** What somebody did since the last look; the changes are in the parts that show it. */
    record Seen(String actor, String what, List<Change> changes) {}

    private static final String HANDLER = "page";

    private final LiveNotes notes = new LiveNotes();
    private final Seam received = new Seam();
    private final LongAdder popped = new LongAdder();
    private final LiveHandler<T> handler = new LiveHandler<>();
    private final SharedIndexInformer<T> informer;
    private final HandlerRegistration registration;
    private final String plural;

    private long[] receivedBefore = received.counts();
    private long[] notifiedBefore = handler.notified.counts();
    private long poppedBefore;
    private Map<String, List<String>> shown = new LinkedHashMap<>();

    LiveInformer(ListerWatcher<T> source, ResourceType<T> type) {
        InformerParts<T> parts = InformerParts.standard();
        plural = type.resource().resource();
        informer = new SharedIndexInformer<>(InformerOptions.of(source, type)
                .withReflector(options -> options.withMonitor(notes))
                .withParts(parts.withQueue((known, transform, threads) -> new LiveQueue<>(
                        parts.queue().queue(known, transform, threads), received, popped, notes::note))));
        registration = informer.addEventHandler(handler, HandlerOptions.DEFAULT.withName(HANDLER));
        shown = picture();
    }

    void start() {
        informer.start();
    }

    /** Returns the rows of each part, as they were at the last look. */
    Map<String, List<String>> shown() {
        return shown;
    }

    /** Returns what has happened since the last look, in few words, whatever its amount. */
    List<Seen> look() {
        List<String> rare = notes.take();
        long[] receivedNow = received.counts();
        long[] notifiedNow = handler.notified.counts();
        long poppedNow = popped.sum();
        Map<String, List<String>> now = picture();

        List<Seen> seen = new ArrayList<>();
        rare.forEach(what -> seen.add(new Seen("reflector", what, List.of())));
        String receives = Seam.between(receivedBefore, receivedNow);
        add(seen, now, "reflector", receives.isEmpty() ? "" : "receives " + receives);
        add(
                seen,
                now,
                "informer",
                poppedNow == poppedBefore ? "" : "pops and distributes " + (poppedNow - poppedBefore));
        String notified = Seam.between(notifiedBefore, notifiedNow);
        add(seen, now, "handler " + HANDLER, notified.isEmpty() ? "" : "is notified: " + notified);

        receivedBefore = receivedNow;
        notifiedBefore = notifiedNow;
        poppedBefore = poppedNow;
        shown = now;
        return seen;
    }

    private void add(List<Seen> seen, Map<String, List<String>> now, String actor, String what) {
        List<Change> changes = new ArrayList<>();
        now.forEach((part, rows) -> {
            List<String> before = shown.getOrDefault(part, List.of());
            if (owner(part).equals(actor) && !rows.equals(before)) {
                changes.add(new Change(part, before, rows));
            }
        });
        if (!what.isEmpty() || !changes.isEmpty()) {
            seen.add(new Seen(actor, what.isEmpty() ? "goes on" : what, changes));
        }
    }

    /** Returns who changes a part. */
    private static String owner(String part) {
        return switch (part) {
            case "log", "wire", "reflector", "queue" -> "reflector";
            case "store", "informer" -> "informer";
            default -> "handler " + HANDLER;
        };
    }

    private Map<String, List<String>> picture() {
        Map<String, List<String>> now = new LinkedHashMap<>();
        String version = informer.lastSyncResourceVersion();
        int queued = informer.queueSize();
        int backlog = registration.backlog();
        now.put("log", received.last());
        now.put("wire", notes.isWatching() ? List.of("watch") : List.of());
        now.put("reflector", List.of(notes.state() + (version.isEmpty() ? "" : ", last version " + version)));
        now.put("queue", queued == 0 ? List.of() : List.of(queued + " deltas"));
        now.put("store", List.of(informer.indexer().listKeys().size() + " " + plural));
        now.put("informer", List.of(informer.hasSynced() ? "has synced" : "has not synced"));
        now.put("buffer of " + HANDLER, backlog == 0 ? List.of() : List.of(backlog + " notifications"));
        List<String> rows = new ArrayList<>();
        rows.add(registration.hasSynced() ? "has synced" : "has not synced");
        rows.addAll(handler.notified.last());
        now.put("handler " + HANDLER, rows);
        return now;
    }

    @Override
    public void close() {
        informer.close();
    }
}
