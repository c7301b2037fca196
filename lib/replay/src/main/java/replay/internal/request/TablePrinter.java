package replay.internal.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prints objects as a {@code meta.k8s.io/v1} Table, the form that kubectl asks for. Called from any thread. */
@FunctionalInterface
public interface TablePrinter {
    /**
     * One table, with its column definitions. (In a watch only the first event carries them; the session drops them
     * from the others.)
     *
     * @param items the objects, each with its kind and apiVersion; not to be changed
     * @param listMeta the list's metadata, which becomes the table's
     * @param crd the CustomResourceDefinition of the resource, if it is one; not to be changed
     * @param now what the ages are counted from
     * @param includeObject what a row carries of its object: {@code Metadata} (the default), {@code Object} or {@code None}
     */
    ObjectNode table(
            GroupVersionResource gvr,
            List<ObjectNode> items,
            ObjectNode listMeta,
            Optional<ObjectNode> crd,
            Instant now,
            String includeObject);
}
