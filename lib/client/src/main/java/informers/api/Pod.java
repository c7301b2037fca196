package informers.api;

import informers.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * A Pod: a group of containers that run together on one node.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/core/v1.Pod}.
 */
public final class Pod extends KubeObject {
    /** The resource {@code v1/pods} with this type. */
    public static final ResourceType<Pod> TYPE =
            ResourceType.typed(new GroupVersionResource("", "v1", "pods"), "Pod", true, Pod.class, Pod::new);

    private Pod(ObjectJson parts) {
        super(parts);
    }

    /**
     * {@return {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}; {@code ""} if
     * not set}
     */
    public String phase() {
        return string("status", "phase");
    }

    /** {@return the node that runs the pod; {@code ""} until it is scheduled} */
    public String nodeName() {
        return string("spec", "nodeName");
    }

    /** {@return the IP address of the pod; {@code ""} until it has one} */
    public String podIP() {
        return string("status", "podIP");
    }

    /** {@return the images of the containers, in order} */
    public List<String> images() {
        List<String> images = new ArrayList<>();
        JsonFields.objects(JsonFields.object(tree(), "spec"), "containers")
                .forEach(container -> images.add(JsonFields.text(container, "image")));
        return List.copyOf(images);
    }
}
