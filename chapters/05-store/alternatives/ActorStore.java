// A right answer in another form: one thread owns the map, and every call is a task for it.
import informers.api.KubeObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

public class ActorStore implements Store {
    private final ExecutorService owner = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "owner of the map");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, KubeObject> items = new HashMap<>();

    private <R> R ask(Supplier<R> question) {
        return CompletableFuture.supplyAsync(question, owner).join();
    }

    @Override
    public void add(KubeObject object) {
        ask(() -> items.put(object.key(), object));
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return ask(() -> Optional.ofNullable(items.get(key)));
    }

    @Override
    public void delete(String key) {
        ask(() -> items.remove(key));
    }

    @Override
    public Collection<KubeObject> list() {
        return ask(() -> List.copyOf(items.values()));
    }

    @Override
    public Collection<String> listKeys() {
        return ask(() -> List.copyOf(items.keySet()));
    }

    @Override
    public void replace(List<KubeObject> objects) {
        List<KubeObject> fresh = List.copyOf(objects);
        ask(() -> {
            items.clear();
            fresh.forEach(object -> items.put(object.key(), object));
            return null;
        });
    }
}
