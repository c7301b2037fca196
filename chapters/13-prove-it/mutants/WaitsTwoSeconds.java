// Waits for two seconds before it checks, which is enough without faults.
// killed-by: 13.6 a test of your own: it passes for the right controller
// says: test() is too strict
// story: https://github.com/kubernetes-retired/multi-tenancy/pull/503
import informers.simulation.Simulation;
import java.time.Duration;
import java.util.Map;

public class WaitsTwoSeconds extends UsualProof {
    @Override
    protected void steady(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.sleep(Duration.ofSeconds(2));
        atRest(cluster);
        kept(cluster, wanted);
    }
}
