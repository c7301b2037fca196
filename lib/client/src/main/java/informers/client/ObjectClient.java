package informers.client;

import informers.api.DecodeException;
import informers.api.DeleteOptions;
import informers.api.KubeObject;
import informers.api.ObjectJson;
import informers.api.ResourceType;
import informers.api.Status;
import informers.api.WriteOptions;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.client.rest.UnexpectedResponseException;
import informers.client.rest.UnreachableException;
import java.util.Map;
import java.util.Optional;

/**
 * The verbs of one object, called by its name.
 *
 * <p>Any thread. Each method throws {@link ApiException} if the server says no, {@link UnreachableException} if it
 * cannot be reached, and {@link UnexpectedResponseException} if what comes is not what was asked for. Corresponds to client-go's
 * {@code gentype.Client} (typed) and {@code dynamic.ResourceInterface}.
 */
abstract sealed class ObjectClient<T extends KubeObject> permits ResourceClient, SubresourceClient {
    final RestClient rest;
    final ResourceType<T> type;

    /** All objects of the resource, in a namespace or in all; which subresource of them, the next field says. */
    final ResourcePath all;

    private final String subresource;

    /** @param subresource such as {@code scale}; {@code ""} for the objects themselves */
    ObjectClient(RestClient rest, ResourceType<T> type, ResourcePath all, String subresource) {
        this.rest = rest;
        this.type = type;
        this.all = all;
        this.subresource = subresource;
    }

    public final T get(String name) {
        return get(name, "");
    }

    /**
     * An object that is no older than a version.
     *
     * @param resourceVersion at least this; {@code "0"} for whatever the server has at hand, {@code ""} for the newest
     */
    public final T get(String name, String resourceVersion) {
        RestRequest request = RestRequest.get(named(name).toString());
        return one(resourceVersion.isEmpty() ? request : request.withQuery(Map.of("resourceVersion", resourceVersion)));
    }

    /** Makes a new object, and gives it back as the server has it. */
    public final T create(T object) {
        return create(object, WriteOptions.DEFAULT);
    }

    /** As {@link #create(KubeObject)}. */
    public final T create(T object, WriteOptions options) {
        requireNamespace();
        ResourcePath path = subresource.isEmpty() ? all : named(object.name());
        return one(RestRequest.post(path.toString(), body(object)).withQuery(unforced(options)));
    }

    /** Replaces an object. With a resourceVersion in it, only if nobody changed it since (else a conflict). */
    public final T update(T object) {
        return update(object, WriteOptions.DEFAULT);
    }

    /** As {@link #update(KubeObject)}. */
    public final T update(T object, WriteOptions options) {
        return one(
                RestRequest.put(named(object.name()).toString(), body(object)).withQuery(unforced(options)));
    }

    /** Changes some fields. */
    public final T patch(String name, PatchType patchType, byte[] patch) {
        return patch(name, patchType, patch, WriteOptions.DEFAULT);
    }

    /** As {@link #patch(String, PatchType, byte[])}. */
    public final T patch(String name, PatchType patchType, byte[] patch, WriteOptions options) {
        return one(RestRequest.patch(named(name).toString(), patchType.contentType(), patch)
                .withQuery(patchType == PatchType.APPLY ? options.toQuery() : unforced(options)));
    }

    /**
     * Server-side apply: says which fields the manager wants to have, and with which values; the server makes the object
     * or changes it. Fields that the manager once applied and now leaves out go away. It is a conflict if somebody else
     * manages a field and has another value; {@code force} takes it over.
     *
     * @param wanted the wanted fields alone, with kind, apiVersion and name; without managedFields
     * @param options with a {@code fieldManager}
     */
    public final T apply(T wanted, WriteOptions options) {
        if (!wanted.metadata().tree().path("managedFields").isEmpty()) {
            throw new IllegalArgumentException(
                    "cannot apply " + wanted + " with managedFields: it came from the server,"
                            + " and to apply all of it would make all of it yours. Apply an object with just the fields that"
                            + " you want to manage.");
        }
        return patch(wanted.name(), PatchType.APPLY, body(wanted), options);
    }

    /** Asks for an object's end. It may live on for a while: until its grace period is over and its finalizers are gone. */
    public final DeleteResult<T> delete(String name) {
        return delete(name, DeleteOptions.DEFAULT);
    }

    /** As {@link #delete(String)}. */
    public final DeleteResult<T> delete(String name, DeleteOptions options) {
        RestRequest request = RestRequest.delete(named(name).toString()).withBody(options.toJson());
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

    /** What to ask for; an old server that knows no such form sends whole objects. */
    final String accept(String list) {
        return type.isMetadata()
                ? RestRequest.JSON + ";as=PartialObjectMetadata" + list + ";g=meta.k8s.io;v=v1," + RestRequest.JSON
                : RestRequest.JSON;
    }

    /** A whole object to write. */
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
