package informers.api;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of containers that run together on one node.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Answers to
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
        return text("status", "phase").orElse("");
    }

    /** The node it was given to; {@code ""} until it is scheduled. */
    public String nodeName() {
        return text("spec", "nodeName").orElse("");
    }

    public String podIP() {
        return text("status", "podIP").orElse("");
    }

    /** The images of its containers, in order. */
    public List<String> images() {
        List<String> images = new ArrayList<>();
        tree().path("spec")
                .path("containers")
                .forEach(c -> images.add(c.path("image").asText()));
        return List.copyOf(images);
    }
}
