package replay.internal.apiserver;

import informers.api.GroupVersionResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import replay.internal.cluster.ClusterState;
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
 * One state over a tape: a story clock that starts with the first watch, and the writes of its clients. Sessions of one
 * tape know nothing of each other.
 *
 * <p>The clock is also the calendar: ages are counted, and new objects dated, from the recorded day on.
 *
 * <p>Any thread may call any method; nothing waits.
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
     * @param tables prints Tables
     * @param nanos a clock that never goes back, such as {@code System::nanoTime}
     * @param speed how many seconds of the story pass in one second of the clock: 1 as recorded, 10 faster
     */
    public Session(Tape tape, TablePrinter tables, LongSupplier nanos, double speed) {
        state = new ClusterState(tape, tables, nanos, speed);
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

    /** Answers a request. Never throws for a bad one: it gets the Status that the real server would send. */
    public ApiResponse handle(ApiRequest request) {
        ApiResponse answer;
        List<Runnable> wakes;
        synchronized (state.lock) {
            int before = state.history.size();
            try {
                state.advance();
                answer = answer(request);
            } catch (StatusException e) {
                answer = e.answer();
            } catch (RuntimeException e) {
                // A body of a shape that nobody thought of, or our own mistake. A write comes last, so nothing is half
                // done.
                answer = Statuses.internalError("Internal error occurred: the replay cannot answer " + request.method()
                                + " " + request.path() + ": " + e)
                        .answer();
            }
            if (answer instanceof ApiResponse.Body body) {
                answer = body.withHeader("Date", state.date()); // of the story: ages are counted from there
            }
            wakes = state.history.size() > before ? state.wakes() : List.of();
        }
        wakes.forEach(Runnable::run);
        return answer;
    }

    private ApiResponse answer(ApiRequest request) {
        User user = state.access.user(request.identity());
        Optional<Route> route = Route.parse(request.path());
        if (route.isEmpty()) {
            state.access.checkPath(user, request.method(), request.path());
        }
        Optional<ApiResponse> about = discovery.answer(request);
        if (about.isPresent()) {
            count("DISCOVERY");
            return about.get();
        }
        if (route.isEmpty() || !state.apis.catalog().knows(route.get().gvr().groupVersion())) {
            count("DISCOVERY");
            return Discovery.pageNotFound();
        }
        GroupVersionResource gvr = route.get().gvr();
        Optional<ServedResource> resource = state.apis.catalog().find(gvr);
        String verb = verb(request, route.get());
        count(verb.toUpperCase(java.util.Locale.ROOT));
        Attributes attributes = attributes(request, route.get(), verb);
        state.access.check(user, attributes);
        state.refusals.check(attributes);
        if (resource.isEmpty()) {
            throw Statuses.noSuchResource();
        }
        if (verb.equals("patch") && writer.appliesNew(request, route.get(), resource.get())) {
            Attributes creation = attributes(request, route.get(), "create");
            state.access.check(user, creation);
            state.refusals.check(creation);
        }
        if (verb.equals("create") && AccessReviews.answers(resource.get())) {
            return reviews.answer(request, route.get(), resource.get(), user);
        }
        return answer(request, route.get(), resource.get(), verb);
    }

    private ApiResponse answer(ApiRequest request, Route route, ServedResource resource, String verb) {
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
            return told(resource, reader.list(resource, route.namespace(), query, request.accept()));
        }
        if (verb.equals("watch")) {
            return watcher.watch(resource, route.namespace(), ListQuery.of(request), request.accept());
        }
        if (verb.equals("get") && route.subresource().isEmpty()) {
            return reader.get(resource, route.namespace(), route.name(), request);
        }
        return writer.answer(request, route, resource, verb);
    }

    /** An empty list of what was not recorded must not look like a cluster that has none. kubectl shows the warning. */
    private ApiResponse told(ServedResource resource, ApiResponse list) {
        return state.tape.holds(resource)
                ? list
                : ((ApiResponse.Body) list)
                        .withHeader(
                                "Warning",
                                "299 - \"" + resource.gvr().groupResource() + " were not recorded: the tape "
                                        + state.tape.name() + " does not say what the cluster had of them\"");
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

    /** As the real server reads a request: one for a Namespace is in that namespace, and a list may be of one name. */
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

    /** The requests so far. */
    public RequestCounts counts() {
        synchronized (state.lock) {
            return new RequestCounts(counts);
        }
    }

    /** Returns whether nobody has watched or written here: then it cannot be told from a new session. */
    public boolean isUntouched() {
        synchronized (state.lock) {
            return state.isUntouched();
        }
    }

    /** Returns whether a watch is open. */
    public boolean isWatched() {
        synchronized (state.lock) {
            return state.isWatched();
        }
    }

    /**
     * Forgets the past, as etcd does every five minutes: a watch from an older version, a list at one and the rest of a
     * list that was begun are refused as expired. Watches that are open go on.
     */
    public void compact() {
        synchronized (state.lock) {
            state.advance();
            state.compact();
        }
    }

    /** Ends all its watches. */
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
