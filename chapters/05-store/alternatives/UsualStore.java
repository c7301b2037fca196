// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.KubeObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class UsualStore implements Store {
    private final Map<String, KubeObject> objects = new HashMap<>();

    // Task 5.1, 5.2 and 5.5
    @Override
    public synchronized void add(KubeObject object) {
        // before 5.5: public void add(KubeObject object) {
        objects.put(object.key(), object);
        // not 5.1 (NamespaceAlways): objects.put(object.namespace() + "/" + object.name(), object);
        // not 5.2 (AddKeepsTheOldObject): objects.putIfAbsent(object.key(), object);
    }

    // Task 5.1 and 5.5
    @Override
    public synchronized Optional<KubeObject> get(String key) {
        // not 5.5 (GetWithoutLock): public Optional<KubeObject> get(String key) {
        // before 5.5: public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(objects.get(key));
        // not 5.1 (OptionalOf): return Optional.of(objects.get(key));
    }

    // Task 5.2 and 5.5
    @Override
    public synchronized void delete(String key) {
        // before 5.5: public void delete(String key) {
        objects.remove(key);
        // not 5.2 (DeleteOfUnknownFails): objects.remove(key).key();
    }

    // Task 5.3 and 5.5
    @Override
    public synchronized Collection<KubeObject> list() {
        // before 5.5: public Collection<KubeObject> list() {
        return List.copyOf(objects.values());
        // not 5.3 (ListIsAView): return objects.values();
    }

    // Task 5.3 and 5.5
    @Override
    public synchronized Collection<String> listKeys() {
        // before 5.5: public Collection<String> listKeys() {
        return List.copyOf(objects.keySet());
        // not 5.3 (KeysAreAView): return objects.keySet();
    }

    // Task 5.4 and 5.5
    @Override
    public synchronized void replace(List<KubeObject> list) {
        // not 5.5 (LocksTheMap): public void replace(List<KubeObject> list) {
        // before 5.5: public void replace(List<KubeObject> list) {
        objects.clear();
        // not 5.4 (EmptyListIsIgnored): if (list.isEmpty()) return;
        for (KubeObject object : list) {
            objects.put(object.key(), object);
            // not 5.4 (KeyedByName): objects.put(object.name(), object);
        }
    }
}
