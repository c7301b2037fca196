// Never recognizes its own events.
// killed-by: 12.4 an event of your own write adds no key; every other event does
// says: reconciles for nothing
// story: https://github.com/operator-framework/java-operator-sdk/pull/3414
import informers.api.ConfigMap;

public class NothingIsOwn extends LockedOwnWrites {
    public NothingIsOwn(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isOwn(ConfigMap seen) {
        return false;
    }
}
