// Goes through the widgets only. The child of a widget that is gone is in none of its loops.
// killed-by: 13.3 at rest, no child is without its widget
// says: atRest() let the wrong controller REMOVES_THE_FINALIZER_FIRST through
// story: https://github.com/open-cluster-management-io/work/pull/16
import informers.api.ConfigMap;
import informers.simulation.Simulation;

public class OrphansAreNotSought extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            String size = widget.labels().get("size");
            int children = children(cluster, widget.name()).size();
            expect(children == 1, widget.name() + " has " + children + " children");
            expect(size.equals(children(cluster, widget.name()).get(0).labels().get("size")), widget.name());
        }
    }
}
