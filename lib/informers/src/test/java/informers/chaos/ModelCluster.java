package informers.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.ResourceType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import replay.internal.apiserver.Session;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.TablePrinter;
import replay.internal.request.WatchCursor;
import replay.internal.tape.Tape;

/** The model API server of a schedule, and its writers. */
final class ModelCluster implements Cluster, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Tape TAPE = Tape.load(folder());

    private static final TablePrinter NO_TABLES = (gvr, items, meta, crd, now, include) -> {
        throw new UnsupportedOperationException("informers do not ask for tables");
    };

    private final Session session;
    private final Map<String, WatchCursor> undisturbed = new HashMap<>();
    private long forgotten;

    ModelCluster(LongSupplier nanos) {
        session = new Session(TAPE, NO_TABLES, nanos, 1);
        forgotten = TAPE.resourceVersion();
        for (ResourceType<?> type : List.of(Pod.TYPE, ConfigMap.TYPE)) {
            String path = path(type.resource());
            undisturbed.put(path, fromTheBeginning(path));
        }
    }

    static Path folder() {
        try {
            return Path.of(ModelCluster.class.getResource("tape.json").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    ApiResponse ask(ApiRequest request) {
        return session.handle(request);
    }

    @Override
    public void write(ApiRequest request) {
        ApiResponse.Body answer = (ApiResponse.Body) session.handle(request);
        boolean done = answer.status() < 300;
        boolean impossible =
                answer.status() == 404 || answer.status() == 409; // it does not exist, or it exists already
        if (!done && !impossible) {
            throw new IllegalStateException(request + ": " + new String(answer.bytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void compact() {
        session.compact();
        forgotten = resourceVersion();
    }

    /** Returns the oldest version that can still be read. */
    long forgotten() {
        return forgotten;
    }

    long resourceVersion() {
        ApiResponse.Body answer = (ApiResponse.Body) ask(ApiRequest.get("/api/v1/namespaces/nowhere/configmaps"));
        try {
            JsonNode list = JSON.readTree(answer.bytes());
            return Long.parseLong(list.at("/metadata/resourceVersion").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(new String(answer.bytes(), StandardCharsets.UTF_8), e);
        }
    }

    @Override
    public <T extends KubeObject> ObjectList<T> list(ResourceType<T> type) {
        ApiResponse.Body answer = (ApiResponse.Body) ask(ApiRequest.get(path(type.resource())));
        try {
            return type.decodeList(new ByteArrayInputStream(answer.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] history(ResourceType<?> type) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        undisturbed.get(path(type.resource())).poll().forEach(lines::writeBytes);
        return lines.toByteArray();
    }

    private WatchCursor fromTheBeginning(String path) {
        String query = "?watch=1&resourceVersion=" + TAPE.resourceVersion() + "&timeoutSeconds=1000000";
        return ((ApiResponse.Stream) ask(ApiRequest.get(path + query))).cursor();
    }

    /** The version at which every schedule begins. */
    static long firstVersion() {
        return TAPE.resourceVersion();
    }

    static String path(GroupVersionResource resource) {
        return "/api/v1/" + resource.resource();
    }

    @Override
    public void close() {
        session.close();
    }
}
