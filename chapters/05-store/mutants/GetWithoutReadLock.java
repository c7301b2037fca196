// Takes the lock everywhere but in get(), and swaps the map in one step: only a race shows it.
// killed-by: 5.5 many threads at once
// says: get(pod-0) was called on another thread. It did not wait
// story: https://github.com/kyverno/kyverno/issues/1749
import informers.api.KubeObject;
import java.util.Optional;

public class GetWithoutReadLock extends LockedStore {
    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(items.get(key));
    }
}
