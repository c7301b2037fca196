package informers.chaos;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.listwatch.ListerWatcher;

/** Where a schedule runs: threads and time, a cluster, and the network between it and the informer. */
interface Site extends AutoCloseable {
    StallingThreads concurrency();

    Cluster cluster();

    Network network();

    /** Returns the informer's access to the cluster, over the network. */
    <T extends KubeObject> ListerWatcher<T> listerWatcher(ResourceType<T> type);

    Pace pace();

    @Override
    void close();
}
