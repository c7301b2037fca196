// Is content if some replica leads.
// killed-by: 13.5 only the leader writes
// says: onlyTheLeaderWrites() let the wrong controller ACTS_WITHOUT_THE_LEASE through
// story: https://github.com/volcano-sh/kthena/issues/1793
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.simulation.Simulation;

public class AnyReplicaLeads extends UsualProof {
    private static final ResourceType<Unstructured> LEASES =
            ResourceType.dynamic(new GroupVersionResource("coordination.k8s.io", "v1", "leases"));

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        cluster.onWrite("only the leader writes", write -> {
            if (write.by().startsWith("widgets") && !write.resource().equals(LEASES.resource())) {
                String leader =
                        cluster.objects(LEASES).get(0).text("spec", "holderIdentity").orElse("");
                expect(leader.startsWith("widgets"), write + ", the leader is " + leader);
            }
        });
    }
}
