// A right answer, built differently: computes the desired object, reads the existing one, then takes one step towards
// it.
import informers.api.ConfigMap;
import informers.client.rest.ApiException;
import informers.workqueue.Result;
import java.util.Optional;

public class DesiredCopier implements Copier {
    protected final Copies copies;

    public DesiredCopier(Copies copies) {
        this.copies = copies;
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        Optional<ConfigMap> there = copies.in(namespace);
        if (there.isPresent() && !isOurs(there.get())) {
            return Result.done();
        }
        Optional<ConfigMap> wanted = wanted(namespace, there);
        try {
            if (wanted.isEmpty()) {
                there.ifPresent(copies::delete);
            } else if (there.isEmpty()) {
                copies.create(wanted.get());
            } else if (differ(wanted.get(), there.get())) {
                copies.update(wanted.get());
            }
            return Result.done();
        } catch (ApiException e) {
            return afterFailure(e, namespace);
        }
    }

    protected boolean isOurs(ConfigMap there) {
        return Copies.isCopy(there);
    }

    /** Returns the whole desired object; empty if there should be none. */
    protected Optional<ConfigMap> wanted(String namespace, Optional<ConfigMap> there) {
        return copies.source().filter(source -> canHold(namespace)).map(source -> there.map(
                        copy -> Copies.withDataOf(source, copy))
                .orElseGet(() -> Copies.copyOf(source, namespace)));
    }

    protected boolean canHold(String namespace) {
        return copies.namespace(namespace)
                .filter(found -> found.metadata().deletionTimestamp().isEmpty())
                .isPresent();
    }

    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return !wanted.data().equals(there.data());
    }

    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        if (e.isNotFound()) {
            return Result.done();
        }
        return Result.requeue();
    }
}
