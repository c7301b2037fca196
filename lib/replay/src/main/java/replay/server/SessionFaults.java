package replay.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import replay.internal.apiserver.Session;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/**
 * What goes wrong in a session, for all its clients, from the call on and until {@link #clear}.
 *
 * <pre>{@code
 * SessionFaults faults = server.faults(sessionUrl);
 * faults.refuse(429, 2, "create", "configmaps"); // the next two
 * faults.delayEvents(Duration.ofSeconds(5)); // caches are stale
 * ...
 * faults.clear();
 * }</pre>
 *
 * <p>Thread-safe; no method blocks. Null is rejected.
 */
public final class SessionFaults {
    private static final Set<Integer> STATUSES = Set.of(403, 409, 429, 500, 503);

    private final Session session;
    private final Concurrency concurrency;
    private final Set<FaultyWatch> watches = new LinkedHashSet<>(); // guarded by this
    private volatile Duration responseDelay = Duration.ZERO;
    private volatile Duration eventDelay = Duration.ZERO;
    private volatile OptionalLong listedVersion = OptionalLong.empty();

    SessionFaults(Session session, Concurrency concurrency) {
        this.session = session;
        this.concurrency = concurrency;
    }

    /**
     * Refuses the next requests of a kind.
     *
     * @param status 403, 409 (AlreadyExists for a create, else Conflict), 429 or 503 (both with {@code Retry-After: 1}), or 500
     * @param times how many requests
     * @param verb such as {@code create}, {@code update}, {@code patch}, {@code list} or {@code watch}; {@code *} for all
     * @param resource such as {@code pods}, {@code deployments.apps} or {@code widgets.example.com/status}; {@code *} for all
     * @throws IllegalArgumentException if the status is another one, or {@code times} is not above 0
     */
    public void refuse(int status, int times, String verb, String resource) {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException(
                    "expected a status of 403, 409, 429, 500 or 503, found " + status + ". For 410 call expire()");
        }
        if (times < 1) {
            throw new IllegalArgumentException("expected at least one request to refuse, found " + times);
        }
        ObjectNode rule = JsonTrees.object().put("status", status).put("times", times);
        rule.putArray("verbs").add(Objects.requireNonNull(verb, "verb"));
        rule.putArray("resources").add(Objects.requireNonNull(resource, "resource"));
        session.refuse(rule);
    }

    /** Ends all open watches, as a server does that restarts. Clients can watch again from where they were. */
    public void cut() {
        each(FaultyWatch::cut);
    }

    /**
     * Ends all open watches with an ERROR event, 410 Expired, and forgets the history as etcd's compaction does: who continues from an older
     * version than the current one gets 410 too. Clients must list.
     */
    public void expire() {
        session.compact();
        if (listedVersion.isPresent()) {
            listedVersion = OptionalLong.of(session.resourceVersion()); // no older one can be shown
        }
        each(FaultyWatch::expire);
    }

    /** Sends each response that much later: what it says is as old then. Also the first byte of a watch. */
    public void delayResponses(Duration delay) {
        responseDelay = notNegative(delay);
    }

    /** Sends each event of a watch that much later, in order; also of open watches. So caches of informers are stale. */
    public void delayEvents(Duration delay) {
        eventDelay = notNegative(delay);
    }

    /**
     * Answers lists with {@code resourceVersion=0}, which accept any version, with the state of this moment, as a server does whose cache has
     * lost its connection. All other reads, and streamed lists, show the newest state.
     */
    public void staleLists() {
        listedVersion = OptionalLong.of(session.resourceVersion());
    }

    /** Ends all of it. Delayed events are sent at once. */
    public void clear() {
        session.stopRefusing();
        responseDelay = Duration.ZERO;
        eventDelay = Duration.ZERO;
        listedVersion = OptionalLong.empty();
        each(FaultyWatch::hurry);
    }

    /** Handles a request of the session. Blocks if responses are delayed. */
    ApiResponse handle(ApiRequest request) {
        OptionalLong version = listedVersion;
        ApiResponse response = session.handle(
                version.isPresent() && request.isListOfAnyVersion() ? request.atVersion(version.getAsLong()) : request);
        if (response instanceof ApiResponse.Stream stream) {
            FaultyWatch watch =
                    new FaultyWatch(stream.cursor(), () -> eventDelay.toNanos(), concurrency::nanoTime, this::closed);
            synchronized (this) {
                watches.add(watch);
            }
            response = new ApiResponse.Stream(stream.status(), stream.contentType(), watch);
        }
        pause(responseDelay);
        return response;
    }

    private void pause(Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            concurrency.interruptMyself(); // the server is stopping
        }
    }

    private synchronized void closed(FaultyWatch watch) {
        watches.remove(watch);
    }

    private void each(Consumer<FaultyWatch> action) {
        List<FaultyWatch> all;
        synchronized (this) {
            all = List.copyOf(watches);
        }
        all.forEach(action);
    }

    private static Duration notNegative(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("expected a delay of at least 0, found " + delay);
        }
        return delay;
    }
}
