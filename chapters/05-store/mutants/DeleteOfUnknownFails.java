// Treats the deletion of an unknown key as an error.
// killed-by: 5.2 delete removes one object
// says: Do nothing
// story: https://github.com/istio/istio/issues/25226

public class DeleteOfUnknownFails extends LockedStore {
    @Override
    public void delete(String key) {
        super.get(key).orElseThrow(() -> new IllegalStateException("no object under " + key));
        super.delete(key);
    }
}
