// Remembers the write that was reported last, not the newest.
// killed-by: 12.2 a write is remembered until the cache has it
// says: the newest counts, not the last one that was reported
// story: https://github.com/red-hat-storage/ocs-operator/pull/2437

public class LastWriteCounts extends LockedOwnWrites {
    public LastWriteCounts(Settings settings) {
        super(settings);
    }

    @Override
    protected Write merge(Write last, String uid, String version) {
        return version.isEmpty() ? last : new Write(uid, version);
    }
}
