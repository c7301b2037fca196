package informers.chaos;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.listwatch.ListerWatcher;
import informers.testkit.SeededScheduler;

/** Everything in memory: the model API server, one task at a time, on virtual time. */
record ModelSite(StallingThreads concurrency, ModelCluster cluster, Network network) implements Site {

    static ModelSite of(Schedule schedule, SeededScheduler scheduler) {
        StallingThreads concurrency =
                new StallingThreads(scheduler, schedule.setup().stalls());
        return new ModelSite(
                concurrency, new ModelCluster(concurrency::nanoTime), new Network(concurrency, Network.VIRTUAL));
    }

    @Override
    public <T extends KubeObject> ListerWatcher<T> listerWatcher(ResourceType<T> type) {
        return new ChaosListerWatcher<>(cluster, network, type, concurrency);
    }

    @Override
    public Pace pace() {
        return Pace.VIRTUAL;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
