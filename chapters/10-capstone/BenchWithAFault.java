import informers.api.KubeObject;
import informers.informer.InformerParts.IndexerFactory;
import informers.informer.InformerParts.ProcessorFactory;
import informers.informer.InformerParts.QueueFactory;
import informers.informer.InformerParts.ReflectorFactory;

/** Given: a bench whose store removes nothing. The other parts are those of another bench. */
record BenchWithAFault(Bench bench) implements Bench {
    @Override
    public <T extends KubeObject> IndexerFactory<T> store() {
        return StorePart.factory(() -> new LibStore() {
            @Override
            public void delete(String key) {
                // the fault
            }
        });
    }

    @Override
    public <T extends KubeObject> QueueFactory<T> queue() {
        return bench.queue();
    }

    @Override
    public <T extends KubeObject> ReflectorFactory<T> reflector() {
        return bench.reflector();
    }

    @Override
    public <T extends KubeObject> IndexerFactory<T> indexer(IndexerFactory<T> store) {
        return bench.indexer(store);
    }

    @Override
    public <T extends KubeObject> ProcessorFactory<T> processor() {
        return bench.processor();
    }
}
