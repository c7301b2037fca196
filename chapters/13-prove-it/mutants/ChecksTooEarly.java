// Checks right after the changes, without waiting until the controller has done its work.
// killed-by: 13.6 a test of your own: it passes for the right controller
// says: test() is too strict
// story: https://github.com/fluxcd/image-automation-controller/pull/1020
import informers.simulation.Program;
import informers.simulation.Simulation;

public class ChecksTooEarly extends UsualProof {
    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        always(cluster);
        cluster.start("widgets", controller);
        createWidgets(cluster);
        atRest(cluster);
    }
}
