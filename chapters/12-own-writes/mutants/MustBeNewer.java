// Waits for a version after the write: a cache at exactly this version counts as old.
// killed-by: 12.1 the cache is as new as a write: versions are numbers
// says: exactly at the version of the write
// story: https://github.com/kubernetes/kubernetes/pull/127417

public class MustBeNewer extends LockedOwnWrites {
    public MustBeNewer(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return !read.equals(written) && super.isAsNew(read, written);
    }
}
