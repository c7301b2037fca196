package replay.internal.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import replay.internal.cluster.ClusterState;
import replay.internal.cluster.History;
import replay.internal.cluster.ReadHandler;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.rbac.Attributes;
import replay.internal.rbac.User;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.ListQuery;
import replay.internal.request.Route;
import replay.internal.request.StatusException;
import replay.internal.request.Statuses;
import replay.internal.request.TablePrinter;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;
import replay.internal.watch.WatchHandler;
import replay.internal.write.WriteHandler;

/**
 * One copy of a tape's cluster: a clock that starts with the first watch, the recorded changes that it plays, and the
 * writes of its clients. Sessions do not see each other.
 *
 * <p>The clock is also the calendar: ages and creation timestamps count from the time of the recording.
 *
 * <p>Thread-safe. No method blocks.
 */
public final class Session implements AutoCloseable {
    private final ClusterState state;
    private final Discovery discovery;
    private final ReadHandler reader;
    private final WatchHandler watcher;
    private final WriteHandler writer;
    private final AccessReviews reviews;
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * @param tables prints tables
     * @param nanos a monotonic clock, such as {@code System::nanoTime}
     * @param speed how many recorded seconds pass in one second of the clock: 1 as recorded, 10 faster
     */
    public Session(Tape tape, TablePrinter tables, LongSupplier nanos, double speed) {
        this(tape, tables, nanos, speed, 0);
    }

    /**
     * @param tables prints tables
     * @param nanos a monotonic clock, such as {@code System::nanoTime}
     * @param speed how many recorded seconds pass in one second of the clock: 1 as recorded, 10 faster
     * @param load how many generated changes a second there are; 0 for none
     */
    public Session(Tape tape, TablePrinter tables, LongSupplier nanos, double speed, int load) {
        state = new ClusterState(tape, tables, nanos, speed, load);
        discovery = new Discovery(state.apis);
        ResponseEncoder forms = new ResponseEncoder(state);
        reader = new ReadHandler(state, forms);
        watcher = new WatchHandler(state, forms, reader);
        writer = new WriteHandler(state, forms, reader);
        reviews = new AccessReviews(state);
    }

    public Tape tape() {
        return state.tape;
    }

    /**
     * Handles a request. Never throws for a bad request: the response is the Status that the real server would send.
     */
    public ApiResponse handle(ApiRequest request) {
        ApiResponse response;
        List<Runnable> wakes;
        synchronized (state.lock) {
            long before = state.history.size();
            try {
                state.advance();
                response = dispatch(request);
            } catch (StatusException e) {
                response = e.response();
            } catch (RuntimeException e) {
                // Either a body that no check rejects, or a bug. A write changes the history last, so no change
                // is left incomplete.
                response = Statuses.internalError("Internal error occurred: the replay server cannot handle "
                                + request.method() + " " + request.path() + ": " + e)
                        .response();
            }
            if (response instanceof ApiResponse.Body body) {
                response = body.withHeader("Date", state.date()); // the session's time, from which ages are counted
            }
            wakes = state.history.size() > before ? state.wakes() : List.of();
        }
        wakes.forEach(Runnable::run);
        return response;
    }

    private ApiResponse dispatch(ApiRequest request) {
        User user = state.access.user(request.identity());
        Optional<Route> route = Route.parse(request.path());
        if (route.isEmpty()) {
            state.access.checkPath(user, request.method(), request.path());
        }
        Optional<ApiResponse> about = discovery.handle(request);
        if (about.isPresent()) {
            count("DISCOVERY");
            return about.get();
        }
        if (route.isEmpty() || !state.apis.catalog().knows(route.get().gvr().groupVersion())) {
            count("DISCOVERY");
            return discovery.unknownPath();
        }
        GroupVersionResource gvr = route.get().gvr();
        Optional<ServedResource> resource = state.apis.catalog().find(gvr);
        String verb = verb(request, route.get());
        count(verb.toUpperCase(java.util.Locale.ROOT));
        Attributes attributes = attributes(request, route.get(), verb);
        state.access.check(user, attributes);
        if (verb.equals("list") && ListQuery.isConsistent(request)) {
            state.refusals.checkConsistentList(attributes, state.history.resourceVersion());
        }
        state.refusals.check(attributes);
        if (resource.isEmpty()) {
            throw Statuses.noSuchResource();
        }
        if (verb.equals("patch") && writer.appliesNew(request, route.get(), resource.get())) {
            Attributes creation = attributes(request, route.get(), "create");
            state.access.check(user, creation);
            state.refusals.check(creation);
        }
        if (verb.equals("create") && AccessReviews.isReview(resource.get())) {
            return reviews.handle(request, route.get(), resource.get(), user);
        }
        return dispatch(request, route.get(), resource.get(), verb);
    }

