// Reports a second child, and not a missing one.
// killed-by: 13.2 at rest, each widget has its child
// says: atRest() let the wrong controller LOSES_A_RETRY through
// story: https://github.com/kedacore/http-add-on/issues/900
import informers.api.ConfigMap;
import informers.api.Secret;
import informers.simulation.Simulation;

public class TooFewIsNoFault extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            for (Secret child : children(cluster, widget.name())) {
                String size = widget.labels().get("size");
                expect(size.equals(child.labels().get("size")), child.name() + " is not " + size);
            }
            expect(children(cluster, widget.name()).size() <= 1, widget.name() + " has two children");
        }
    }
}
