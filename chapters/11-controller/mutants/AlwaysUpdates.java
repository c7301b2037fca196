// Writes each time: its own write triggers the next reconcile, forever.
// killed-by: 11.1 nothing to do: return done, write nothing
// says: the key causes the next write
// story: https://github.com/konflux-ci/konflux-ci/pull/5874
import informers.api.ConfigMap;

public class AlwaysUpdates extends DesiredCopier {
    public AlwaysUpdates(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return true;
    }
}
