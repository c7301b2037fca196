package replay.internal.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prints objects as a {@code meta.k8s.io/v1} Table, the format that kubectl requests. Thread-safe. */
@FunctionalInterface
public interface TablePrinter {
    /**
     * Returns a table with its column definitions. (In a watch only the first event has them; the session removes
     * them from the others.)
     *
     * @param items the objects, each with its kind and apiVersion; not to be changed
     * @param listMeta the metadata of the list, which becomes that of the table
     * @param crd the CustomResourceDefinition of the resource, if it has one; not to be changed
     * @param now the time from which ages are counted
     * @param includeObject what a row contains of its object: {@code Metadata} (the default), {@code Object} or
     *     {@code None}
     */
    ObjectNode table(
            GroupVersionResource gvr,
            List<ObjectNode> items,
            ObjectNode listMeta,
            Optional<ObjectNode> crd,
            Instant now,
            String includeObject);
}
