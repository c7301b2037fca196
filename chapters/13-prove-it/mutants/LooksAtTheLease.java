// Checks who writes the lease, and not who works.
// killed-by: 13.5 only the leader writes
// says: onlyTheLeaderWrites() let the wrong controller ACTS_WITHOUT_THE_LEASE through
// story: https://github.com/volcano-sh/kthena/issues/1793
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.simulation.Simulation;

public class LooksAtTheLease extends UsualProof {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        cluster.onWrite("only the leader writes", write -> {
            if (write.resource().equals(LEASES.resource()) && write.by().startsWith("test")) {
                String leader =
                        cluster.objects(LEASES).get(0).text("spec", "holderIdentity").orElse("");
                expect(leader.isEmpty(), write + ", the leader is " + leader);
            }
        });
    }
}
