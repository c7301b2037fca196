// Tests everything, but does not start the controller.
// killed-by: 13.6 a test of your own: it passes for the right controller
// says: never started the controller
// story: https://github.com/MaromC/namespacelabel-operator/issues/9
import informers.simulation.Program;
import informers.simulation.Simulation;

public class NeverStarts extends UsualProof {
    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        always(cluster);
        createWidgets(cluster);
        cluster.untilSteady();
    }
}
