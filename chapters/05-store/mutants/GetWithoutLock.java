// Takes the lock in list() and listKeys(), but not in get().
// killed-by: 5.5 no reader sees half a replace
// says: get() of each key on another thread
// story: https://github.com/kyverno/kyverno/issues/1749
import informers.api.KubeObject;
import java.util.Collection;

public class GetWithoutLock extends ReadersWithoutLock {
    @Override
    public synchronized Collection<KubeObject> list() {
        return super.list();
    }

    @Override
    public synchronized Collection<String> listKeys() {
        return super.listKeys();
    }
}
