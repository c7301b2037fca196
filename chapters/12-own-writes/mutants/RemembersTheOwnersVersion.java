// Remembers the version of the namespace instead of that of the ConfigMap.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: and no other
// story: https://github.com/kubernetes-sigs/kubebuilder/issues/1381
import informers.api.Namespace;

public class RemembersTheOwnersVersion extends LockedOwnWrites {
    public RemembersTheOwnersVersion(Settings settings) {
        super(settings);
    }

    @Override
    protected void create(Namespace owner) {
        settings.create(owner);
        wroteAt(owner.name(), owner.metadata().uid(), owner.resourceVersion());
    }
}
