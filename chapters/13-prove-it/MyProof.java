import informers.simulation.Program;
import informers.simulation.Simulation;
import java.util.Map;
import workbook.grade.Todo;

/**
 * Your file for chapter 13. Write the bodies, one task after the other; `mvn test` grades it.
 * The tasks are described in README.md; Proof.java is given.
 */
public class MyProof implements Proof {
    // Task 13.1
    @Override
    public void always(Simulation cluster) {
        // cluster.invariant("at most one child", () -> ...) runs the check after each write
        throw new Todo("13.1 at most one child for each widget");
    }

    // Task 13.2 and 13.3
    @Override
    public void atRest(Simulation cluster) {
        throw new Todo("13.2 each widget has its child; 13.3 no child is without its widget");
    }

    // Task 13.4
    @Override
    public void kept(Simulation cluster, Map<String, String> wanted) {
        throw new Todo("13.4 nobody else's write is lost");
    }

    // Task 13.5
    @Override
    public void onlyTheLeaderWrites(Simulation cluster) {
        throw new Todo("13.5 only the leader writes");
    }

    // Task 13.6
    @Override
    public void test(Simulation cluster, Program controller) throws Exception {
        throw new Todo("13.6 users, other clients, and the checks");
    }
}
