package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.json.JsonFields;

/**
 * A machine of the cluster.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/core/v1}.
 */
public final class Node extends KubeObject {
    public static final ResourceType<Node> TYPE =
            ResourceType.typed(new GroupVersionResource("", "v1", "nodes"), "Node", false, Node.class, Node::new);

    private Node(ObjectJson parts) {
        super(parts);
    }

    /** Whether the node says of itself that it can take pods. */
    public boolean ready() {
        for (JsonNode condition : JsonFields.objects(JsonFields.object(tree(), "status"), "conditions")) {
            if (JsonFields.text(condition, "type").equals("Ready")) {
                return JsonFields.text(condition, "status").equals("True");
            }
        }
        return false;
    }
}
