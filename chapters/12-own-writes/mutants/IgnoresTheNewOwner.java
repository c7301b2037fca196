// Ignores the writes of a new owner as long as one of the old owner is remembered.
// killed-by: 12.3 forget what the cache has seen, and the writes of an owner that is gone
// says: the cache has the write of uid-7
// story: https://github.com/kubernetes/kubernetes/pull/82572

public class IgnoresTheNewOwner extends LockedOwnWrites {
    public IgnoresTheNewOwner(Settings settings) {
        super(settings);
    }

    @Override
    protected Write merge(Write last, String uid, String version) {
        return last == null || last.uid().equals(uid) ? super.merge(last, uid, version) : new Write(uid, "99999999999");
    }
}
