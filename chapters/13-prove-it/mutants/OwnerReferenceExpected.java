// Expects an owner reference, which this controller does not use.
// killed-by: 13.2 at rest, each widget has its child
// says: atRest() is too strict
// story: https://github.com/weaveworks/gitopssets-controller/pull/67
import informers.api.ConfigMap;
import informers.api.Secret;
import informers.simulation.Simulation;

public class OwnerReferenceExpected extends UsualProof {
    @Override
    public void atRest(Simulation cluster) {
        super.atRest(cluster);
        for (Secret child : cluster.objects(Secret.TYPE, "default")) {
            expect(!child.metadata().ownerReferences().isEmpty(), child.name() + " has no owner reference");
        }
    }
}
