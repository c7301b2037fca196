// Expects the resourceVersion in the annotation, as the generation is in a status.
// killed-by: 13.2 at rest, each widget has its child
// says: atRest() is too strict
// story: https://github.com/weaveworks/gitopssets-controller/pull/67
import informers.api.ConfigMap;
import informers.simulation.Simulation;

public class ObservedIsTheVersion extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        super.atRest(cluster);
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            String observed = widget.metadata().annotation("observed").orElse("nothing");
            expect(widget.resourceVersion().equals(observed), widget.name() + " has observed " + observed);
        }
    }
}
