// Does not remember writes: the cache always counts as ready.
// killed-by: 12.2 a write is remembered until the cache has it
// says: it does not have the write
// story: https://github.com/argoproj/argo-rollouts/issues/243

public class RemembersNothing extends LockedOwnWrites {
    public RemembersNothing(Settings settings) {
        super(settings);
    }

    @Override
    public void wroteAt(String namespace, String uid, String version) {}
}
