// Demands that each widget has its child at once, also before the controller has seen it.
// killed-by: 13.1 a widget never has two children
// says: always() is too strict
// story: https://github.com/kubernetes-retired/multi-tenancy/pull/503
import informers.api.ConfigMap;
import informers.simulation.Simulation;

public class ExactlyOneChild extends UsualProof {
    @Override
    public void always(Simulation cluster) {
        cluster.invariant("one child", () -> {
            for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
                int children = children(cluster, widget.name()).size();
                expect(children == 1, widget.name() + " has " + children + " children");
            }
        });
    }
}
