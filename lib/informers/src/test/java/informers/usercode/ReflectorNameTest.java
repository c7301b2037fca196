package informers.usercode;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.reflector.Reflector;
import informers.reflector.ReflectorOptions;
import informers.testkit.RecordingStore;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.SeededScheduler;
import org.junit.jupiter.api.Test;

/** Outside of the reflector's package, which is never part of a reflector's name. */
class ReflectorNameTest {
    @Test
    void withoutANameItIsNamedAfterItsCreator() {
        SeededScheduler.run(
                0,
                concurrency -> assertThat(new Reflector<>(
                                        new ScriptedListerWatcher<>(concurrency),
                                        new RecordingStore<Pod>(),
                                        ReflectorOptions.of(Pod.TYPE),
                                        concurrency)
                                .name())
                        .matches("ReflectorNameTest.java:\\d+"));
    }
}
