// Edge-triggered: remembers what it created and assumes that it still exists.
// killed-by: 11.5 level-triggered: it acts on the current state, not on events
// says: It does not matter that it was created once
// story: https://github.com/knative/serving/issues/2343
import informers.workqueue.Result;
import java.util.HashSet;
import java.util.Set;

public class RemembersWhatItDid extends DesiredCopier {
    public RemembersWhatItDid(Copies copies) {
        super(copies);
    }

    private final Set<String> created = new HashSet<>();

    @Override
    public Result reconcile(String namespace) throws Exception {
        if (copies.in(namespace).isEmpty() && created.contains(namespace)) {
            return Result.done();
        }
        Result result = super.reconcile(namespace);
        created.add(namespace);
        return result;
    }
}
