package informers.fuzz;

import informers.client.config.KubeconfigFuzz;
import informers.client.config.PemFuzz;
import informers.testkit.FuzzTarget;
import java.util.List;
import java.util.stream.Stream;

/** The targets of this module. A new one is added here, with at least one seed. */
final class FuzzTargets {
    private static final List<Class<?>> ALL =
            List.of(EventFuzz.class, KubeconfigFuzz.class, ListFuzz.class, PemFuzz.class, YamlFuzz.class);

    private FuzzTargets() {}

    static Stream<FuzzTarget> all() {
        return ALL.stream().map(FuzzTarget::new);
    }
}
