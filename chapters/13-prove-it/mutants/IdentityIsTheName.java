// Compares the name of the replica with the whole identity, which has the number of its start.
// killed-by: 13.5 only the leader writes
// says: onlyTheLeaderWrites() is too strict
// story: https://github.com/weaveworks/gitopssets-controller/pull/67
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.simulation.Simulation;

public class IdentityIsTheName extends UsualProof {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        cluster.onWrite("only the leader writes", write -> {
            if (write.by().startsWith("widgets") && !write.resource().equals(LEASES.resource())) {
                String leader =
                        cluster.objects(LEASES).get(0).text("spec", "holderIdentity").orElse("");
                expect(leader.equals(write.by()), write + ", the leader is " + leader);
            }
        });
    }
}
