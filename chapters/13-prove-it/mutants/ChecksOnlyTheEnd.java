// Checks only when the widgets are gone.
// killed-by: 13.6 and it fails for each of nine wrong ones
// says: The wrong controller LOSES_A_RETRY got through your test
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.simulation.Simulation;
import java.util.Map;

public class ChecksOnlyTheEnd extends UsualProof {
    @Override
    protected void steady(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.untilSteady();
        if (wanted.isEmpty()) {
            atRest(cluster);
        }
    }
}
