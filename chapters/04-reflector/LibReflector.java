import informers.api.KubeObject;
import informers.listwatch.ListWatch;
import informers.queue.ReflectorStore;
import informers.reflector.Reaction;
import informers.reflector.Reflector;
import informers.reflector.ReflectorOptions;
import informers.reflector.WatchErrorHandler;
import informers.reflector.WatchOutcome;
import java.util.Optional;

/** The library's answer to chapter 04: adapts {@link Reflector} to the exercise's interface. */
public class LibReflector implements ListAndWatch {
    private final Reflector<KubeObject> reflector;

    public LibReflector(Upstream upstream, ReflectorStore<KubeObject> store) {
        ReflectorOptions<KubeObject> options =
                ReflectorOptions.<KubeObject>ofAnything().withName("chapter 04").withUseWatchList(false);
        reflector = new Reflector<>(
                ListWatch.of(upstream::list, upstream::watch), store, options, upstream.concurrency());
        upstream.whenClosed(reflector::close);
    }

    @Override
    public Decision decide(Outcome outcome) {
        return Decision.valueOf(Reaction.to(converted(outcome)).name());
    }

    private static WatchOutcome converted(Outcome outcome) {
        if (outcome instanceof Outcome.NotOpened refused) {
            return new WatchOutcome.NotOpened(refused.error());
        }
        if (outcome instanceof Outcome.Ended ended) {
            return new WatchOutcome.Ended(ended.events(), ended.lived(), Optional.empty());
        }
        return new WatchOutcome.InStreamError(((Outcome.InStreamError) outcome).error(), false);
    }

    @Override
    public void run() {
        reflector.run();
    }

    @Override
    public String lastSyncResourceVersion() {
        return reflector.lastSyncResourceVersion();
    }
}