    private ApiResponse dispatch(ApiRequest request, Route route, ServedResource resource, String verb) {
        boolean wrongPlace = resource.namespaced()
                ? route.namespace().isEmpty() && !(verb.equals("list") || verb.equals("watch"))
                : !route.namespace().isEmpty();
        if (wrongPlace) {
            throw route.name().isEmpty() && resource.namespaced()
                    ? Statuses.methodNotAllowed()
                    : Statuses.noSuchResource();
        }
        if (!route.subresource().isEmpty() && !resource.subresources().contains(route.subresource())) {
            throw Statuses.noSuchResource();
        }
        if (route.subresource().isEmpty() && !resource.verbs().contains(verb)) {
            throw Statuses.methodNotAllowed();
        }
        if (verb.equals("list")) {
            ListQuery query = ListQuery.of(request);
            return withWarning(resource, reader.list(resource, route.namespace(), query, request.accept()));
        }
        if (verb.equals("watch")) {
            return watcher.watch(resource, route.namespace(), ListQuery.of(request), request.accept());
        }
        if (verb.equals("get") && route.subresource().isEmpty()) {
            return reader.get(resource, route.namespace(), route.name(), request);
        }
        return writer.handle(request, route, resource, verb);
    }

    /**
     * Adds a warning, which kubectl shows, to the list of a resource that was not recorded: the cluster may have had
     * objects of it.
     */
    private ApiResponse withWarning(ServedResource resource, ApiResponse list) {
        return state.tape.holds(resource)
                ? list
                : ((ApiResponse.Body) list)
                        .withHeader(
                                "Warning",
                                "299 - \"" + resource.gvr().groupResource() + " were not recorded: the tape "
                                        + state.tape.name() + " has no objects of them\"");
    }

    private static String verb(ApiRequest request, Route route) {
        boolean collection = route.name().isEmpty();
        return switch (request.method()) {
            case "GET" -> !collection ? "get" : ListQuery.isWatch(request) ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> collection ? "deletecollection" : "delete";
            default -> throw Statuses.methodNotAllowed();
        };
    }

    /**
     * Returns the attributes as the real server sees them: a request for a Namespace is in that namespace, and a
     * field selector on metadata.name names the object of a list.
     */
    private static Attributes attributes(ApiRequest request, Route route, String verb) {
        GroupVersionResource gvr = route.gvr();
        String name = route.name();
        if (verb.equals("list") || verb.equals("watch")) {
            name = ListQuery.onlyName(request);
        }
        String namespace = gvr.equals(Tape.NAMESPACES) ? route.name() : route.namespace();
        return new Attributes(verb, gvr.group(), gvr.resource(), route.subresource(), namespace, name);
    }

    private void count(String kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** Returns the number of requests so far. */
    public RequestCounts counts() {
        synchronized (state.lock) {
            return new RequestCounts(counts);
        }
    }

    /** Returns whether no client has watched or written: such a session equals a new one. */
    public boolean isUntouched() {
        synchronized (state.lock) {
            return state.isUntouched();
        }
    }

    /** Returns the changes from an index on: those of clients, and those that were recorded and have been played. */
    public List<History.Change> changes(int from) {
        synchronized (state.lock) {
            List<History.Change> changes = new ArrayList<>();
            for (int i = from; i < state.history.size(); i++) {
                changes.add(state.history.change(i));
            }
            return changes;
        }
    }

    /** Returns the current objects of a resource, in the version in which they are stored, by key. They must not be changed. */
    public List<ObjectNode> objects(GroupVersionResource resource) {
        synchronized (state.lock) {
            return List.copyOf(
                    state.history.all().getOrDefault(resource, new TreeMap<>()).values());
        }
    }

    /** Returns the version of the last change. */
    public long resourceVersion() {
        synchronized (state.lock) {
            return state.history.resourceVersion();
        }
    }

    /** Returns the current time of the cluster. It stands still until the first watch. */
    public Instant now() {
        synchronized (state.lock) {
            return state.now();
        }
    }

    /** Returns whether a watch is open. */
    public boolean isWatched() {
        synchronized (state.lock) {
            return state.isWatched();
        }
    }

    /**
     * Discards the history before the current version, as etcd's compaction does every five minutes: watches and
     * lists at older resourceVersions and continue tokens are then refused as expired. Open watches continue.
     */
    public void compact() {
        synchronized (state.lock) {
            state.advance();
            state.compact();
        }
    }

    /** Injects an error, by a rule such as a tape's {@code refuse} has. */
    public void refuse(ObjectNode rule) {
        synchronized (state.lock) {
            state.refusals.add(rule);
        }
    }

    /** Ends what {@link #refuse} began. What the tape itself injects stays. */
    public void stopRefusing() {
        synchronized (state.lock) {
            state.refusals.removeAdded();
        }
    }

    /** Ends all open watches. */
    @Override
    public void close() {
        List<Runnable> wakes;
        synchronized (state.lock) {
            state.close();
            wakes = state.wakes();
        }
        wakes.forEach(Runnable::run);
    }
}
