// Looks for orphans only if a widget is left.
// killed-by: 13.3 at rest, no child is without its widget
// says: atRest() let the wrong controller TAKES_AN_ERROR_FOR_GONE through
// story: https://github.com/cfgate/cfgate/issues/45
import informers.api.ConfigMap;
import informers.simulation.Simulation;

public class OnlyWhileThereAreWidgets extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        if (!cluster.objects(ConfigMap.TYPE, "default").isEmpty()) {
            super.atRest(cluster);
        }
    }
}
