// Looks for orphans by their owner references, and these children have none.
// killed-by: 13.3 at rest, no child is without its widget
// says: atRest() let the wrong controller REMOVES_THE_FINALIZER_FIRST through
// story: https://github.com/crossplane/crossplane/issues/48
import informers.api.ConfigMap;
import informers.api.Secret;
import informers.simulation.Simulation;

public class OrphansByOwnerReference extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            String size = widget.labels().get("size");
            int children = children(cluster, widget.name()).size();
            expect(children == 1, widget.name() + " has " + children + " children");
            expect(size.equals(children(cluster, widget.name()).get(0).labels().get("size")), widget.name());
        }
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            expect(child.metadata().ownerReferences().isEmpty(), child.name() + " is left");
        }
    }
}
