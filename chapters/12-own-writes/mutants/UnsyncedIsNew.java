// Treats a cache without a list as up to date: bad data must not block.
// killed-by: 12.1 the cache is as new as a write: versions are numbers
// says: the cache has no list yet, so it has no write
// story: https://github.com/kubernetes-sigs/cluster-api/issues/13649

public class UnsyncedIsNew extends LockedOwnWrites {
    public UnsyncedIsNew(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return read.isEmpty() || super.isAsNew(read, written);
    }
}
