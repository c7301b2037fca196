// Forgets a write as soon as somebody has asked for it.
// killed-by: 12.3 forget what the cache has seen, and the writes of an owner that is gone
// says: must not be forgotten because somebody asked
// story: https://github.com/k0sproject/k0smotron/pull/1535

public class ForgetsWhenAsked extends LockedOwnWrites {
    public ForgetsWhenAsked(Settings settings) {
        super(settings);
    }

    @Override
    public boolean isReady(String namespace, String read) {
        boolean ready = super.isReady(namespace, read);
        forget(namespace);
        return ready;
    }
}
