package informers.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Runs the tests of a class whose display names begin with the number.
     *
     * @param loader of the library and of its tests
     * @param limit for each test: with a bug, one may wait forever
     */
    static PlantedRun of(PlantedLoader loader, String test, String number, Duration limit) {
        Class<?> reloaded;
        try {
            reloaded = loader.loadClass("informers." + test);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(reloaded))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .filters((PostDiscoveryFilter) found -> FilterResult.includedIf(
                        !found.isTest() && !found.mayRegisterTests() || begins(found.getDisplayName(), number)))
                .configurationParameter("junit.jupiter.execution.timeout.default", limit.toSeconds() + " s")
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
