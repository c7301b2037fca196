// A right answer in another form: first a plan, a value of a sealed type, then its execution.
import informers.api.ConfigMap;
import informers.client.rest.ApiException;
import informers.workqueue.Result;
import java.util.Optional;

public class PlannedCopier implements Copier {
    private sealed interface Plan {
        record Nothing() implements Plan {}

        record Create(ConfigMap copy) implements Plan {}

        record Update(ConfigMap copy) implements Plan {}

        record Delete(ConfigMap copy) implements Plan {}
    }

    private final Copies copies;

    public PlannedCopier(Copies copies) {
        this.copies = copies;
    }

    private Plan plan(String namespace) {
        Optional<ConfigMap> source = copies.source();
        Optional<ConfigMap> found = copies.in(namespace);
        boolean alive = copies.namespace(namespace)
                .map(one -> one.metadata().deletionTimestamp().isEmpty())
                .orElse(false);
        if (found.isEmpty()) {
            return source.isPresent() && alive
                    ? new Plan.Create(Copies.copyOf(source.get(), namespace))
                    : new Plan.Nothing();
        }
        ConfigMap copy = found.get();
        if (!Copies.isCopy(copy)) {
            return new Plan.Nothing();
        }
        if (source.isEmpty() || !alive) {
            return new Plan.Delete(copy);
        }
        ConfigMap wanted = Copies.withDataOf(source.get(), copy);
        return wanted.data().equals(copy.data()) ? new Plan.Nothing() : new Plan.Update(wanted);
    }

    @Override
    public Result reconcile(String namespace) {
        Plan plan = plan(namespace);
        if (plan instanceof Plan.Create create) {
            copies.create(create.copy());
        } else if (plan instanceof Plan.Update update) {
            copies.update(update.copy());
        } else if (plan instanceof Plan.Delete delete) {
            try {
                copies.delete(delete.copy());
            } catch (ApiException e) {
                if (!e.isNotFound()) {
                    throw e;
                }
            }
        }
        return Result.done();
    }
}
