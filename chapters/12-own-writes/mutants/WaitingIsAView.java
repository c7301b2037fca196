// Returns a view of its map.
// killed-by: 12.2 a write is remembered until the cache has it
// says: it must be a snapshot
// story: https://github.com/elastic/cloud-on-k8s/issues/1611
import java.util.Set;

public class WaitingIsAView extends LockedOwnWrites {
    public WaitingIsAView(Settings settings) {
        super(settings);
    }

    @Override
    public Set<String> waiting() {
        return writes.keySet();
    }
}
