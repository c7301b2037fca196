package replay.internal.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import replay.internal.cluster.ClusterState;
import replay.internal.cluster.History;
import replay.internal.cluster.OpenWatch;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.json.JsonTrees;
import replay.internal.request.ListQuery;
import replay.internal.request.ResponseFormat;
import replay.internal.request.Selection;
import replay.internal.request.StatusException;
import replay.internal.request.Statuses;
import replay.internal.request.WatchCursor;
import replay.internal.tape.ServedResource;

/**
 * An open watch of a session: it has the position of the next change in the history, and sends the changes of
 * selected objects. An object that no longer matches is DELETED for this client, one that starts to match is ADDED.
 */
final class WatchStream implements WatchCursor, OpenWatch {
    private static final long SECOND = 1_000_000_000L;
    private static final long BOOKMARK_EVERY = 60 * SECOND;
    private static final long BOOKMARK_BEFORE_END = 2 * SECOND;

    private final ClusterState state;
    private final ResponseEncoder forms;
    private final ServedResource resource;
    private final Selection selection;
    private final ResponseFormat form;
    private final String includeObject;
    private final boolean bookmarks;
    private final long after; // may be in the future: changes up to this version are skipped
    private final long deadline;
    private final String incarnation; // of a custom resource: a watch ends with its definition
    private final List<byte[]> ready = new ArrayList<>();
    private long nextBookmark;
    private long position;
    private long sent; // the last version that the client knows
    private boolean columnsSent;
    private boolean over;
    private Runnable wake = () -> {};

    /** Creates a watch after a version. Callers hold the lock and register the watch with the state. */
    WatchStream(
            ClusterState state,
            ResponseEncoder forms,
            ServedResource resource,
            Selection selection,
            ResponseFormat form,
            ListQuery query,
            long after,
            long timeoutSeconds) {
        this.state = state;
        this.forms = forms;
        this.resource = resource;
        this.selection = selection;
        this.form = form;
        this.includeObject = query.includeObject();
        this.bookmarks = query.bookmarks() && resource.cached();
        this.position = state.history.firstAfter(after);
        this.after = after;
        this.sent = after;
        this.incarnation = state.apis.incarnation(resource);
        long now = state.nanos();
        this.deadline = now + timeoutSeconds * SECOND;
        this.nextBookmark = bookmarkAfter(now);
    }

    /** Sends the current objects as ADDED events. */
    void sendInitial(Iterable<ObjectNode> state, boolean endMark) {
        for (ObjectNode object : state) {
            if (selection.matches(object)) {
                ready.add(event("ADDED", object));
            }
        }
        if (endMark) {
            ObjectNode mark = bookmark();
            ((ObjectNode) mark.path("metadata")).putObject("annotations").put("k8s.io/initial-events-end", "true");
            ready.add(event("BOOKMARK", mark));
        }
    }

    /** Sends one ERROR event and ends the watch. */
    void sendError(ObjectNode status) {
        ready.add(line("ERROR", status));
        over = true;
    }

    /**
     * Returns the time of the next bookmark: in a minute, or shortly before the end if that is sooner, as the real
     * server does.
     */
    private long bookmarkAfter(long now) {
        long next = now + BOOKMARK_EVERY;
        long beforeEnd = deadline - BOOKMARK_BEFORE_END;
        return beforeEnd > now && beforeEnd < next ? beforeEnd : next;
    }

    @Override
    public List<byte[]> poll() {
        synchronized (state.lock) {
            if (!over) {
                state.advance();
                try {
                    sendDue();
                } catch (StatusException e) { // an object that cannot be converted to the version
                    sendError(e.status());
                }
            }
            List<byte[]> lines = List.copyOf(ready);
            ready.clear();
            return lines;
        }
    }

