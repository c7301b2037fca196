// Looks for the children by their names. A child under a generated name is not counted.
// killed-by: 13.1 a widget never has two children
// says: always() let the wrong controller CREATES_TWICE through
// story: https://github.com/scylladb/scylla-operator/issues/2492
import informers.api.ConfigMap;
import informers.api.Secret;
import informers.simulation.Simulation;

public class CountsByName extends UsualProof {
    @Override
    public void always(Simulation cluster) {
        cluster.invariant("at most one child", () -> {
            for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
                long children = cluster.objects(Secret.TYPE, "default").stream()
                        .filter(child -> child.name().equals(widget.name()))
                        .count();
                expect(children <= 1, widget.name() + " has " + children + " children");
            }
        });
    }
}
