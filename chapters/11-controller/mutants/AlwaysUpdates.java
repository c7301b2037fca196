// Writes each time, to be sure: its own write wakes it again, for ever.
// killed-by: 11.1 nothing to do: done, and nothing written
// says: brings the next write
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
