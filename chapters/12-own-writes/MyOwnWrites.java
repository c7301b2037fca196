import informers.api.ConfigMap;
import informers.workqueue.Result;
import java.util.Set;
import workbook.grade.Todo;

/**
 * Your file for chapter 12. Write the bodies, one task after the other; `mvn test` grades them.
 * The tasks are described in README.md, the parameters in OwnWrites.java; Settings.java is given.
 */
public class MyOwnWrites implements OwnWrites {
    /** One way to keep a write: the owner's uid and the version. */
    private record Written(String uid, String version) {}

    private final Settings settings;

    public MyOwnWrites(Settings settings) {
        this.settings = settings;
    }

    // Task 12.1
    @Override
    public boolean isAsNew(String read, String written) {
        throw new Todo("12.1 a number with more digits is greater");
    }

    // Task 12.2 and 12.4
    @Override
    public void wroteAt(String namespace, String uid, String version) {
        throw new Todo("12.2 the newest write of each namespace, with the owner's uid; 12.4 several threads");
    }

    // Task 12.2, 12.3 and 12.4
    @Override
    public boolean isReady(String namespace, String read) {
        throw new Todo("12.2 is the cache as new as the write? 12.3 then forget it; 12.4 several threads");
    }

    // Task 12.3 and 12.4
    @Override
    public void ownerIsGone(String namespace, String uid) {
        throw new Todo("12.3 forget the writes of this owner; 12.4 several threads");
    }

    // Task 12.4
    @Override
    public boolean isOwn(ConfigMap seen) {
        throw new Todo("12.4 is it the version that you wrote?");
    }

    // Task 12.2 and 12.4
    @Override
    public Set<String> waiting() {
        throw new Todo("12.2 a copy of the names; 12.4 several threads");
    }

    // Task 12.5 and 12.6
    @Override
    public Result reconcile(String namespace) throws Exception {
        throw new Todo("12.5 is the cache ready? read, create, remember; 12.6 if it is not ready: again soon");
    }
}
