// Does not ask whether the users have kept their writes.
// killed-by: 13.6 and it fails for each of nine wrong ones
// says: The wrong controller OVERWRITES_WITH_A_STALE_COPY got through your test
// story: https://github.com/infinispan/infinispan-operator/issues/2166
import informers.simulation.Simulation;
import java.util.Map;

public class LostWritesAreNotSought extends UsualProof {
    @Override
    protected void steady(Simulation cluster, Map<String, String> wanted) throws InterruptedException {
        cluster.untilSteady();
        atRest(cluster);
    }
}
