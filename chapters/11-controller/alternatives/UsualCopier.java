// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.client.rest.ApiException;
import informers.workqueue.Result;
import java.util.Optional;

public class UsualCopier implements Copier {
    private final Copies copies;

    public UsualCopier(Copies copies) {
        this.copies = copies;
    }

    // Task 11.1, 11.2, 11.3, 11.4 and 11.5
    @Override
    public Result reconcile(String namespace) throws Exception {
        Optional<ConfigMap> source = copies.source();
        Optional<ConfigMap> there = copies.in(namespace);
        // not 11.1 (AlwaysDone): Optional<ConfigMap> there = source;
        // not 11.1 (AlwaysDone): Optional<ConfigMap> there = Optional.empty();
        if (there.isPresent() && !Copies.isCopy(there.get())) {
            // not 11.3 (TakesOverByName): if (there.isPresent() && there.get().data().isEmpty()) {
            return Result.done();
        }
        // from 11.3
        if (source.isEmpty()) {
            there.ifPresent(this::delete);
            return Result.done();
        }
        // before 11.3: if (source.isEmpty()) {\n            throw new Todo("11.3 delete; 11.4 failures; 11.5 level-triggered");\n        }
        // from 11.2
        if (!canHold(namespace)) {
            return Result.done();
        }
        // from 11.3
        if (there.isEmpty()) {
            copies.create(Copies.copyOf(source.get(), namespace));
            // not 11.2 (CopiesAreNotMarked): copies.create(source.get());
        } else if (!there.get().data().equals(source.get().data())) {
            // not 11.2, 11.5 (NeverComparesTheData): } else if (source.isEmpty()) {
            copies.update(Copies.withDataOf(source.get(), there.get()));
        }
        // before 11.2: if (source.isPresent() && there.isPresent() && source.get().data().equals(there.get().data())) {\n            return Result.done();\n        }
        return Result.done();
        // before 11.2: throw new Todo("11.2 write; 11.3 delete; 11.4 failures; 11.5 level-triggered");
    }

    // Task 11.3, 11.4 and 11.5
    private boolean canHold(String namespace) {
        Optional<Namespace> found = copies.namespace(namespace);
        return found.isPresent() && found.get().metadata().deletionTimestamp().isEmpty();
        // not 11.3 (CopiesIntoTerminatingNamespaces): return found.isPresent();
        // not 11.5 (CopiesIntoTerminatingNamespaces): return !namespace.isEmpty();
    }

    // Task 11.3, 11.4 and 11.5
    private void delete(ConfigMap copy) {
        try {
            copies.delete(copy);
        } catch (ApiException e) {
            if (!e.isNotFound()) {
                // not 11.4 (RefusedDeleteIsDone): if (e.isConflict()) {
                // not 11.4 (GoneIsNotFound): if (!e.isNotFound() && e.code() != 410) {
                throw e;
            }
        }
    }
}
