// Parses the versions as ints.
// killed-by: 12.1 the cache is as new as a write: versions are numbers
// says: versions are no ints
// story: https://github.com/fabric8io/kubernetes-client/pull/1215

public class ParsesInts extends LockedOwnWrites {
    public ParsesInts(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return !read.isEmpty() && Integer.parseInt(read) >= Integer.parseInt(written);
    }
}
