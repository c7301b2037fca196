// Lets users do everything, and checks only what must always hold.
// killed-by: 13.6 and it fails for each of nine wrong ones
// says: The wrong controller LOSES_A_RETRY got through your test
// story: https://github.com/kubernetes-sigs/kubebuilder/pull/1521
import informers.simulation.Simulation;
import java.util.Map;

public class NothingIsChecked extends UsualProof {
    @Override
    protected void steady(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.untilSteady();
    }
}
