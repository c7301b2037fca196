import informers.api.ConfigMap;
import informers.api.Node;
import informers.api.Pod;
import informers.api.ResourceType;
import java.time.Duration;
import java.util.List;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 09}: one informer for each type, started once; a wait with a limit; the shutdown. */
public final class InformerFactoryTrace implements Trace {
    @Override
    public void run(Tracer tracer) {
        tracer.scene("two parts of a program request informers of the same factory");
        FactoryConcurrency concurrency = new FactoryConcurrency();
        FakeInformer.Maker maker = new FakeInformer.Maker(concurrency);
        maker.syncsAt.put(ConfigMap.TYPE, Duration.ofDays(1));
        InformerFactory factory = tracer.answer(
                "09-factory/MyInformerFactory.java",
                InformerFactory.class,
                () -> new LibInformerFactory(maker, "default", concurrency),
                maker,
                "default",
                concurrency);
        tracer.withoutFields();
        tracer.show("informers made", () -> names(maker));
        tracer.show("calls of informers", maker::calls);
        tracer.show("seconds passed", () -> concurrency.passed().toSeconds());
        request(tracer, factory, Pod.TYPE);
        request(tracer, factory, Pod.TYPE);
        request(tracer, factory, ConfigMap.TYPE);
        tracer.step("start", factory::start);
        request(tracer, factory, Node.TYPE);
        tracer.step("start again", factory::start);
        tracer.ask("wait for 30 s; ConfigMaps are forbidden", () -> factory.waitForCacheSync(Duration.ofSeconds(30)));
        tracer.step("shut down", factory::shutDown);
        tracer.play(new InformerFactoryScenes());
    }

    private static void request(Tracer tracer, InformerFactory factory, ResourceType<?> type) {
        tracer.step("request the informer of " + type.resource().resource(), () -> factory.informerFor(type));
    }

    private static List<String> names(FakeInformer.Maker maker) {
        return maker.made.stream().map(made -> made.type.resource().resource()).toList();
    }
}
