package informers.client;

import informers.api.DecodeException;
import informers.api.DeleteOptions;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectJson;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.api.Scale;
import informers.api.WriteOptions;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.client.rest.UnreachableException;
import informers.watch.Watch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The verbs of one resource, in one namespace or in all: those of its objects, and those of many at once.
 *
 * <p>Any thread. Errors as in {@link ObjectClient}. Corresponds to client-go's {@code gentype.Client} (typed) and
 * {@code dynamic.ResourceInterface}.
 */
public final class ResourceClient<T extends KubeObject> extends ObjectClient<T> {
    /** A server that is not told when ends a watch after 30 to 60 minutes (its {@code --min-request-timeout}). */
    private static final Duration LONGEST_WATCH = Duration.ofHours(1);

    /** @param namespace {@code ""} for all namespaces, and for resources of the whole cluster */
    public ResourceClient(RestClient rest, ResourceType<T> type, String namespace) {
        super(rest, type, ResourcePath.of(type.resource()).namespace(namespace), "");
    }

    /** The same resource in one namespace; {@code ""} for all. */
    public ResourceClient<T> namespace(String name) {
        return new ResourceClient<>(rest, type, name);
    }

    /**
     * A subresource of these objects.
     *
     * @param name such as {@code scale}
     * @param of what it is read as, such as {@code Scale.TYPE}
     */
    public <S extends KubeObject> SubresourceClient<S> subresource(String name, ResourceType<S> of) {
        return new SubresourceClient<>(rest, of, this, name);
    }

    /** How many replicas, for all resources that can be scaled. */
    public SubresourceClient<Scale> scale() {
        return subresource("scale", Scale.TYPE);
    }

    /** All objects, at their newest. With very many of them, better page by page: see {@code Pager}. */
    public ObjectList<T> list() {
        return list(ListOptions.ALL);
    }

    /** One page, if the options have a limit; else all. */
    public ObjectList<T> list(ListOptions options) {
        RestRequest request =
                RestRequest.get(all.toString()).withQuery(options.toQuery()).withAccept(accept("List"));
        try (RestResponse response = rest.open(request)) {
            try {
                return type.decodeList(response.body());
            } catch (IOException e) {
                throw response.broken(e);
            } catch (DecodeException e) {
                response.cancel(); // whatever else it may hold, nobody will read it
                throw response.unexpected(e);
            }
        }
    }

    /**
     * Follows what happens. Close the watch when done.
     *
     * <p>The request fails here if the server refuses it, or if nobody listens there; what goes wrong later comes as an
     * ERROR event or as the watch's {@code failure()}. A connection that is lost before there is an answer, or a server
     * that gives none in time, counts as later: the watch that comes is over, and its failure tells why (as in
     * client-go, whose {@code rest.Request.Watch} then gives an empty watch).
     *
     * <p>A watch that goes on after it should have ended, by the {@link informers.client.rest.Timeouts#watchGrace}, is
     * over as well: its connection died in silence.
     */
    public Watch<T> watch(ListOptions options) {
        Map<String, String> query = new LinkedHashMap<>(options.toQuery());
        query.put("watch", "true");
        Long seconds = options.timeoutSeconds();
        Duration life = seconds == null || seconds == 0 ? LONGEST_WATCH : Duration.ofSeconds(seconds);
        RestRequest request = RestRequest.get(all.toString())
                .withQuery(query)
                .withAccept(accept(""))
                .withTimeout(life.plus(rest.timeouts().watchGrace()));
        try {
            return new HttpWatch<>(rest.open(request), type);
        } catch (UnreachableException e) {
            if (e.isConnectionLost() || e.reason() == UnreachableException.Reason.TIMED_OUT) {
                return new EndedWatch<>(new IOException(e.getMessage(), e));
            }
            throw e;
        }
    }

    /** As {@link #update(KubeObject)}, for the status alone, which most resources keep apart. */
    public T updateStatus(T object) {
        return updateStatus(object, WriteOptions.DEFAULT);
    }

    /** As {@link #updateStatus(KubeObject)}. */
    public T updateStatus(T object, WriteOptions options) {
        return status().update(object, options);
    }

    /** As {@link #apply}, for the status alone. */
    public T applyStatus(T wanted, WriteOptions options) {
        return status().apply(wanted, options);
    }

    private SubresourceClient<T> status() {
        return subresource("status", type);
    }

    /**
     * Asks for the end of many objects at once.
     *
     * @param options for each of them
     * @param which of them, by their labels and fields
     * @return those that it was asked of, as they were; nothing if the server does not tell
     */
    public ObjectList<T> deleteCollection(DeleteOptions options, ListOptions which) {
        requireNamespace();
        RestRequest request =
                RestRequest.delete(all.toString()).withQuery(which.toQuery()).withBody(options.toJson());
        try (RestResponse response = rest.open(request)) {
            byte[] body = response.bytes();
            try {
                boolean told = body.length > 0 && !ObjectJson.parse(body).kind().equals("Status");
                return told ? type.decodeList(new ByteArrayInputStream(body)) : ObjectList.of("", List.of());
            } catch (DecodeException e) {
                throw response.unexpected(e);
            } catch (IOException e) {
                throw response.broken(e);
            }
        }
    }

    /** A dynamic type does not know whether it has namespaces; then the server will say. */
    @Override
    void requireNamespace() {
        if (type.kind() != null && type.namespaced() && all.namespace().isEmpty()) {
            throw new IllegalArgumentException("expected a namespace: one "
                    + type.kind().kind() + " lives in one. All namespaces at once can only be listed and watched.");
        }
    }
}
