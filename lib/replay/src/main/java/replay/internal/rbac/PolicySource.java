package replay.internal.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Provides the objects of the group {@code rbac.authorization.k8s.io}. */
public interface PolicySource {
    /**
     * Returns all objects of a resource.
     *
     * @param resource {@code roles}, {@code rolebindings}, {@code clusterroles} or {@code clusterrolebindings}
     */
    Collection<? extends JsonNode> all(String resource);

    /**
     * Returns one object, or null if there is none.
     *
     * @param key the name, with {@code namespace/} in front of it if it is in one
     */
    @Nullable
    JsonNode get(String resource, String key);
}
