import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import workbook.grade.Todo;

/**
 * Your file for chapter 04. Write the bodies, one task after the other; `mvn test` grades them.
 * README.md describes the tasks, ListAndWatch.java the methods, Outcome.java and Upstream.java the given classes.
 */
public class MyReflector implements ListAndWatch {
    private final Upstream upstream;
    private final ReflectorStore<KubeObject> store;

    public MyReflector(Upstream upstream, ReflectorStore<KubeObject> store) {
        this.upstream = upstream;
        this.store = store;
    }

    // Task 4.1 and 4.2
    @Override
    public Decision decide(Outcome outcome) {
        // First (4.1) the normal case: a stream that ended. Then (4.2) the other rows of the table.
        // if (outcome instanceof Outcome.Ended ended) { ... ended.events() ... }
        throw new Todo("4.1 a stream that ended; 4.2 the other rows of the table");
    }

    // Task 4.3, 4.4 and 4.5
    @Override
    public void run() throws InterruptedException {
        // Write methods of your own: one that lists into the store (4.3), one that watches once (4.4), then the loop
        // around them (4.5). Begin with 4.3: a run() that only lists.
        throw new Todo("4.3 the list replaces the content of the store; 4.4 watch, and resume; 4.5 failures");
    }

    // Task 4.3
    @Override
    public String lastSyncResourceVersion() {
        // One thread writes the field, others read it: which keyword does the field need?
        throw new Todo("4.3 the version of the last list or event");
    }
}
