// A response without a version replaces what was remembered.
// killed-by: 12.2 a write is remembered until the cache has it
// says: it must not replace the write at 120
// story: https://github.com/kubernetes/kubernetes/pull/127417

public class EmptyVersionReplaces extends LockedOwnWrites {
    public EmptyVersionReplaces(Settings settings) {
        super(settings);
    }

    @Override
    public void wroteAt(String namespace, String uid, String version) {
        if (version.isEmpty()) {
            forget(namespace);
        } else {
            super.wroteAt(namespace, uid, version);
        }
    }
}
