package workbook.stage;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry;
import informers.factory.SyncResult;
import informers.internal.factory.OneInformerPerType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A factory whose user is the person in front of the stage. */
class FactorySceneTest {

    /** Makes an informer at each request, and starts those of the first call of start(). */
    private static final class Careless implements InformerRegistry {
        private final Maker maker;
        private final List<Member> made = new ArrayList<>();
        private boolean started;

        Careless(Maker maker) {
            this.maker = maker;
        }

        @Override
        public Member informerFor(ResourceType<?> type) {
            made.add(maker.make(type, ""));
            return made.get(made.size() - 1);
        }

        @Override
        public Set<GroupVersionResource> resources() {
            return Set.of();
        }

        @Override
        public void start() {
            if (!started) {
                started = true;
                made.forEach(Member::start);
            }
        }

        @Override
        public SyncResult waitForCacheSync(Duration atMost) {
            return new SyncResult(new TreeMap<>(), 0);
        }

        @Override
        public void shutDown() {
            made.forEach(Member::stop);
        }
    }

    private static StageRun play(InformerRegistry.Source factory, String actions) {
        Scene scene = Scene.of("09-test", "a factory", "工厂")
                .withFactory(factory, Map.of())
                .withHandlers("pod-printer", "node-printer");
        return StageRun.play(scene, Session.parse("09-test/1/" + actions));
    }

    @Test
    void aPartRequestsAddsItsHandlerAndStarts() {
        try (StageRun run = play(OneInformerPerType::new, "add:pod-printer,quiet,add:node-printer,quiet")) {
            assertThat(run.faults()).isEmpty();
            assertThat(run.state().get("factory"))
                    .containsExactly("pods: requests 1, informer started", "nodes: requests 1, informer started");
            assertThat(run.state().get("handler node-printer")).contains("knows node-1@103", "knows node-2@104");
            assertThat(run.handlers()).containsExactly("pod-printer", "node-printer");
        }
    }

    @Test
    void afterTheShutdownThereIsNoNewInformer() {
        try (StageRun run = play(OneInformerPerType::new, "add:pod-printer,quiet,stop,quiet,add:node-printer,quiet")) {
            assertThat(run.faults()).isEmpty();
            assertThat(run.steps())
                    .extracting(Step::what)
                    .contains("has shut the factory down", "gets no informer of nodes: the factory is shut down");
        }
    }

    /** Two informers of one type, and only the first has a watch. */
    @Test
    void eachInformerShowsItsOwnRequests() {
        try (StageRun run = play((maker, any, threads) -> new Careless(maker), "add:pod-printer,add:pod-other,quiet")) {
            assertThat(run.state().get("reflector of pods")).containsExactly("watches from 104, last version 104");
            assertThat(run.state().get("reflector of pods-2")).containsExactly("has not begun");
            assertThat(run.faults())
                    .containsExactly(
                            "2 informers of pods were made, and all users should share one",
                            "the informer of pods does not run, although the factory was started after the request");
        }
    }

    @Test
    void anInformerThatIsMadeAfterTheShutdownIsAFault() {
        try (StageRun run = play((maker, any, threads) -> new Careless(maker), "stop,add:pod-printer,quiet")) {
            assertThat(run.faults()).contains("an informer of pods was made after the shutdown: nobody will stop it");
        }
    }
}
