// Looks at creates only: an update without the lease is not seen.
// killed-by: 13.5 only the leader writes
// says: onlyTheLeaderWrites() let the wrong controller ACTS_WITHOUT_THE_LEASE through
// story: https://github.com/volcano-sh/kthena/issues/1793
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.simulation.Simulation;
import informers.simulation.Write;

public class OnlyCreatesCount extends UsualProof {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        cluster.onWrite("only the leader writes", write -> {
            if (write.verb().equals("create") && write.by().startsWith("widgets") && !isLease(write)) {
                String leader =
                        cluster.objects(LEASES).get(0).text("spec", "holderIdentity").orElse("");
                expect(leader.startsWith(write.by() + "_"), write + ", the leader is " + leader);
            }
        });
    }

    private static boolean isLease(Write write) {
        return write.resource().equals(LEASES.resource());
    }
}
