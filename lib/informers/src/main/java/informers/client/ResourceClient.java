package informers.client;

import informers.api.DecodeException;
import informers.api.KubeObject;
import informers.api.ListDecoder;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.client.rest.AnswerException;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.client.rest.UnreachableException;
import informers.watch.Watch;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The verbs of one resource, in one namespace or in all.
 *
 * <p>Any thread. Each method throws {@link ApiException} if the server says no, {@link UnreachableException} if it
 * cannot be reached, and {@link AnswerException} if what comes is not what was asked for. Answers to client-go's
 * {@code gentype.Client} (typed) and {@code dynamic.ResourceInterface}.
 */
public final class ResourceClient<T extends KubeObject> {
    /** A server that is not told when ends a watch after 30 to 60 minutes (its {@code --min-request-timeout}). */
    private static final Duration LONGEST_WATCH = Duration.ofHours(1);

    /** What a watch may last beyond its time, until we take the connection for dead. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final RestClient rest;
    private final ResourceType<T> type;
    private final String namespace;

    /** @param namespace {@code ""} for all namespaces, and for resources of the whole cluster */
    public ResourceClient(RestClient rest, ResourceType<T> type, String namespace) {
        this.rest = rest;
        this.type = type;
        this.namespace = namespace;
        path(); // complains about a namespace that cannot be one
    }

    /** The same resource in one namespace; {@code ""} for all. */
    public ResourceClient<T> namespace(String name) {
        return new ResourceClient<>(rest, type, name);
    }

    public T get(String name) {
        return one(RestRequest.get(named(name).toString()));
    }

    /** All objects, at their newest. With very many of them, better page by page: see {@code Pager}. */
    public ObjectList<T> list() {
        return list(ListOptions.ALL);
    }

    /** One page, if the options have a limit; else all. */
    public ObjectList<T> list(ListOptions options) {
        RestRequest request = RestRequest.get(path().toString()).withQuery(options.toQuery());
        try (RestResponse response = rest.open(request)) {
            try {
                return ListDecoder.decode(response.body(), type);
            } catch (IOException e) {
                throw response.broken(e);
            } catch (DecodeException e) {
                response.cancel(); // whatever else it may hold, nobody will read it
                throw response.unexpected(e.getMessage(), e);
            }
        }
    }

    /**
     * Follows what happens. Close the watch when done.
     *
     * <p>The request fails here if the server refuses it; what goes wrong later comes as an ERROR event or as the
     * watch's {@code failure()}.
     */
    public Watch<T> watch(ListOptions options) {
        Map<String, String> query = new LinkedHashMap<>(options.toQuery());
        query.put("watch", "true");
        Long seconds = options.timeoutSeconds();
        Duration life = seconds == null ? LONGEST_WATCH : Duration.ofSeconds(seconds);
        RestRequest request =
                RestRequest.get(path().toString()).withQuery(query).withSilence(life.plus(GRACE));
        return new HttpWatch<>(rest.open(request), type);
    }

    /** Makes a new object, and gives it back as the server has it. */
    public T create(T object) {
        requireNamespace();
        return one(RestRequest.post(path().toString(), object.json()));
    }

    /** Replaces an object. With a resourceVersion in it, only if nobody changed it since (else a conflict). */
    public T update(T object) {
        return one(RestRequest.put(named(object.name()).toString(), object.json()));
    }

    /** As {@link #update}, for the status alone, which most resources keep apart. */
    public T updateStatus(T object) {
        return one(RestRequest.put(named(object.name()).subresource("status").toString(), object.json()));
    }

    /** Changes some fields. */
    public T patch(String name, PatchType patchType, byte[] patch) {
        return one(RestRequest.patch(named(name).toString(), patchType.contentType(), patch));
    }

    /** Asks for an object's end. It may live on for a while: until its grace period is over and its finalizers are gone. */
    public void delete(String name) {
        rest.send(RestRequest.delete(named(name).toString()));
    }

    private ResourcePath path() {
        return ResourcePath.of(type.resource()).namespace(namespace);
    }

    private ResourcePath named(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("resource name may not be empty");
        }
        requireNamespace();
        return path().name(name);
    }

    /** A dynamic type does not know whether it has namespaces; then the server will say. */
    private void requireNamespace() {
        if (type.kind() != null && type.namespaced() && namespace.isEmpty()) {
            throw new IllegalArgumentException("expected a namespace: one "
                    + type.kind().kind() + " lives in one. All namespaces at once can only be listed and watched.");
        }
    }

    private T one(RestRequest request) {
        try (RestResponse response = rest.open(request)) {
            byte[] body = response.bytes();
            try {
                return type.decode(body);
            } catch (DecodeException e) {
                throw response.unexpected(e.getMessage(), e);
            }
        }
    }

    @Override
    public String toString() {
        return type.resource() + (namespace.isEmpty() ? "" : " in " + namespace);
    }
}
