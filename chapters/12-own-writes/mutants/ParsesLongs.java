// Parses the versions as longs.
// killed-by: 12.1 the cache is as new as a write: versions are numbers
// says: it is no long
// story: https://github.com/fabric8io/kubernetes-client/pull/1215

public class ParsesLongs extends LockedOwnWrites {
    public ParsesLongs(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return !read.isEmpty() && Long.parseLong(read) >= Long.parseLong(written);
    }
}
