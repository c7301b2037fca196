// A right answer in another form: a list of objects without a map, and a semaphore with one permit as the lock. Slow for many
// objects, but right.
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

public class SemaphoreStore implements Store {
    private final Semaphore permit = new Semaphore(1);
    private final List<KubeObject> objects = new ArrayList<>();

    private <R> R alone(Function<List<KubeObject>, R> body) {
        permit.acquireUninterruptibly();
        try {
            return body.apply(objects);
        } finally {
            permit.release();
        }
    }

    @Override
    public void add(KubeObject object) {
        alone(all -> {
            all.removeIf(other -> other.key().equals(object.key()));
            return all.add(object);
        });
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return alone(all -> all.stream().filter(object -> object.key().equals(key)).findAny());
    }

    @Override
    public void delete(String key) {
        alone(all -> all.removeIf(object -> object.key().equals(key)));
    }

    @Override
    public Collection<KubeObject> list() {
        return alone(List::copyOf);
    }

    @Override
    public Collection<String> listKeys() {
        return alone(all -> all.stream().map(KubeObject::key).toList());
    }

    @Override
    public void replace(List<KubeObject> fresh) {
        List<KubeObject> copy = List.copyOf(fresh);
        alone(all -> {
            all.clear();
            return all.addAll(copy);
        });
    }
}
