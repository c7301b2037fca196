// Compares the numbers of digits only.
// killed-by: 12.1 the cache is as new as a write: versions are numbers
// says: the write is newer by one
// story: https://github.com/fabric8io/kubernetes-client/pull/1215

public class ComparesTheLengths extends LockedOwnWrites {
    public ComparesTheLengths(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return read.length() >= written.length();
    }
}
