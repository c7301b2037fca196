// Remembers forever which namespaces did not exist.
// killed-by: 11.5 level-triggered: it acts on the current state, not on events
// says: Do not remember which namespaces did not exist
// story: https://github.com/knative/serving/issues/2343
import java.util.HashSet;
import java.util.Set;

public class RemembersMissingNamespaces extends DesiredCopier {
    public RemembersMissingNamespaces(Copies copies) {
        super(copies);
    }

    private final Set<String> missing = new HashSet<>();

    @Override
    protected boolean canHold(String namespace) {
        if (!super.canHold(namespace)) {
            missing.add(namespace);
        }
        return !missing.contains(namespace);
    }
}
