package informers.client;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.rest.RestClient;

/**
 * The verbs of a subresource, such as {@code scale}: a part of an object, or another face of it, with a path and rights
 * of its own. What is written to it says in its metadata to which object it belongs.
 *
 * <p>Any thread. Got from {@link ResourceClient#subresource}. Corresponds to the {@code subresources} arguments of
 * {@code dynamic.ResourceInterface}, and to {@code GetScale}, {@code UpdateScale} and their like.
 */
public final class SubresourceClient<T extends KubeObject> extends ObjectClient<T> {
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
