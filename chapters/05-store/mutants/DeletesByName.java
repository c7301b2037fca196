// Deletes each object of this name, in any namespace.
// killed-by: 5.2 delete removes one object
// says: exactly this
// story: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/

public class DeletesByName extends LockedStore {
    @Override
    public void delete(String key) {
        String name = key.substring(key.indexOf('/') + 1);
        for (String each : listKeys()) {
            if (each.equals(key) || each.endsWith("/" + name)) {
                super.delete(each);
            }
        }
    }
}
