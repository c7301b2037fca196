// Checks once, before anything has happened, in place of adding an invariant.
// killed-by: 13.1 a widget never has two children
// says: always() let the wrong controller CREATES_TWICE through
// story: https://github.com/kubernetes-sigs/kubebuilder/pull/1521
import informers.api.ConfigMap;
import informers.simulation.Simulation;

public class ChecksAtTheStart extends UsualProof {
    @Override
    public void always(Simulation cluster) {
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            expect(children(cluster, widget.name()).size() <= 1, widget.name() + " has two children");
        }
    }
}
