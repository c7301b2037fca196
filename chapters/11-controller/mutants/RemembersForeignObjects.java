// Remembers forever which namespaces have an object that is not a copy.
// killed-by: 11.5 level-triggered: it acts on the current state, not on events
// says: Do not remember which namespaces had such an object
// story: https://github.com/knative/serving/issues/2343
import informers.workqueue.Result;
import java.util.HashSet;
import java.util.Set;

public class RemembersForeignObjects extends DesiredCopier {
    public RemembersForeignObjects(Copies copies) {
        super(copies);
    }

    private final Set<String> foreign = new HashSet<>();

    @Override
    public Result reconcile(String namespace) throws Exception {
        if (copies.in(namespace).filter(found -> !isOurs(found)).isPresent()) {
            foreign.add(namespace);
        }
        return foreign.contains(namespace) ? Result.done() : super.reconcile(namespace);
    }
}
