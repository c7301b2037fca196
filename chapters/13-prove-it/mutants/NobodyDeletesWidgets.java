// Deletes no widget, so no finalizer has anything to do.
// killed-by: 13.6 and it fails for each of nine wrong ones
// says: The wrong controller REMOVES_THE_FINALIZER_FIRST got through your test
// story: https://github.com/open-cluster-management-io/work/pull/16
import informers.simulation.Program;
import informers.simulation.Simulation;
import java.util.Map;

public class NobodyDeletesWidgets extends UsualProof {
    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        always(cluster);
        cluster.start("widgets", controller);
        createWidgets(cluster);
        steady(cluster, Map.of("a", "2", "b", "1"));
        deleteChildren(cluster);
        steady(cluster, Map.of("a", "2", "b", "3"));
    }
}
