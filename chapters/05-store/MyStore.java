import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import workbook.grade.Todo;

/**
 * Your file for chapter 05. Write the bodies, one task after the other; `mvn test` grades them.
 * README.md describes the tasks, Store.java the methods.
 */
public class MyStore implements Store {

    // Task 5.1 and 5.2
    @Override
    public void add(KubeObject object) {
        // object.key() returns the key.
        throw new Todo("5.1 add, then get; 5.2 add replaces the object under the same key");
    }

    // Task 5.1
    @Override
    public Optional<KubeObject> get(String key) {
        throw new Todo("5.1 add, then get");
    }

    // Task 5.2
    @Override
    public void delete(String key) {
        throw new Todo("5.2 delete removes one object");
    }

    // Task 5.3
    @Override
    public Collection<KubeObject> list() {
        throw new Todo("5.3 a list is a snapshot");
    }

    // Task 5.3
    @Override
    public Collection<String> listKeys() {
        throw new Todo("5.3 a list is a snapshot: the keys too");
    }

    // Task 5.4 and 5.5
    @Override
    public void replace(List<KubeObject> objects) {
        // First (5.4) make it right for a single thread. Then (5.5) check all methods: what if two threads call them at
        // the same time?
        throw new Todo("5.4 replace replaces all objects; 5.5 no reader sees half a replace");
    }
}
