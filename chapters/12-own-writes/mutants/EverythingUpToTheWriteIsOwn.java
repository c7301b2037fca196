// Drops all events up to its own version: also those of other clients shortly before.
// killed-by: 12.4 an event of your own write adds no key; every other event does
// says: shortly before it
// story: https://github.com/operator-framework/java-operator-sdk/pull/3414
import informers.api.ConfigMap;

public class EverythingUpToTheWriteIsOwn extends LockedOwnWrites {
    public EverythingUpToTheWriteIsOwn(Settings settings) {
        super(settings);
    }

    @Override
    protected boolean isEventOf(Write last, ConfigMap seen) {
        return isAsNew(last.version(), seen.resourceVersion());
    }
}
