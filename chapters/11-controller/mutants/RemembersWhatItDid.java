// Edge, not level: what it created once, it believes to be there.
// killed-by: 11.5 level, not edge: it looks at what is, not at what happened
// says: That it was made once counts for nothing
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
