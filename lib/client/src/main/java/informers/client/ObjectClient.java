package informers.client;

import informers.api.DecodeException;
import informers.api.DeleteOptions;
import informers.api.KubeObject;
import informers.api.ObjectJson;
import informers.api.ResourceType;
import informers.api.Status;
import informers.api.WriteOptions;
import informers.client.ResourceClient.DeleteResult;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.client.rest.UnexpectedResponseException;
import informers.client.rest.UnreachableException;
import informers.internal.client.ResourcePath;
import java.util.Map;
import java.util.Optional;

/**
 * The verbs for single objects, which a resource and a subresource have in common.
 *
 * <p>Thread-safe. Each method blocks until the server has responded, and throws {@link ApiException} if the server
 * rejects the request, {@link UnreachableException} if it cannot be reached, and {@link UnexpectedResponseException} if
 * the response is not what was requested. Corresponds to client-go's {@code gentype.Client} (typed) and {@code
 * dynamic.ResourceInterface}.
 *
 * @param <T> the type of the objects
 */
abstract sealed class ObjectClient<T extends KubeObject> permits ResourceClient, ResourceClient.SubresourceClient {
    final RestClient rest;
    final ResourceType<T> type;

    /** The path of all objects of the resource, in one namespace or in all, without the subresource. */
    final ResourcePath all;

    private final String subresource;

    /** @param subresource such as {@code scale}; {@code ""} for the objects themselves */
    ObjectClient(RestClient rest, ResourceType<T> type, ResourcePath all, String subresource) {
        this.rest = rest;
        this.type = rest.dropsManagedFields() ? type.withoutManagedFields() : type;
        this.all = all;
        this.subresource = subresource;
    }

    /**
     * Reads an object in its most recent state.
     *
     * @param name the name of the object
     * @return the object
     */
    public final T get(String name) {
        return get(name, "");
    }

    /**
     * Reads an object that is at least as recent as a version.
     *
     * @param name the name of the object
     * @param resourceVersion {@code "0"} for any version in the server's cache, {@code ""} for the most recent
     * @return the object
     */
    public final T get(String name, String resourceVersion) {
        RestRequest request = RestRequest.get(named(name).toString());
        return one(resourceVersion.isEmpty() ? request : request.withQuery(Map.of("resourceVersion", resourceVersion)));
    }

    /**
     * Creates an object.
     *
     * @param object the object
     * @return the object as the server stored it
     */
    public final T create(T object) {
        return create(object, WriteOptions.DEFAULT);
    }

    /**
     * Creates an object.
     *
     * @param object the object
     * @param options without force
     * @return the object as the server stored it
     */
    public final T create(T object, WriteOptions options) {
        requireNamespace();
        ResourcePath path = subresource.isEmpty() ? all : named(object.name());
        return one(RestRequest.post(path.toString(), body(object)).withQuery(unforced(options)));
    }

    /**
     * Replaces an object. If {@code object} has a resourceVersion and the stored one has another, the request fails
     * with a conflict (optimistic concurrency).
     *
     * @param object the new state
     * @return the object as the server stored it
     */
    public final T update(T object) {
        return update(object, WriteOptions.DEFAULT);
    }

    /**
     * Replaces an object, like {@link #update(KubeObject)}.
     *
     * @param object the new state
     * @param options without force
     * @return the object as the server stored it
     */
    public final T update(T object, WriteOptions options) {
        return one(
                RestRequest.put(named(object.name()).toString(), body(object)).withQuery(unforced(options)));
    }

    /**
     * Patches an object.
     *
     * @param name the name of the object
     * @param patchType the kind of patch
     * @param patch the patch
     * @return the object as the server stored it
     */
    public final T patch(String name, PatchType patchType, byte[] patch) {
        return patch(name, patchType, patch, WriteOptions.DEFAULT);
    }

    /**
     * Patches an object.
     *
     * @param name the name of the object
     * @param patchType the kind of patch
     * @param patch the patch
     * @param options force only with {@link PatchType#APPLY}
     * @return the object as the server stored it
     */
    public final T patch(String name, PatchType patchType, byte[] patch, WriteOptions options) {
        return one(RestRequest.patch(named(name).toString(), patchType.contentType(), patch)
                .withQuery(patchType == PatchType.APPLY ? options.toQuery() : unforced(options)));
    }

