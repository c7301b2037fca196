// Compares the beginnings of the versions.
// killed-by: 12.4 an event of your own write adds no key; every other event does
// says: is another version than 100
// story: https://github.com/fabric8io/kubernetes-client/pull/1215
import informers.api.ConfigMap;

public class ComparesTheBeginning extends LockedOwnWrites {
    public ComparesTheBeginning(Settings settings) {
        super(settings);
    }

    @Override
    protected boolean isEventOf(Write last, ConfigMap seen) {
        return seen.resourceVersion().startsWith(last.version());
    }
}
