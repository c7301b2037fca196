package workbook.stage;

import informers.api.ConfigMap;
import java.util.List;
import java.util.Optional;

/** What a controller on the stage reads and writes. Used by the workers. */
public interface StageCluster {
    /** Returns the ConfigMap of a namespace as the informer's store has it, which may be stale. */
    Optional<ConfigMap> cached(String namespace);

    /** Returns the ConfigMaps of a namespace as the informer's store has them, which may be stale. */
    List<ConfigMap> allCached(String namespace);

    /** Returns the resourceVersion that the informer's store has reached; {@code ""} if it has no list yet. */
    String cachedVersion();

    /**
     * Creates a ConfigMap on the server, which generates a name.
     *
     * @param object without a name
     * @return the object as it is stored
     * @throws informers.client.rest.ApiException if the server refuses it
     */
    ConfigMap generate(ConfigMap object);

    /**
     * Creates a ConfigMap on the server.
     *
     * @throws informers.client.rest.ApiException if the server refuses it
     */
    void create(ConfigMap object);

    /**
     * Replaces a ConfigMap on the server, if its resourceVersion is still that of {@code object}.
     *
     * @throws informers.client.rest.ApiException if the server refuses it
     */
    void update(ConfigMap object);

    /**
     * Deletes a ConfigMap from the server.
     *
     * @throws informers.client.rest.ApiException if the server refuses it
     */
    void delete(ConfigMap object);
}
