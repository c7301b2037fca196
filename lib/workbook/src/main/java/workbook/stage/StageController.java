package workbook.stage;

import informers.api.ConfigMap;
import informers.workqueue.Reconciler;
import java.util.List;
import java.util.Map;

/** A controller of ConfigMaps for a scene, from a chapter. One run uses what it creates. */
public interface StageController {
    /** Returns the name of all ConfigMaps of the scene. */
    String name();

    /** Returns the namespace whose ConfigMap concerns all namespaces. */
    String home();

    /** Returns the namespaces of the cluster. They do not change. */
    List<String> namespaces();

    /** Creates the reconciler of namespaces. It reads and writes through {@code cluster}. */
    Reconciler<String> reconciler(StageCluster cluster);

    /**
     * Returns whether the handler need not add a key for an object that was added or updated, because the controller itself has written
     * this state.
     *
     * @param reconciler what {@link #reconciler} returned
     */
    default boolean isOwn(Reconciler<String> reconciler, ConfigMap seen) {
        return false;
    }

    /**
     * Returns for each namespace whose objects on the server differ from the desired state how, in words. Called when the controller has
     * nothing to do. A namespace that no event has named yet is not looked at.
     *
     * @param onServer all ConfigMaps
     */
    Map<String, String> differences(List<ConfigMap> onServer);
}
