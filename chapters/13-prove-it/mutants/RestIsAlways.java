// Demands at each moment what the controller reaches only in the end.
// killed-by: 13.1 a widget never has two children
// says: always() is too strict
// story: https://github.com/fluxcd/image-automation-controller/pull/1020
import informers.simulation.Simulation;

public class RestIsAlways extends UsualProof {
    @Override
    public void always(Simulation cluster) {
        cluster.invariant("as at rest", () -> atRest(cluster));
    }
}
