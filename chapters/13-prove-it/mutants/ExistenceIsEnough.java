// Is content if each widget is still there.
// killed-by: 13.4 what users have written is kept
// says: kept() let the wrong controller OVERWRITES_WITH_A_STALE_COPY through
// story: https://github.com/infinispan/infinispan-operator/issues/2166
import informers.api.ConfigMap;
import informers.simulation.Simulation;
import java.util.Map;

public class ExistenceIsEnough extends UsualProof {
    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        for (String name : wanted.keySet()) {
            expect(cluster.find(ConfigMap.TYPE, "default/" + name).isPresent(), name + " is gone");
        }
    }
}
