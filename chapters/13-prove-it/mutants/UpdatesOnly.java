// Looks at updates of children, and not at creates.
// killed-by: 13.1 a widget never has two children
// says: always() let the wrong controller CREATES_TWICE through
// story: https://github.com/argoproj/argo-rollouts/issues/243
import informers.simulation.Simulation;

public class UpdatesOnly extends UsualProof {
    @Override
    public void always(Simulation cluster) {
        cluster.onWrite("at most one child", write -> {
            if (write.resource().resource().equals("secrets") && write.verb().equals("update")) {
                String widget = write.object().labels().get("of");
                expect(children(cluster, widget).size() <= 1, widget + " has two children");
            }
        });
    }
}
