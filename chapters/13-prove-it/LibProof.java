import informers.simulation.Program;
import informers.simulation.Simulation;
import informers.simulation.controllers.WidgetsChecks;
import informers.simulation.controllers.WidgetsExperiment;
import java.util.Map;

/** Our answer to chapter 13: the checks with which the test kit itself is tested. */
public class LibProof implements Proof {
    @Override
    public void always(Simulation cluster) {
        WidgetsChecks.atMostOneChild(cluster);
    }

    @Override
    public void atRest(Simulation cluster) {
        WidgetsChecks.atRest(cluster);
    }

    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        WidgetsChecks.kept(cluster, wanted);
    }

    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        WidgetsChecks.onlyTheLeaderWrites(cluster);
    }

    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        new WidgetsExperiment(controller, 1, new WidgetsChecks(false)).run(cluster);
    }
}
