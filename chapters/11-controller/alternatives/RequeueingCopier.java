// A right answer in another form: early returns, and a failed request becomes a requeue instead of an exception.
import informers.api.ConfigMap;
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class RequeueingCopier implements Copier {
    private final Copies copies;

    public RequeueingCopier(Copies copies) {
        this.copies = copies;
    }

    @Override
    public Result reconcile(String namespace) {
        ConfigMap there = copies.in(namespace).orElse(null);
        if (there != null && !Copies.isCopy(there)) {
            return Result.done();
        }
        ConfigMap source = copies.source().orElse(null);
        boolean wanted = source != null
                && copies.namespace(namespace).isPresent()
                && copies.namespace(namespace).get().metadata().deletionTimestamp().isEmpty();
        if (!wanted && there == null) {
            return Result.done();
        }
        try {
            if (!wanted) {
                return gone(there);
            }
            if (there == null) {
                copies.create(Copies.copyOf(source, namespace));
            } else if (there.data().equals(source.data())) {
                return Result.done();
            } else {
                copies.update(Copies.withDataOf(source, there));
            }
        } catch (ApiException e) {
            return Result.requeue();
        }
        return Result.done();
    }

    private Result gone(ConfigMap copy) {
        try {
            copies.delete(copy);
        } catch (ApiException e) {
            return e.isNotFound() ? Result.done() : Result.requeue();
        }
        return Result.done();
    }
}
