// Keeps the first write: a later one does not replace it.
// killed-by: 12.2 a write is remembered until the cache has it
// says: writes at 99 and then at 120 are remembered
// story: https://github.com/ray-project/kuberay/issues/715

public class FirstWriteCounts extends LockedOwnWrites {
    public FirstWriteCounts(Settings settings) {
        super(settings);
    }

    @Override
    protected Write merge(Write last, String uid, String version) {
        return last != null && last.uid().equals(uid) ? last : super.merge(last, uid, version);
    }
}
