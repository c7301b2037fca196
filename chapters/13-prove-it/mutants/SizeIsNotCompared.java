// Is content if each widget has a child, whatever its size.
// killed-by: 13.2 at rest, each widget has its child
// says: atRest() let the wrong controller LOSES_A_RETRY through
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.api.ConfigMap;
import informers.api.Secret;
import informers.simulation.Simulation;

public class SizeIsNotCompared extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            int children = children(cluster, widget.name()).size();
            expect(children == 1, widget.name() + " has " + children + " children");
        }
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            String widget = child.labels().get("of");
            expect(cluster.find(ConfigMap.TYPE, "default/" + widget).isPresent(), widget + " is gone");
        }
    }
}
