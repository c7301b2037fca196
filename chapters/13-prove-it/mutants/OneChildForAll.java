// Counts the children of all widgets together.
// killed-by: 13.1 a widget never has two children
// says: always() is too strict
// story: https://github.com/weaveworks/gitopssets-controller/pull/67
import informers.api.Secret;
import informers.simulation.Simulation;

public class OneChildForAll extends UsualProof {
    @Override
    public void always(Simulation cluster) {
        cluster.invariant("at most one child", () -> {
            int children = cluster.objects(Secret.TYPE, "default").size();
            expect(children <= 1, "there are " + children + " children");
        });
    }
}
