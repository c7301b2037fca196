// Compares each child with its widget. A widget without a child is not looked at.
// killed-by: 13.2 at rest, each widget has its child
// says: atRest() let the wrong controller LOSES_A_RETRY through
// story: https://github.com/kedacore/http-add-on/issues/900
import informers.api.ConfigMap;
import informers.api.Secret;
import informers.simulation.Simulation;
import java.util.Optional;

public class LooksAtTheChildren extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            Optional<ConfigMap> widget = cluster.find(ConfigMap.TYPE, "default/" + child.labels().get("of"));
            expect(widget.isPresent(), child.name() + " has no widget");
            expect(size(widget.get()).equals(child.labels().get("size")), child.name() + " has another size");
        }
    }

    private static String size(ConfigMap widget) {
        return widget.labels().get("size");
    }
}
