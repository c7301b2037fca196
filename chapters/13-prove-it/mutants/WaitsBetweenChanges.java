// Waits until the controller is done before the next change, so nothing happens in the middle of its work.
// killed-by: 13.6 and it fails for each of nine wrong ones
// says: The wrong controller OVERWRITES_WITH_A_STALE_COPY got through your test
// story: https://github.com/elastic/cloud-on-k8s/pull/886
import informers.simulation.Simulation;
import java.time.Duration;

public class WaitsBetweenChanges extends UsualProof {
    @Override
    protected void pause(Simulation cluster) throws InterruptedException {
        cluster.sleep(Duration.ofSeconds(20));
    }
}
