// Creates for every key, also if the namespace does not exist.
// killed-by: 12.5 one ConfigMap for each namespace, although the cache is late
// says: which does not exist: nothing to create
// story: https://github.com/kubernetes/kubernetes/pull/142247
import informers.api.Namespace;
import informers.workqueue.Result;

public class CreatesWithoutANamespace extends LockedOwnWrites {
    public CreatesWithoutANamespace(Settings settings) {
        super(settings);
    }

    @Override
    protected Result gone(String namespace) {
        forget(namespace);
        Namespace guessed = informers.api.Unstructured.fromYaml("{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace + "}}")
                .edit()
                .build(Namespace.TYPE);
        settings.create(guessed);
        return Result.done();
    }
}
