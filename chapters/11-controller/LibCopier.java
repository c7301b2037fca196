import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.client.rest.ApiException;
import informers.workqueue.Result;
import java.util.Optional;

/** Our answer to chapter 11, for the library's {@link informers.workqueue.ReconcileLoop}. */
public class LibCopier implements Copier {
    private final Copies copies;

    public LibCopier(Copies copies) {
        this.copies = copies;
    }

    @Override
    public Result reconcile(String namespace) {
        Optional<ConfigMap> source = copies.source();
        Optional<ConfigMap> found = copies.in(namespace);
        if (found.isPresent()) {
            if (Copies.isCopy(found.get())) {
                keep(found.get(), source);
            }
        } else if (source.isPresent() && isActive(namespace)) {
            copies.create(Copies.copyOf(source.get(), namespace));
        }
        return Result.done();
    }

    private boolean isActive(String namespace) {
        Optional<Namespace> found = copies.namespace(namespace);
        return found.isPresent() && found.get().metadata().deletionTimestamp().isEmpty();
    }

    private void keep(ConfigMap copy, Optional<ConfigMap> source) {
        if (source.isEmpty()) {
            delete(copy);
        } else if (!copy.data().equals(source.get().data())) {
            copies.update(Copies.withDataOf(source.get(), copy));
        }
    }

    private void delete(ConfigMap copy) {
        try {
            copies.delete(copy);
        } catch (ApiException e) {
            if (!e.isNotFound()) { // already deleted: this is the desired state
                throw e;
            }
        }
    }
}
