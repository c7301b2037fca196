// Waits until the cache is exactly at the version of the write, which it may jump over.
// killed-by: 12.1 the cache is as new as a write: versions are numbers
// says: do not wait for equality
// story: https://github.com/migtools/mig-controller/issues/1035

public class WaitsForEquality extends LockedOwnWrites {
    public WaitsForEquality(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return read.equals(written);
    }
}
