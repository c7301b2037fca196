import static org.assertj.core.api.Assertions.fail;

import informers.api.Node;
import informers.api.Pod;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import workbook.grade.Interleavings;
import workbook.grade.Interleavings.Call;

/**
 * Checks that no two calls use the same field or collection of a factory at the same time: the first one is stopped before each of
 * its steps, and the second one runs meanwhile. The result does not depend on timing.
 */
final class FactoryOverlaps {
    private final Interleavings<InformerFactory> interleavings;

    /** @param factories returns a new answer each time */
    FactoryOverlaps(Supplier<InformerFactory> factories) {
        interleavings = Interleavings.ofSharedState(() -> {
            InformerFactory factory = factories.get();
            factory.informerFor(Pod.TYPE);
            return factory;
        });
    }

    private interface Body {
        void run(InformerFactory factory) throws InterruptedException;
    }

    private static Call<InformerFactory> call(String name, Body body) {
        return new Call<>(name, factory -> {
            try {
                body.run(factory);
            } catch (IllegalStateException e) {
                return ""; // after the shutdown
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the test is over
            }
            return "";
        });
    }

    void check() {
        List<Call<InformerFactory>> calls = List.of(
                call("informerFor(nodes)", factory -> factory.informerFor(Node.TYPE)),
                call("start()", InformerFactory::start),
                call("waitForCacheSync()", factory -> factory.waitForCacheSync(Duration.ZERO)),
                call("shutDown()", InformerFactory::shutDown));
        for (Call<InformerFactory> first : calls) {
            for (Call<InformerFactory> second : calls) { // both orders: only one of the two may have waited before it is stopped
                interleavings.find(first, second).ifPresent(finding -> fail(finding.text()
                        + " Every method that uses the map, or a flag for the start or the shutdown, needs the same lock: also to"
                        + " read it, and to copy it. Without a lock, a thread may see the change of another one late, half or"
                        + " never."));
            }
        }
    }
}
