import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Map;
import java.util.Set;
import workbook.grade.Todo;

/**
 * Your file for chapter 06. Write the bodies, one task after the other; `mvn test` grades them.
 * The tasks are described in README.md, the parameters in Index.java.
 */
public class MyIndex implements Index {
    private final IndexFunc<KubeObject> function;

    public MyIndex(IndexFunc<KubeObject> function) {
        this.function = function;
    }

    // Task 6.1, then 6.2, 6.3, 6.4 and 6.6
    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        // 6.1: after is a new object, before is null. function.values(after) returns the values under which it is
        // found.
        throw new Todo("6.1 index one object; 6.2 a value changes; 6.3 no empty sets; 6.4 several values; 6.6 it throws");
    }

    // Task 6.5 and 6.6
    @Override
    public void replace(Map<String, KubeObject> objects) {
        throw new Todo("6.5 index the new objects only; 6.6 a function that throws changes nothing");
    }

    // Task 6.1
    @Override
    public Set<String> keys(String value) {
        throw new Todo("6.1 index one object");
    }

    // Task 6.3
    @Override
    public Set<String> values() {
        throw new Todo("6.3 values that some object has");
    }
}
