package informers.client;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.rest.RestClient;

/**
 * A client for a subresource, such as {@code scale}: a part or another representation of an object, with a path and
 * permissions of its own. The metadata of what is written to it name the object.
 *
 * <p>Thread-safe. Created by {@link ResourceClient#subresource}. Corresponds to the {@code subresources} arguments of
 * {@code dynamic.ResourceInterface}, and to {@code GetScale}, {@code UpdateScale} and similar methods.
 *
 * @param <T> the type of the subresource
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
