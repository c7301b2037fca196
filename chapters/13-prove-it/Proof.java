import informers.simulation.Program;
import informers.simulation.Simulation;
import java.util.Map;

/**
 * What you build in chapter 13: the proof that a controller is right. You are given the controller {@code Widgets} and write what must
 * always hold, what must hold when nothing is left to do, and a test of your own. Ten wrong controllers must fail, the right one must pass.
 *
 * <p>A widget is a ConfigMap of the namespace {@code default} with the label {@code size}. Its child is a Secret whose label {@code of} is
 * the name of the widget, and whose {@code size} is the widget's. The controller records the size that it has made in the widget's annotation
 * {@code observed}, and removes the child of a widget that is deleted. {@code cluster.objects} reads what is on the server, not a cache.
 *
 * <p>A check throws an {@link AssertionError} with a message. A class that implements this interface has a constructor without parameters.
 */
public interface Proof {
    /** Adds what must hold after each write to the server, with {@link Simulation#invariant}: a widget never has two children. */
    void always(Simulation cluster);

    /**
     * Checks what must hold when nothing is left to do: each widget has one child of its size and has observed it, and no child is without
     * its widget.
     */
    void atRest(Simulation cluster);

    /**
     * Checks that what users have written is still there when nothing is left to do.
     *
     * @param wanted the size that each widget was given last, by name
     */
    void kept(Simulation cluster, Map<String, String> wanted);

    /**
     * Adds a check of each write, with {@link Simulation#onWrite}: of the replicas {@code widgets-0} and {@code widgets-1}, only that which
     * holds the lease writes. The lease is the Lease {@code default/widgets}, and is no work.
     */
    void onlyTheLeaderWrites(Simulation cluster);

    /**
     * The whole test: it starts the controller as {@code widgets}, does what users and other clients do, and checks the results.
     *
     * @param controller a right or a wrong one
     * @throws Exception whatever a check or a request throws
     */
    void test(Simulation cluster, Program controller) throws Exception;
}
