// Asks whether the cache is ready, but never says what it has written.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: Remember each create with wroteAt()
// story: https://github.com/argoproj/argo-rollouts/issues/243
import informers.api.Namespace;

public class DoesNotRemember extends LockedOwnWrites {
    public DoesNotRemember(Settings settings) {
        super(settings);
    }

    @Override
    protected void create(Namespace owner) {
        settings.create(owner);
    }
}
