// Compares the versions as text: 99 is greater than 100.
// killed-by: 12.1 the cache is as new as a write: versions are numbers
// says: As text it is less
// story: https://github.com/apache/apisix-ingress-controller/issues/2060

public class ComparesText extends LockedOwnWrites {
    public ComparesText(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isAsNew(String read, String written) {
        return !read.isEmpty() && read.compareTo(written) >= 0;
    }
}
