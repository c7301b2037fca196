// Recognizes its own events by the data of the object: they are as it has written them.
// killed-by: 12.4 an event of your own write adds no key; every other event does
// says: who created it, its name
// story: https://github.com/operator-framework/java-operator-sdk/pull/2005
import informers.api.ConfigMap;

public class OwnByItsContent extends LockedOwnWrites {
    public OwnByItsContent(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isOwn(ConfigMap seen) {
        return super.isOwn(seen) || "blue".equals(seen.data().get("color"));
    }
}
