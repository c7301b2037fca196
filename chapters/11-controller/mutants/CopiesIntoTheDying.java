// Creates a copy in a namespace that is being deleted: the server refuses, again and again.
// killed-by: 11.3 a namespace that is gone, or going, gets no copy
// says: a server refuses new objects
// story: https://github.com/kubernetes/kubernetes/issues/38612

public class CopiesIntoTheDying extends DesiredCopier {
    public CopiesIntoTheDying(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean canHold(String namespace) {
        return copies.namespace(namespace).isPresent();
    }
}
