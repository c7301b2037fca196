package informers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.reflector.Reflector;
import informers.reflector.ReflectorOptions;
import informers.util.SeededScheduler;
import org.junit.jupiter.api.Test;

/** Outside of the reflector's package, which never is the place that wanted it. */
class ReflectorNameTest {
    @Test
    void withoutANameItIsCalledAfterThePlaceThatMakesIt() {
        SeededScheduler.run(
                0,
                world -> assertThat(new Reflector<>(
                                        new ScriptedListerWatcher<>(world),
                                        new RecordingStore<Pod>(),
                                        ReflectorOptions.of(Pod.TYPE),
                                        world)
                                .name())
                        .matches("ReflectorNameTest.java:\\d+"));
    }
}
