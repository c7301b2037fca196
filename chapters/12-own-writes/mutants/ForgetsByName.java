// Forgets by the name of the owner: also the writes of its successor.
// killed-by: 12.3 forget what the cache has seen, and the writes of an owner that is gone
// says: Compare the uids, not the names
// story: https://github.com/ai-dynamo/grove/pull/783

public class ForgetsByName extends LockedOwnWrites {
    public ForgetsByName(Settings settings) {
        super(settings);
    }

    @Override
    protected boolean isOf(Write last, String uid) {
        return true;
    }
}
