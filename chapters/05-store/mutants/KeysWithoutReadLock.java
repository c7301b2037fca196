// Takes the lock everywhere but in listKeys().
// killed-by: 5.5 many threads at once
// says: listKeys() was called on another thread. It did not wait
// story: https://github.com/kyverno/kyverno/issues/1749
import java.util.ArrayList;
import java.util.Collection;

public class KeysWithoutReadLock extends LockedStore {
    @Override
    public Collection<String> listKeys() {
        return new ArrayList<>(items.keySet());
    }
}
