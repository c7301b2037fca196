package workbook.fuzz;

import informers.testkit.FuzzTarget;
import java.util.stream.Stream;

/** The targets of this module. A new one is added here, with at least one seed. */
final class FuzzTargets {
    private FuzzTargets() {}

    static Stream<FuzzTarget> all() {
        return Stream.of(RequestFuzz.class, TapeFuzz.class).map(FuzzTarget::new);
    }
}
