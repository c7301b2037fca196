package informers.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests, or a single one, that have a model API server: over HTTP, for any client. Each test has a cluster of its own, which has the
 * recorded objects of a tape. It does what a test declares as a parameter:
 *
 * <ul>
 *   <li>{@link ReplayedCluster}: its URL, its kubeconfig, its faults;
 *   <li>{@link java.net.URI}: its URL;
 *   <li>{@link informers.client.Clientset}, {@link informers.client.rest.RestClient}: clients of this library, closed after the test.
 * </ul>
 *
 * <pre>{@code
 * @ReplayCluster(manifests = "widgets.yaml")
 * class WidgetControllerTest {
 *     @Test
 *     void paintsAWidget(ReplayedCluster cluster) {
 *         var client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(cluster.kubeconfig())).build();
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>The methods with {@code @BeforeEach} and {@code @AfterEach} and the test have the same cluster. If a method with {@code @BeforeAll}
 * has such a parameter, all tests of the class share that cluster. After the test its watches end, and its clients get 410. One HTTP
 * server is started for all tests of the JVM; tests may run at the same time.
 *
 * <p>This annotation needs {@code informers-replay} on the class path of the tests; {@link SimulatedCluster} does without its HTTP server.
 */
@ExtendWith(ReplayClusterExtension.class)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface ReplayCluster {
    /**
     * The recorded cluster: {@code demo}, {@code rollout}, {@code empty} or another one of informers-replay, or the folder of a tape that
     * you recorded, such as {@code src/test/tapes/mine}.
     */
    String tape() default "demo";

    /** How many recorded seconds pass in one second: the recorded changes start with the first watch. */
    double speed() default 1;

    /**
     * Files whose objects are created first, in their order, such as CustomResourceDefinitions. Resources of the class path, relative
     * to the test's class, or absolute with a slash. Objects without a namespace are in {@code default}.
     */
    String[] manifests() default {};
}
