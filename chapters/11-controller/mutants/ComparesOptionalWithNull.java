// Compares an Optional with null: it is never null, so every namespace seems to be terminating.
// killed-by: 11.2 a missing copy is created
// says: an empty Optional; it is never null
// story: https://rules.sonarsource.com/java/RSPEC-2789/
public class ComparesOptionalWithNull extends DesiredCopier {
    public ComparesOptionalWithNull(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean canHold(String namespace) {
        return copies.namespace(namespace)
                .filter(found -> found.metadata().deletionTimestamp() == null)
                .isPresent();
    }
}
