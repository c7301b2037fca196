// Remembers the version of the cache instead of that in the response.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: the version in the response
// story: https://github.com/k0sproject/k0smotron/pull/1535
import informers.api.Namespace;

public class RemembersTheCache extends LockedOwnWrites {
    public RemembersTheCache(Settings settings) {
        super(settings);
    }

    @Override
    protected void create(Namespace owner) {
        settings.create(owner);
        wroteAt(owner.name(), owner.metadata().uid(), settings.readVersion());
    }
}
