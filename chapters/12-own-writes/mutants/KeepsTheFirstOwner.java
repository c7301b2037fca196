// Remembers a write of a new owner under the uid of the first.
// killed-by: 12.3 forget what the cache has seen, and the writes of an owner that is gone
// says: The notification about uid-1 came late
// story: https://github.com/kubernetes/kubernetes/pull/142247

public class KeepsTheFirstOwner extends LockedOwnWrites {
    public KeepsTheFirstOwner(Settings settings) {
        super(settings);
    }

    @Override
    protected Write merge(Write last, String uid, String version) {
        return super.merge(last, last == null ? uid : last.uid(), version);
    }
}
