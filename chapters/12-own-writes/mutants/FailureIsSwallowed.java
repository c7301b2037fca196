// Catches the failure of a create and returns done.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: the key must be tried again
// story: https://github.com/argoproj/argo-rollouts/issues/243
import informers.api.Namespace;

public class FailureIsSwallowed extends LockedOwnWrites {
    public FailureIsSwallowed(Settings settings) {
        super(settings);
    }

    @Override
    protected void create(Namespace owner) throws Exception {
        try {
            super.create(owner);
        } catch (RuntimeException e) {
            System.getLogger("settings").log(System.Logger.Level.DEBUG, "cannot create", e);
        }
    }
}
