// Drops the first event that is at least as new as its write: also a later state of another client.
// killed-by: 12.4 an event of your own write adds no key; every other event does
// says: nobody looks at the change
// story: https://github.com/operator-framework/java-operator-sdk/pull/3484
import informers.api.ConfigMap;

public class EverythingFromTheWriteIsOwn extends LockedOwnWrites {
    public EverythingFromTheWriteIsOwn(Settings settings) {
        super(settings);
    }

    @Override
    protected boolean isEventOf(Write last, ConfigMap seen) {
        return isAsNew(seen.resourceVersion(), last.version());
    }
}
