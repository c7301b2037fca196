import informers.workqueue.Result;
import workbook.grade.Todo;

/**
 * Your file for chapter 11. Write the body, one task after the other; `mvn test` grades it.
 * The tasks are described in README.md; Copier.java and Copies.java are given.
 */
public class MyCopier implements Copier {
    private final Copies copies;

    public MyCopier(Copies copies) {
        this.copies = copies;
    }

    // Task 11.1, 11.2, 11.3, 11.4 and 11.5
    @Override
    public Result reconcile(String namespace) throws Exception {
        // copies.source() and copies.in(namespace) are Optionals. First (11.1): both are present, with the same data().
        throw new Todo("11.1 nothing to do; 11.2 write; 11.3 delete; 11.4 failures; 11.5 level-triggered");
    }
}
