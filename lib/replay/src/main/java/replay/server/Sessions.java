package replay.server;

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
 * The tapes of a server, each read at its first request, and the sessions over them. Any thread.
 *
 * <p>The number of sessions is bounded. When a new one needs room, the one that was not used for the longest time goes:
 * first among those that nobody has watched or written to, since nobody can tell those from new ones; then among those
 * that have had no request and no open watch for a minute. Their clients get 410, for what they wrote is gone. If there
 * is no such session, the new one is refused with 429. A session that is in use never goes, nor the one that all share.
 */
final class Sessions implements SessionHandler, AutoCloseable {
    static final int MAX_SESSIONS = 1000;
    static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** How many sessions with writes it remembers after they had to go. */
    private static final int MAX_GONE = 10_000;

    private record Id(String tape, String session) {}

    /** A session, and what decides whether it may go. Guarded by {@link #sessions}. */
    private static final class Entry {
        final Session session;
        int requests; // being answered right now
        long lastUse;

        Entry(Session session) {
            this.session = session;
        }

        boolean isUntouched() {
            return requests == 0 && session.isUntouched();
        }

        boolean isIdle(long now) {
            return requests == 0 && !session.isWatched() && now - lastUse > IDLE_NANOS;
        }
    }

    private final TapeFolders folders;
    private final double speed;
    private final LongSupplier nanos;
    private final Map<String, Tape> tapes = new ConcurrentHashMap<>();

    /** In the order of their last use. */
    private final Map<Id, Entry> sessions = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Id, Boolean> gone = new LinkedHashMap<>();

    Sessions(TapeFolders folders, double speed) {
        this(folders, speed, System::nanoTime);
    }

    /** @param folders closed with the sessions */
    Sessions(TapeFolders folders, double speed, LongSupplier nanos) {
        this.folders = folders;
        this.speed = speed;
        this.nanos = nanos;
    }

    List<String> names() {
        return folders.names();
    }

    @Override
    public ApiResponse answer(String tape, String session, ApiRequest request) {
        if (!names().contains(tape)) {
            return ErrorResponses.failure(404, "NotFound", unknown(tape));
        }
        Tape loaded = tapes.computeIfAbsent(tape, name -> Tape.load(folders.folder(name)));
        Id id = new Id(tape, session);
        Entry entry;
        synchronized (sessions) {
            if (gone.containsKey(id)) {
                return ErrorResponses.failure(
                        410,
                        "Gone",
                        "the session '" + session + "' was not used for a while and had to make room; what was written"
                                + " to it is gone: choose a new name for a new session");
            }
            entry = enter(id, loaded);
        }
        if (entry == null) {
            return ErrorResponses.tooMany(
                    "there are " + MAX_SESSIONS + " sessions on this replay server, all used within the"
                            + " last minute: use one of them again, or try later");
        }
        try {
            return entry.session.handle(request);
        } finally {
            synchronized (sessions) {
                entry.requests--;
                entry.lastUse = nanos.getAsLong();
            }
        }
    }

    /** Finds or makes a session, and notes a request to it; null if it would be one too many. */
    private @Nullable Entry enter(Id id, Tape tape) {
        Entry entry = sessions.get(id);
        if (entry == null) {
            boolean shared = id.session().isEmpty();
            if (!shared && sessions.size() >= MAX_SESSIONS && !makeRoom()) {
                return null;
            }
            entry = new Entry(new Session(tape, new Tables(), System::nanoTime, speed));
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
        gone.put(removed, true);
        if (gone.size() > MAX_GONE) {
            gone.remove(gone.keySet().iterator().next());
        }
        return true;
    }

    /** Removes the session that was not used for the longest time, of those that may go. */
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

    /** How many sessions there are now. */
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
