package replay.server;

import informers.util.Concurrency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import replay.internal.apiserver.RequestCounts;
import replay.internal.apiserver.Session;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.table.Tables;
import replay.internal.tape.Tape;

/**
 * The tapes of a server, each loaded at its first request, and their sessions. Thread-safe.
 *
 * <p>The number of sessions is limited. If a new session needs room, the least recently used one is removed: first
 * among those that nobody has watched or written to, which equal new ones; then among those without a request and an
 * open watch for a minute. The clients of the latter get 410, because their writes are lost. If no session can be
 * removed, the new one is refused with 429. Sessions in use and the shared session are never removed.
 */
final class Sessions implements SessionHandler, AutoCloseable {
    static final int MAX_SESSIONS = 1000;
    static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** How many removed sessions it remembers. */
    private static final int MAX_GONE = 10_000;

    private record Id(String tape, String session) {}

    /** A session, and the data that decides whether it may be removed. Guarded by {@link #sessions}. */
    private static final class Entry {
        final Session session;
        final SessionFaults faults;
        boolean kept; // somebody may have switched on faults
        int requests; // requests in progress
        long lastUse;

        Entry(Session session, Concurrency concurrency) {
            this.session = session;
            this.faults = new SessionFaults(session, concurrency);
        }

        boolean isUntouched() {
            return requests == 0 && !kept && session.isUntouched();
        }

        boolean isIdle(long now) {
            return requests == 0 && !session.isWatched() && now - lastUse > IDLE_NANOS;
        }
    }

    private final TapeFolders folders;
    private final double speed;
    private final int load;
    private final Concurrency concurrency;
    private final LongSupplier nanos;
    private final Map<String, Tape> tapes = new ConcurrentHashMap<>();

    /** In the order of last use. */
    private final Map<Id, Entry> sessions = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Id, Boolean> gone = new LinkedHashMap<>();

    Sessions(TapeFolders folders, double speed) {
        this(folders, speed, 0, System::nanoTime);
    }

    /** @param nanos a monotonic clock, that of the sessions too */
    Sessions(TapeFolders folders, double speed, int load, LongSupplier nanos) {
        this(folders, speed, load, Concurrency.threads(), nanos);
    }

    /**
     * @param folders closed with the sessions
     * @param load how many generated changes a second each session has; 0 for none
     * @param concurrency its clock is that of the sessions too
     */
    Sessions(TapeFolders folders, double speed, int load, Concurrency concurrency) {
        this(folders, speed, load, concurrency, concurrency::nanoTime);
    }

    private Sessions(TapeFolders folders, double speed, int load, Concurrency concurrency, LongSupplier nanos) {
        this.folders = folders;
        this.speed = speed;
        this.load = load;
        this.concurrency = concurrency;
        this.nanos = nanos;
    }

    List<String> names() {
        return folders.names();
    }

    @Override
    public ApiResponse handle(String tape, String session, ApiRequest request) {
        if (!names().contains(tape)) {
            return ErrorResponses.failure(404, "NotFound", unknown(tape));
        }
        Tape loaded = load(tape);
        Id id = new Id(tape, session);
        Entry entry;
        synchronized (sessions) {
            if (gone.containsKey(id)) {
                return ErrorResponses.failure(
                        410,
                        "Gone",
                        "the session '" + session + "' was removed with all writes to it, because it was unused or the"
                                + " test ended it; use a new name for a new session");
            }
            entry = enter(id, loaded);
        }
        if (entry == null) {
            return ErrorResponses.tooMany(
                    "there are " + MAX_SESSIONS + " sessions on this replay server, all used within the"
                            + " last minute: use one of them again, or try later");
        }
        try {
            return entry.faults.handle(request);
        } finally {
            synchronized (sessions) {
                entry.requests--;
                entry.lastUse = nanos.getAsLong();
            }
        }
    }

    /** Returns the session and registers a request to it; null if there would be one session too many. */
    private @Nullable Entry enter(Id id, Tape tape) {
        Entry entry = sessions.get(id);
        if (entry == null) {
            boolean shared = id.session().isEmpty();
            if (!shared && sessions.size() >= MAX_SESSIONS && !makeRoom()) {
                return null;
            }
            entry = new Entry(new Session(tape, new Tables(), nanos, speed, load), concurrency);
            sessions.put(id, entry);
        }
        entry.requests++;
        return entry;
    }

    private boolean makeRoom() {
        if (remove(Entry::isUntouched) != null) {
            return true;
        }
        long now = nanos.getAsLong();
        Id removed = remove(entry -> entry.isIdle(now));
        if (removed == null) {
            return false;
        }
        isGone(removed);
        return true;
    }

    private void isGone(Id id) {
        gone.put(id, true);
        if (gone.size() > MAX_GONE) {
            gone.remove(gone.keySet().iterator().next());
        }
    }

    /** Returns the faults of a session, which exists from then on. */
    SessionFaults faults(String tape, String session) {
        Id id = new Id(tape, session);
        synchronized (sessions) {
            if (gone.containsKey(id)) {
                throw new IllegalStateException("the session '" + session + "' was removed");
            }
            Entry entry = enter(id, load(tape));
            if (entry == null) {
                throw new IllegalStateException("there are " + MAX_SESSIONS + " sessions, all in use");
            }
            entry.requests--;
            entry.kept = true;
            return entry.faults;
        }
    }

    /** Removes a session, and ends its watches. Its clients get 410. */
    void end(String tape, String session) {
        Id id = new Id(tape, session);
        Entry removed;
        synchronized (sessions) {
            removed = sessions.remove(id);
            isGone(id);
        }
        if (removed != null) {
            removed.session.close();
        }
    }

    private Tape load(String tape) {
        return tapes.computeIfAbsent(tape, name -> Tape.load(folders.folder(name)));
    }

    /** Removes the least recently used session that may be removed. */
    private @Nullable Id remove(Predicate<Entry> mayGo) {
        for (Map.Entry<Id, Entry> candidate : sessions.entrySet()) {
            if (!candidate.getKey().session().isEmpty() && mayGo.test(candidate.getValue())) {
                Id id = candidate.getKey();
                candidate.getValue().session.close();
                sessions.remove(id);
                return id;
            }
        }
        return null;
    }

    /** Returns the number of sessions. */
    int size() {
        synchronized (sessions) {
            return sessions.size();
        }
    }

    RequestCounts counts(String tape, String session) {
        synchronized (sessions) {
            Entry found = sessions.get(new Id(tape, session));
            return found == null ? new RequestCounts(Map.of()) : found.session.counts();
        }
    }

    String unknown(String tape) {
        return "there is no tape '" + tape + "'; there are: " + String.join(", ", names());
    }

    @Override
    public void close() {
        List<Entry> all;
        synchronized (sessions) {
            all = List.copyOf(sessions.values());
        }
        all.forEach(entry -> entry.session.close());
        folders.close();
    }
}
