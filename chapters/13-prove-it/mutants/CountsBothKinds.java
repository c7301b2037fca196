// Demands at least as many children as widgets.
// killed-by: 13.3 at rest, no child is without its widget
// says: atRest() let the wrong controller REMOVES_THE_FINALIZER_FIRST through
// story: https://github.com/cfgate/cfgate/issues/45
import informers.api.ConfigMap;
import informers.api.Secret;
import informers.simulation.Simulation;

public class CountsBothKinds extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            String size = widget.labels().get("size");
            int children = children(cluster, widget.name()).size();
            expect(children == 1, widget.name() + " has " + children + " children");
            expect(size.equals(children(cluster, widget.name()).get(0).labels().get("size")), widget.name());
        }
        int widgets = cluster.objects(ConfigMap.TYPE, "default").size();
        expect(widgets <= cluster.objects(Secret.TYPE, "default").size(), "a child is missing");
    }
}
