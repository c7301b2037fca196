import informers.api.KubeObject;
import informers.informer.InformerParts.IndexerFactory;
import informers.informer.InformerParts.ProcessorFactory;
import informers.informer.InformerParts.QueueFactory;
import informers.informer.InformerParts.ReflectorFactory;

/** Creates your parts. Store and indexer go to the same place of an informer: an indexer is built on a store. */
public interface Bench {
    <T extends KubeObject> QueueFactory<T> queue();

    <T extends KubeObject> ReflectorFactory<T> reflector();

    /** Returns a factory of your store, with the library's indices. */
    <T extends KubeObject> IndexerFactory<T> store();

    /**
     * Returns a factory of your indices on a store: {@code bench.indexer(parts.indexer())} uses the store of the parts
     * so far.
     */
    <T extends KubeObject> IndexerFactory<T> indexer(IndexerFactory<T> store);

    <T extends KubeObject> ProcessorFactory<T> processor();
}
