package informers.client;

import informers.api.DecodeException;
import informers.api.DeleteOptions;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectJson;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.api.Scale;
import informers.api.Status;
import informers.api.WriteOptions;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.client.rest.UnreachableException;
import informers.internal.client.ResourcePath;
import informers.watch.Watch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A client for one resource, in one namespace or in all: the verbs for single objects and for many at once.
 *
 * <p>Thread-safe. Each method blocks until the server has responded. It throws {@link
 * informers.client.rest.ApiException} if the server rejects the request, {@link UnreachableException} if the server
 * cannot be reached, and {@link informers.client.rest.UnexpectedResponseException} if the response is not what was
 * requested. Corresponds to client-go's {@code gentype.Client} (typed) and {@code dynamic.ResourceInterface}.
 *
 * @param <T> the type of the objects
 */
public final class ResourceClient<T extends KubeObject> extends ObjectClient<T> {
    /**
     * Without a timeout in the request, a server ends a watch after 30 to 60 minutes (its {@code
     * --min-request-timeout}).
     */
    private static final Duration LONGEST_WATCH = Duration.ofHours(1);

    /**
     * Creates a client.
     *
     * @param rest sends the requests
     * @param type the resource and the type of its objects
     * @param namespace {@code ""} for all namespaces, and for cluster-scoped resources
     */
    public ResourceClient(RestClient rest, ResourceType<T> type, String namespace) {
        super(rest, type, ResourcePath.of(type.resource()).namespace(namespace), "");
    }

    /**
     * Returns a client for the same resource in a namespace.
     *
     * @param name the namespace; {@code ""} for all
     * @return the client
     */
    public ResourceClient<T> namespace(String name) {
        return new ResourceClient<>(rest, type, name);
    }

    /**
     * Returns a client for a subresource of these objects.
     *
     * @param <S> the type of the subresource
     * @param name such as {@code scale}
     * @param of the type of the subresource, such as {@code Scale.TYPE}
     * @return the client
     */
    public <S extends KubeObject> SubresourceClient<S> subresource(String name, ResourceType<S> of) {
        return new SubresourceClient<>(rest, of, this, name);
    }

    /** {@return a client for the subresource {@code scale} of these objects: the number of their replicas} */
    public SubresourceClient<Scale> scale() {
        return subresource("scale", Scale.TYPE);
    }

    /**
     * Lists all objects in their most recent state, in one response. For very many objects use pages, as a reflector
     * does.
     *
     * @return the list
     */
    public ObjectList<T> list() {
        return list(ListOptions.ALL);
    }

    /**
     * Lists objects.
     *
     * @param options selectors, version and page
     * @return one page if the options have a limit, otherwise everything
     */
    public ObjectList<T> list(ListOptions options) {
        RestRequest request =
                RestRequest.get(all.toString()).withQuery(options.toQuery()).withAccept(accept("List"));
        try (RestResponse response = rest.open(request)) {
            try {
                return type.decodeList(response.body());
            } catch (IOException e) {
                throw response.broken(e);
            } catch (DecodeException e) {
                response.cancel(); // the rest will not be read
                throw response.unexpected(e);
            }
        }
    }

    /**
     * Watches the objects. Close the watch when done.
     *
     * <p>Throws if the server rejects the request or nothing listens at its address. Later failures are reported as an
     * ERROR event or by {@link Watch#failure()}. A connection that breaks before the response starts, or a server that
     * does not respond in time, counts as a later failure: this method then returns a watch that has ended (like
     * client-go, whose {@code rest.Request.Watch} returns an empty watch).
     *
     * <p>A watch that continues longer than its timeout plus {@link informers.client.rest.Timeouts#watchGrace} ends
     * with a failure: its connection is considered dead.
     *
     * @param options selectors, and the version to start from
     * @return the open watch
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

    /**
     * Replaces the status of an object, which most resources have as a subresource, like {@link #update(KubeObject)}.
     *
     * @param object an object with the new status
     * @return the object as the server stored it
     */
    public T updateStatus(T object) {
        return updateStatus(object, WriteOptions.DEFAULT);
    }

