package informers.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests whose display name begins with numbers ("C7 …", "Trap 3: …", "Bug 18 and Bug 19: …"), and returns
 * their results.
 */
final class NumberedTests {
    private static final Pattern NUMBER = Pattern.compile("\\b(C|Trap |Bug )(\\d+)\\b");

    private NumberedTests() {}

    /** One test: its class and method, and whether it passed. */
    record Outcome(String test, boolean passed) {}

    /** Returns the numbers of a display name, before its first colon. */
    static List<String> numbers(String displayName) {
        if (!displayName.matches("(C\\d|Trap \\d|Bug \\d).*")) {
            return List.of();
        }
        int colon = displayName.indexOf(':');
        Matcher matcher = NUMBER.matcher(colon < 0 ? displayName : displayName.substring(0, colon));
        List<String> numbers = new ArrayList<>();
        while (matcher.find()) {
            numbers.add(matcher.group(1) + matcher.group(2));
        }
        return numbers;
    }

    /** Runs all of them, quick and slow; returns the results by number. */
    static Map<String, List<Outcome>> run() {
        Map<String, List<Outcome>> outcomes = new TreeMap<>();
        PostDiscoveryFilter numbered =
                descriptor -> FilterResult.includedIf(!descriptor.isTest() && !descriptor.mayRegisterTests()
                        || !numbers(descriptor.getDisplayName()).isEmpty());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("informers"))
                .filters(ClassNameFilter.includeClassNamePatterns(".*(Test|IT)"))
                .filters(ClassNameFilter.excludeClassNamePatterns("informers\\.(conformance|planted)\\..*"))
                .filters(numbered)
                .build();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request, new TestExecutionListener() {
            private TestPlan plan;

            @Override
            public void testPlanExecutionStarted(TestPlan started) {
                plan = started;
            }

            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                    for (String number : numbers(plan, test)) {
                        outcomes.computeIfAbsent(number, n -> new ArrayList<>()).add(new Outcome(place(test), passed));
                    }
                }
            }
        });
        return outcomes;
    }

    /** One run of a parameterized test has the numbers of the test. */
    private static List<String> numbers(TestPlan plan, TestIdentifier test) {
        List<String> own = numbers(test.getDisplayName());
        return own.isEmpty()
                ? plan.getParent(test)
                        .map(parent -> numbers(parent.getDisplayName()))
                        .orElse(List.of())
                : own;
    }

    private static String place(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> method.getClassName().replaceFirst(".*\\.", "") + "." + method.getMethodName())
                .orElse(test.getDisplayName());
    }
}
