import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import workbook.grade.Todo;

/**
 * Your file for chapter 05. Write the bodies, one task after the other; `mvn test` grades them.
 * What is asked for stands in README.md; what the methods promise, in Store.java.
 */
public class MyStore implements Store {

    // Task 5.1 and 5.2
    @Override
    public void add(KubeObject object) {
        // object.key() gives the key.
        throw new Todo("5.1 add, then get; 5.2 add takes the place of what was there");
    }

    // Task 5.1
    @Override
    public Optional<KubeObject> get(String key) {
        throw new Todo("5.1 add, then get");
    }

    // Task 5.2
    @Override
    public void delete(String key) {
        throw new Todo("5.2 delete forgets one object");
    }

    // Task 5.3
    @Override
    public Collection<KubeObject> list() {
        throw new Todo("5.3 a list is a copy of its moment");
    }

    // Task 5.3
    @Override
    public Collection<String> listKeys() {
        throw new Todo("5.3 a list is a copy of its moment: the keys too");
    }

    // Task 5.4 and 5.5
    @Override
    public void replace(List<KubeObject> objects) {
        // First (5.4) what a single thread sees. Then (5.5) go through all methods: what if two threads call at once?
        throw new Todo("5.4 replace takes the place of everything; 5.5 nobody sees half a replace");
    }
}
