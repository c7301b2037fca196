package informers.junit;

import informers.simulation.Fault;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each seed, in a simulated cluster: one thread at a time, on virtual time, with faults. It is a {@code @Test};
 * the method has a parameter {@link informers.simulation.Simulation}, which is fresh for each seed.
 *
 * <pre>{@code
 * @SimulatedCluster(seeds = 1000)
 * void oneConfigMapForEachNamespace(Simulation simulation) throws Exception {
 *     simulation.start("defaults", replica -> ...);
 *     ...
 *     simulation.untilSteady();
 * }
 * }</pre>
 *
 * <p>A failure is shrunk and reported with the line that repeats it; its steps are written to a file in {@code target/simulated} (Gradle:
 * {@code build/simulated}), which {@code ./jbang workbook see --session FILE} shows. All seeds run on one instance of the test class, between one
 * {@code @BeforeEach} and one {@code @AfterEach}: what a run needs belongs into the method. System properties change all tests of a
 * JVM: {@code simulated.seeds} the number of seeds, {@code simulated.session} the one session to replay, {@code simulated.folder} the folder of the
 * files.
 */
@Test
@ExtendWith(SimulatedClusterExtension.class)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SimulatedCluster {
    /** How many seeds are run, from 1. */
    int seeds() default 1000;

    /** What may go wrong. By default everything; {@code {}} for nothing. */
    Fault[] faults() default {
        Fault.WATCH_LAG,
        Fault.LATE_HANDLERS,
        Fault.STALE_LIST,
        Fault.CONFLICT,
        Fault.REFUSED,
        Fault.LOST_RESPONSE,
        Fault.CUT,
        Fault.EXPIRED,
        Fault.CRASH,
        Fault.PARTITION
    };

    /** How late a watch may be at most, in seconds of virtual time. */
    int watchLagSeconds() default 30;

    /** For how long nothing may happen before the cluster is steady, in seconds of virtual time: more than the longest backoff. */
    int quietSeconds() default 1020;

    /** The session of a failure, to repeat this one run only. */
    String replay() default "";
}
