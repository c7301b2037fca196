// Without own writes, too, it waits for the first list.
// killed-by: 12.2 a write is remembered until the cache has it
// says: that the cache has no list yet does not matter here
// story: https://github.com/kubernetes-sigs/dra-driver-nvidia-gpu/issues/440

public class NeedsAList extends LockedOwnWrites {
    public NeedsAList(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isReady(String namespace, String read) {
        return !read.isEmpty() && super.isReady(namespace, read);
    }
}
