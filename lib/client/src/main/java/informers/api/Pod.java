package informers.api;

import informers.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * A group of containers that run together on one node.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/core/v1}.
 */
public final class Pod extends KubeObject {
    public static final ResourceType<Pod> TYPE =
            ResourceType.typed(new GroupVersionResource("", "v1", "pods"), "Pod", true, Pod.class, Pod::new);

    private Pod(ObjectJson parts) {
        super(parts);
    }

    /** {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}; {@code ""} if not said. */
    public String phase() {
        return string("status", "phase");
    }

    /** The node it was given to; {@code ""} until it is scheduled. */
    public String nodeName() {
        return string("spec", "nodeName");
    }

    public String podIP() {
        return string("status", "podIP");
    }

    /** The images of its containers, in order. */
    public List<String> images() {
        List<String> images = new ArrayList<>();
        JsonFields.objects(JsonFields.object(tree(), "spec"), "containers")
                .forEach(container -> images.add(JsonFields.text(container, "image")));
        return List.copyOf(images);
    }
}
