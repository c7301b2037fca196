// Keeps the writes of an owner that was deleted.
// killed-by: 12.3 forget what the cache has seen, and the writes of an owner that is gone
// says: team-a was deleted, so its writes are forgotten
// story: https://github.com/elastic/cloud-on-k8s/issues/1611

public class GoneIsIgnored extends LockedOwnWrites {
    public GoneIsIgnored(Settings settings) {
        super(settings);
    }

    @Override
    public void ownerIsGone(String namespace, String uid) {}
}
