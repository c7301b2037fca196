// Compares an Optional with null: it never is, so no namespace seems to live.
// killed-by: 11.2 what is missing is created
// says: an Optional that is empty, and never null
// story: https://rules.sonarsource.com/java/RSPEC-2789/
public class LivesIfNull extends DesiredCopier {
    public LivesIfNull(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean canHold(String namespace) {
        return copies.namespace(namespace)
                .filter(found -> found.metadata().deletionTimestamp() == null)
                .isPresent();
    }
}
