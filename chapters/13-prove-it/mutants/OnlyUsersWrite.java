// Does not allow the controller to write its annotation.
// killed-by: 13.4 what users have written is kept
// says: kept() is too strict
// story: https://github.com/weaveworks/gitopssets-controller/pull/67
import informers.api.ConfigMap;
import informers.simulation.Simulation;
import java.util.Map;

public class OnlyUsersWrite extends UsualProof {
    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        super.kept(cluster, wanted);
        for (ConfigMap widget : cluster.objects(ConfigMap.TYPE, "default")) {
            expect(widget.metadata().annotations().isEmpty(), widget.name() + " has been changed");
        }
    }
}
