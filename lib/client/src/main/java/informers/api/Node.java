package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.json.JsonFields;

/**
 * A Node: a machine of the cluster.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/core/v1.Node}.
 */
public final class Node extends KubeObject {
    /** The resource {@code v1/nodes} with this type. */
    public static final ResourceType<Node> TYPE =
            ResourceType.typed(new GroupVersionResource("", "v1", "nodes"), "Node", false, Node.class, Node::new);

    private Node(ObjectJson parts) {
        super(parts);
    }

    /** {@return whether the node's condition {@code Ready} is {@code True}} */
    public boolean ready() {
        for (JsonNode condition : JsonFields.objects(JsonFields.object(tree(), "status"), "conditions")) {
            if (JsonFields.text(condition, "type").equals("Ready")) {
                return JsonFields.text(condition, "status").equals("True");
            }
        }
        return false;
    }
}