    /**
     * Applies an object on the server (server-side apply): states which fields a manager wants to own, and with which
     * values; the server creates or changes the object. Fields that the manager applied before and now omits are
     * removed. If another manager owns a field with another value, the request fails with a conflict; {@code force}
     * takes the field over.
     *
     * @param wanted the wanted fields only, with kind, apiVersion and name; without managedFields
     * @param options with a {@code fieldManager}
     * @return the object as the server stored it
     * @throws IllegalArgumentException if {@code wanted} has managedFields
     */
    public final T apply(T wanted, WriteOptions options) {
        if (!wanted.metadata().tree().path("managedFields").isEmpty()) {
            throw new IllegalArgumentException(
                    "cannot apply " + wanted + " with managedFields: it came from the server,"
                            + " and to apply all of it would make you the manager of all its fields. Apply an object with just"
                            + " the fields that you want to manage.");
        }
        return patch(wanted.name(), PatchType.APPLY, body(wanted), options);
    }

    /**
     * Deletes an object. It may exist for some time: until its grace period is over and its finalizers are removed.
     *
     * @param name the name of the object
     * @return the server's response
     */
    public final DeleteResult<T> delete(String name) {
        return delete(name, DeleteOptions.DEFAULT);
    }

    /**
     * Deletes an object, like {@link #delete(String)}.
     *
     * @param name the name of the object
     * @param options grace period, preconditions and so on
     * @return the server's response
     */
    public final DeleteResult<T> delete(String name, DeleteOptions options) {
        RestRequest request = RestRequest.delete(named(name).toString())
                .withBody(options.toJson())
                .withAccept(whole());
        try (RestResponse response = rest.open(request)) {
            byte[] body = response.bytes();
            if (body.length == 0) {
                return new DeleteResult<>(Optional.empty(), Optional.empty());
            }
            try {
                ObjectJson answer = ObjectJson.parse(body);
                return answer.kind().equals("Status")
                        ? new DeleteResult<>(Optional.empty(), Optional.of(Status.parse(body)))
                        : new DeleteResult<>(Optional.of(type.view(answer)), Optional.empty());
            } catch (DecodeException e) {
                throw response.unexpected(e);
            }
        }
    }

    private T one(RestRequest request) {
        try (RestResponse response = rest.open(request.withAccept(accept("")))) {
            byte[] body = response.bytes();
            try {
                return type.decode(body);
            } catch (DecodeException e) {
                throw response.unexpected(e);
            }
        }
    }

    /** Returns the Accept header. An old server that does not support metadata only sends whole objects. */
    final String accept(String list) {
        return type.isMetadata()
                ? RestRequest.JSON + ";as=PartialObjectMetadata" + list + ";g=meta.k8s.io;v=v1" + drop() + "," + whole()
                : whole();
    }

    /** Returns the Accept header for a whole object, or a Status. */
    final String whole() {
        return RestRequest.JSON + drop();
    }

    private String drop() {
        return rest.dropsManagedFields() ? ";drop=metadata.managedFields" : "";
    }

    /** Returns a whole object to write. */
    private byte[] body(T object) {
        if (type.isMetadata()) {
            throw new UnsupportedOperationException("a client of metadata has no whole object to write: "
                    + "patch the metadata, or write the object with a DynamicClient");
        }
        return object.json();
    }

    private static Map<String, String> unforced(WriteOptions options) {
        if (options.force()) {
            throw new IllegalArgumentException(
                    "force belongs to an apply, which may take fields away from other managers;"
                            + " nothing else can be forced");
        }
        return options.toQuery();
    }

    final ResourcePath named(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("resource name may not be empty");
        }
        requireNamespace();
        return all.name(name).subresource(subresource);
    }

    abstract void requireNamespace();

    @Override
    public String toString() {
        return all.resource()
                + (subresource.isEmpty() ? "" : "/" + subresource)
                + (all.namespace().isEmpty() ? "" : " in " + all.namespace());
    }
}
