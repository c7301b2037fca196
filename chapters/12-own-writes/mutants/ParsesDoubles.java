// Parses the versions as doubles, which are not exact.
// killed-by: 12.1 the cache is as new as a write: versions are numbers
// says: which no double can distinguish
// story: https://github.com/fabric8io/kubernetes-client/pull/1215

public class ParsesDoubles extends LockedOwnWrites {
    public ParsesDoubles(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return !read.isEmpty() && Double.parseDouble(read) >= Double.parseDouble(written);
    }
}
