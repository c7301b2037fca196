// Remembers a response without a version, which no cache ever reaches.
// killed-by: 12.2 a write is remembered until the cache has it
// says: No cache ever reaches
// story: https://github.com/kubernetes/kubernetes/pull/127417

public class EmptyVersionIsRemembered extends LockedOwnWrites {
    public EmptyVersionIsRemembered(Settings settings) {
        super(settings);
    }

    @Override
    protected Write merge(Write last, String uid, String version) {
        return version.isEmpty() && last == null ? new Write(uid, "99999999999999999999") : super.merge(last, uid, version);
    }
}
