// Nobody but the controller touches the children.
// killed-by: 13.6 and it fails for each of nine wrong ones
// says: The wrong controller IGNORES_THE_CHILD got through your test
// story: https://github.com/zalando-incubator/kopf/issues/153
import informers.simulation.Simulation;

public class NobodyDeletesChildren extends UsualProof {
    @Override
    protected void deleteChildren(Simulation cluster) throws InterruptedException {
        pause(cluster);
        give(cluster, "b", "3");
    }
}