    /**
     * Replaces the status of an object, like {@link #update(KubeObject)}.
     *
     * @param object an object with the new status
     * @param options without force
     * @return the object as the server stored it
     */
    public T updateStatus(T object, WriteOptions options) {
        return status().update(object, options);
    }

    /**
     * Applies the status of an object, like {@link #apply}.
     *
     * @param wanted the wanted fields of the status only, with kind, apiVersion and name
     * @param options with a {@code fieldManager}
     * @return the object as the server stored it
     */
    public T applyStatus(T wanted, WriteOptions options) {
        return status().apply(wanted, options);
    }

    private SubresourceClient<T> status() {
        return subresource("status", type);
    }

    /**
     * Deletes all objects that match.
     *
     * @param options for each deletion
     * @param which selectors
     * @return the deleted objects in their last state; empty if the server does not return them
     */
    public ObjectList<T> deleteCollection(DeleteOptions options, ListOptions which) {
        requireNamespace();
        RestRequest request = RestRequest.delete(all.toString())
                .withQuery(which.toQuery())
                .withBody(options.toJson())
                .withAccept(whole());
        try (RestResponse response = rest.open(request)) {
            byte[] body = response.bytes();
            try {
                boolean list = body.length > 0 && !ObjectJson.parse(body).kind().equals("Status");
                return list ? type.decodeList(new ByteArrayInputStream(body)) : ObjectList.of("", List.of());
            } catch (DecodeException e) {
                throw response.unexpected(e);
            } catch (IOException e) {
                throw response.broken(e);
            }
        }
    }

    /** Rejects a request without a namespace, unless the type is dynamic: then only the server knows. */
    @Override
    void requireNamespace() {
        if (type.kind() != null && type.namespaced() && all.namespace().isEmpty()) {
            throw new IllegalArgumentException("expected a namespace: one "
                    + type.kind().kind() + " is in one. All namespaces at once can only be listed and watched.");
        }
    }

    /**
     * The response to a DELETE: the object in its last state, or in its present state if it still exists because of its
     * grace period or its finalizers; or a Status that confirms the deletion. Each resource decides which of them it
     * returns: Pods return the object, ConfigMaps a Status.
     *
     * <p>Immutable; as thread-safe as {@code T}. client-go discards this response.
     *
     * @param <T> the type of the object
     * @param object the object; empty if the server returned none
     * @param status the Status; empty if the server returned none
     */
    public record DeleteResult<T extends KubeObject>(Optional<T> object, Optional<Status> status) {
        /** Rejects null. {@inheritDoc} */
        public DeleteResult {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(status, "status");
        }

        /**
         * Returns the resourceVersion of this write, for example for a {@code ConsistencyStore}.
         *
         * @return that of the object or of the Status; {@code ""} if the server sent none, as servers before 1.38 do with a
         *     Status. The deletion itself then shows in a watch only
         */
        public String resourceVersion() {
            return object.map(KubeObject::resourceVersion)
                    .or(() -> status.map(Status::resourceVersion))
                    .orElse("");
        }

        /** Returns a text such as {@code DeleteResult[Pod default/a@17]} or {@code DeleteResult[Success]}. */
        @Override
        public String toString() {
            String content = object.map(Object::toString)
                    .or(() -> status.map(Status::toString))
                    .orElse("empty response");
            return "DeleteResult[" + content + "]";
        }
    }

    /**
     * A client for a subresource, such as {@code scale}: a part or another representation of an object, with a path and
     * permissions of its own. The metadata of what is written to it name the object.
     *
     * <p>Thread-safe. Created by {@link ResourceClient#subresource}. Corresponds to the {@code subresources} arguments of
     * {@code dynamic.ResourceInterface}, and to {@code GetScale}, {@code UpdateScale} and similar methods.
     *
     * @param <T> the type of the subresource
     */
    public static final class SubresourceClient<T extends KubeObject> extends ObjectClient<T> {
        private final ResourceClient<?> owner;

        SubresourceClient(RestClient rest, ResourceType<T> type, ResourceClient<?> owner, String subresource) {
            super(rest, type, owner.all, subresource);
            this.owner = owner;
        }

        @Override
        void requireNamespace() {
            owner.requireNamespace();
        }
    }
}
