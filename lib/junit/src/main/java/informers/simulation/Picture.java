package informers.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import replay.internal.cluster.History;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.Route;

/**
 * The picture of a run, as rows of parts, and the steps that change it: the objects on the server, the log of its changes, what each replica
 * has received and what is on the way to it, what it wrote, and the invariants. The names of the parts and the form of the rows are those
 * of the workbook's stage. It ends with the failure.
 */
final class Picture implements Onlooker {
    /** The log may be long; the page counts what it does not draw. */
    private static final int MOST_LOGGED = 60;

    private static final int MOST_WRITES = 20;

    /** In a line of the story. */
    private static final Pattern REQUEST = Pattern.compile("\\b(POST|PUT|PATCH|DELETE) (/\\S+)");

    private final Recording recording;
    private final LongSupplier nanos;
    private final Set<GroupVersionResource> resources = new LinkedHashSet<>(); // that somebody has used
    private final List<String> log = new ArrayList<>();
    private final Map<String, Received> received = new LinkedHashMap<>(); // by resource, namespace and replica
    private final Map<String, List<String>> writes = new LinkedHashMap<>(); // by replica
    private final Map<String, Set<String>> inWork = new LinkedHashMap<>(); // by replica
    private final Map<String, String> invariants = new LinkedHashMap<>();
    private Function<GroupVersionResource, List<ObjectNode>> server = resource -> List.of();
    private boolean over;

    Picture(Recording recording, LongSupplier nanos) {
        this.recording = recording;
        this.nanos = nanos;
    }

    /** Begins, with what the server has. */
    void begin(Function<GroupVersionResource, List<ObjectNode>> stored) {
        server = stored;
        recording.begin(rows());
    }

    @Override
    public void happened(String who, String what) {
        if (!over) {
            String said = what.replaceFirst("^\\d+\\. at [0-9.]+ s: ", ""); // a planned fault has its time
            said = REQUEST.matcher(said).replaceAll(found -> words(found.group(1), found.group(2)));
            recording.add(who, "at " + Times.of(nanos.getAsLong()) + ": " + said, rows());
        }
    }

    @Override
    public void invariant(String name) {
        invariants.put(name, "holds");
    }

    @Override
    public void failed(String who, String invariant, String message) {
        if (over) {
            return;
        }
        invariants.computeIfPresent(invariant, (name, before) -> "BROKEN");
        happened(who, message);
        over = true;
    }

    @Override
    public void handled(String by, ApiRequest request, int status, List<History.Change> changes) {
        StringBuilder text = new StringBuilder(words(request.method(), request.path()));
        if (!request.parameter("watch").isEmpty()) {
            text.append(", watch");
        }
        String version = request.parameter("resourceVersion");
        if (!version.isEmpty()) {
            text.append(" from version ").append(version);
        }
        text.append(": ").append(status);
        for (History.Change change : changes) {
            resources.add(change.resource());
            String type = change.before() == null ? "ADDED" : change.after() == null ? "DELETED" : "MODIFIED";
            String row = type + " " + change.resource().resource() + " " + Received.object(change.object());
            text.append(", ").append(row);
            add(log, row, MOST_LOGGED);
            if (!by.equals(ModelServer.TEST)) {
                add(
                        writes.computeIfAbsent(by, name -> new ArrayList<>()),
                        row + " at " + Times.of(nanos.getAsLong()),
                        MOST_WRITES);
            }
        }
        happened(by, text.toString());
    }

    /** Returns a request without slashes, such as {@code POST configmaps in n0}. */
    private static String words(String method, String path) {
        return Route.parse(path)
                .map(route -> method + " " + route.gvr().resource()
                        + (route.name().isEmpty() ? "" : " " + route.name())
                        + (route.subresource().isEmpty() ? "" : ", " + route.subresource())
                        + (route.namespace().isEmpty() ? "" : " in " + route.namespace()))
                .orElse(method + " " + path);
    }

    private static void add(List<String> rows, String row, int most) {
        rows.add(row);
        if (rows.size() > most) {
            rows.remove(0);
        }
    }

    @Override
    public void answered(String replica, ApiRequest request, ApiResponse.Body response) {
        JsonNode list = Received.parse(response.bytes());
        if (response.status() == 200 && list.path("items").isArray()) {
            Received of = of(replica, request);
            of.list(list, !request.parameter("continue").isEmpty());
            happened(replica, "receives the list of " + of.resource() + " at " + of.lastVersion());
        }
    }

    @Override
    public void opened(WatchBody watch) {
        of(watch).open(watch);
    }

    @Override
    public void closed(WatchBody watch) {
        of(watch).close(watch);
    }

    @Override
    public void arrived(WatchBody watch, byte[] event) {
        Received of = of(watch);
        of.event(event).ifPresent(what -> happened(watch.owner().name(), "receives " + what));
    }

    @Override
    public void added(String replica, Object item) {
        happened(replica, "adds the key " + item);
    }

    @Override
    public void taken(String replica, Object item) {
        inWork.computeIfAbsent(replica, name -> new LinkedHashSet<>()).add(item.toString());
        happened(replica, "takes the key " + item);
    }

    @Override
    public void done(String replica, Object item) {
        inWork.computeIfAbsent(replica, name -> new LinkedHashSet<>()).remove(item.toString());
        happened(replica, "is done with " + item);
    }

    @Override
    public void died(String replica) {
        inWork.remove(replica);
        received.keySet().removeIf(name -> name.endsWith(", " + replica));
    }

    private Received of(WatchBody watch) {
        return of(watch.owner().name(), watch.request());
    }

    private Received of(String replica, ApiRequest request) {
        String resource = request.path().substring(request.path().lastIndexOf('/') + 1);
        Route route = Route.parse(request.path()).orElse(null);
        String namespace = "";
        if (route != null) {
            resources.add(route.gvr());
            namespace = route.namespace().isEmpty() ? "" : " in " + route.namespace();
        }
        return received.computeIfAbsent(resource + namespace + ", " + replica, name -> new Received(resource));
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> objects = new ArrayList<>();
        for (GroupVersionResource resource : resources) {
            server.apply(resource).forEach(one -> objects.add(resource.resource() + " " + Received.object(one)));
        }
        rows.put("server", objects);
        rows.put("log", List.copyOf(log));
        received.forEach((name, of) -> {
            rows.put("wire of " + name, of.onTheWay());
            rows.put("reflector of " + name, of.state());
            rows.put("received of " + name, of.objects());
        });
        inWork.forEach((replica, keys) -> rows.put("keys in work of " + replica, List.copyOf(keys)));
        writes.forEach((replica, its) -> rows.put("writes of " + replica, List.copyOf(its)));
        List<String> checks = new ArrayList<>();
        invariants.forEach((name, state) -> checks.add(name + ": " + state));
        rows.put("invariants", checks);
        return rows;
    }
}
