// A right answer in another form: Optionals from end to end; what cannot be done is an exception, which requeues.
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.client.rest.ApiException;
import informers.workqueue.Result;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

public class StreamedCopier implements Copier {
    private final Copies copies;

    public StreamedCopier(Copies copies) {
        this.copies = copies;
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        Optional<ConfigMap> source = copies.namespace(namespace)
                .filter(StreamedCopier::lives)
                .flatMap(any -> copies.source());
        Optional<ConfigMap> there = copies.in(namespace);
        Optional<ConfigMap> copy = there.filter(Copies::isCopy);
        source.ifPresentOrElse(
                wanted -> copy.ifPresentOrElse(
                        found -> Optional.of(found)
                                .filter(Predicate.not(one -> one.data().equals(wanted.data())))
                                .map(one -> Copies.withDataOf(wanted, one))
                                .ifPresent(copies::update),
                        () -> Optional.of(Copies.copyOf(wanted, namespace))
                                .filter(any -> there.isEmpty())
                                .ifPresent(copies::create)),
                () -> copy.ifPresent(ignoring(copies::delete)));
        return Result.done();
    }

    private static boolean lives(Namespace namespace) {
        return !namespace.metadata().deletionTimestamp().isPresent();
    }

    private static Consumer<ConfigMap> ignoring(Consumer<ConfigMap> delete) {
        return object -> {
            try {
                delete.accept(object);
            } catch (ApiException e) {
                Optional.of(e).filter(ApiException::isNotFound).orElseThrow(() -> e);
            }
        };
    }
}
