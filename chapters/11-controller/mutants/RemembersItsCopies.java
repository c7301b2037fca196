// Remembers which objects were copies, and does not look at the annotation again.
// killed-by: 11.5 level-triggered: it acts on the current state, not on events
// says: it is not a copy any more
// story: https://github.com/knative/serving/issues/2343
import informers.api.ConfigMap;
import java.util.HashSet;
import java.util.Set;

public class RemembersItsCopies extends DesiredCopier {
    public RemembersItsCopies(Copies copies) {
        super(copies);
    }

    private final Set<String> ours = new HashSet<>();

    @Override
    protected boolean isOurs(ConfigMap there) {
        if (super.isOurs(there)) {
            ours.add(there.namespace());
        }
        return ours.contains(there.namespace());
    }
}
