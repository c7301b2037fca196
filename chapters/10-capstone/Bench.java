import informers.api.KubeObject;
import informers.informer.InformerParts.IndexerFactory;
import informers.informer.InformerParts.ProcessorFactory;
import informers.informer.InformerParts.QueueFactory;
import informers.informer.InformerParts.ReflectorFactory;

/** Where your parts lie ready. Store and indexer go to the same place of an informer: an indexer lies over a store. */
public interface Bench {
    <T extends KubeObject> QueueFactory<T> queue();

    <T extends KubeObject> ReflectorFactory<T> reflector();

    /** Your store, with the library's indices. */
    <T extends KubeObject> IndexerFactory<T> store();

    /** Your indices, over a store: {@code bench.indexer(parts.indexer())} takes the one that the parts have so far. */
    <T extends KubeObject> IndexerFactory<T> indexer(IndexerFactory<T> store);

    <T extends KubeObject> ProcessorFactory<T> processor();
}
