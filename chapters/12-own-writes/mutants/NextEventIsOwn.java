// Takes the next event of the namespace for its own.
// killed-by: 12.4 an event of your own write adds no key; every other event does
// says: shortly before it
// story: https://github.com/operator-framework/java-operator-sdk/pull/3484
import informers.api.ConfigMap;

public class NextEventIsOwn extends LockedOwnWrites {
    public NextEventIsOwn(Settings settings) {
        super(settings);
    }

    @Override
    protected boolean isEventOf(Write last, ConfigMap seen) {
        return true;
    }
}
