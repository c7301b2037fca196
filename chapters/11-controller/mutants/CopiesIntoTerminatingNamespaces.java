// Creates a copy in a namespace that is being deleted: the server refuses it each time.
// killed-by: 11.3 no copy in a namespace that is deleted or terminating
// says: the server refuses new objects
// story: https://github.com/kubernetes/kubernetes/issues/38612

public class CopiesIntoTerminatingNamespaces extends DesiredCopier {
    public CopiesIntoTerminatingNamespaces(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean canHold(String namespace) {
        return copies.namespace(namespace).isPresent();
    }
}
