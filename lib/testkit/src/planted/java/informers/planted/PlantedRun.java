package informers.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The results of some tests, run on the library with these classes.
 *
 * @param tests the display names of the tests that ran
 * @param failures what the failed tests threw
 */
record PlantedRun(List<String> tests, List<Throwable> failures) {

    /** Returns whether a display name has this number; C52 does not have C5. Each has the empty one. */
    private static boolean begins(String name, String number) {
        return number.isEmpty() || name.startsWith(number + " ") || name.startsWith(number + ":");
    }

    /** Runs the tests of a class whose display names begin with the number. */
    static PlantedRun of(Map<String, byte[]> planted, String test, String number) {
        Class<?> reloaded;
        try {
            reloaded = new PlantedLoader(planted).loadClass("informers." + test);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(reloaded))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .filters((PostDiscoveryFilter) found -> FilterResult.includedIf(
                        !found.isTest() && !found.mayRegisterTests() || begins(found.getDisplayName(), number)))
                // With a bug, a test may wait forever.
                .configurationParameter("junit.jupiter.execution.timeout.default", "20 s")
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
                .build();
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .build());
        Notes notes = new Notes();
        launcher.execute(request, notes);
        return new PlantedRun(List.copyOf(notes.tests), List.copyOf(notes.failures));
    }

    private static final class Notes implements TestExecutionListener {
        private final List<String> tests = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier id, TestExecutionResult result) {
            if (id.isTest()) {
                tests.add(id.getDisplayName());
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failures.add(result.getThrowable().orElseThrow());
            }
        }
    }
}