    private void sendDue() {
        sendChanges();
        if (over) {
            finish();
            return;
        }
        long now = state.nanos();
        if (now >= nextBookmark && nextBookmark < deadline) {
            sendBookmark();
            nextBookmark = bookmarkAfter(now);
        }
        if (now >= deadline || state.closed() || isGone()) {
            finish();
        }
    }

    private void sendChanges() {
        if (position < state.history.firstKept()) {
            sendError(Statuses.expiredWatch(resource, sent, state.oldest(resource)));
            return;
        }
        for (; position < state.history.size(); position++) {
            History.Change change = state.history.change(position);
            if (change.resource().equals(resource.storage()) && change.resourceVersion() > after) {
                boolean was = change.before() != null && selection.matches(change.before());
                boolean is = change.after() != null && selection.matches(change.after());
                if (is) {
                    ready.add(event(was ? "MODIFIED" : "ADDED", change.after()));
                } else if (was) {
                    // Its last state that matched (or the last state of a deleted object), with the version of the
                    // change.
                    ObjectNode last = change.after() == null ? change.object() : change.before();
                    ready.add(event("DELETED", JsonTrees.withResourceVersion(last, change.resourceVersion())));
                }
                if (is || was) {
                    sent = change.resourceVersion();
                }
            }
        }
    }

    private boolean isGone() {
        return resource.custom() && !state.apis.incarnation(resource).equals(incarnation);
    }

    private void sendBookmark() {
        if (bookmarks && state.history.resourceVersion() > sent) {
            ready.add(event("BOOKMARK", bookmark()));
            sent = state.history.resourceVersion();
        }
    }

    /**
     * Returns an empty object of the kind with the current version: some Go types print fields even if they are
     * empty.
     */
    private ObjectNode bookmark() {
        ObjectNode shape = state.tape.bookmarks().get(resource.gvr().toString());
        ObjectNode mark = JsonTrees.object()
                .put("kind", resource.kind())
                .put("apiVersion", resource.gvr().groupVersion());
        mark.putObject("metadata").put("resourceVersion", Long.toString(state.history.resourceVersion()));
        if (shape != null) {
            mark.setAll(shape);
        }
        return mark;
    }

    private byte[] event(String type, ObjectNode stored) {
        // A bookmark already has the requested version.
        ObjectNode object = type.equals("BOOKMARK") && form == ResponseFormat.JSON
                ? stored
                : forms.formed(resource, stored, form, includeObject);
        if (form == ResponseFormat.TABLE) {
            if (columnsSent) {
                object.putNull("columnDefinitions");
            }
            columnsSent = true;
        }
        return line(type, object);
    }

    private static byte[] line(String type, ObjectNode object) {
        ObjectNode event = JsonTrees.object().put("type", type);
        event.set("object", object);
        return (event + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public OptionalLong nanosUntilNext() {
        synchronized (state.lock) {
            if (over || !ready.isEmpty() || position < state.history.size() || state.closed() || isGone()) {
                return OptionalLong.of(0);
            }
            long now = state.nanos();
            long next = Math.max(0, deadline - now);
            if (bookmarks && nextBookmark < deadline) {
                next = Math.min(next, Math.max(0, nextBookmark - now));
            }
            OptionalLong change = state.nanosUntilChange(resource.storage());
            return OptionalLong.of(change.isPresent() ? Math.min(next, change.getAsLong()) : next);
        }
    }

    @Override
    public boolean ended() {
        synchronized (state.lock) {
            return over && ready.isEmpty();
        }
    }

    @Override
    public void onChange(Runnable wake) {
        boolean now;
        synchronized (state.lock) {
            this.wake = wake;
            now = over || !ready.isEmpty() || position < state.history.size() || state.closed() || isGone();
        }
        if (now) {
            wake.run();
        }
    }

    @Override
    public Runnable wake() {
        return wake;
    }

    @Override
    public void close() {
        synchronized (state.lock) {
            ready.clear();
            finish();
        }
    }

    private void finish() {
        over = true;
        state.gone(this);
    }
}
