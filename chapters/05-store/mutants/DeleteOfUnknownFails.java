// Takes a deletion of something it never had for an error.
// killed-by: 5.2 delete forgets one object
// says: There is nothing to do
// story: https://github.com/istio/istio/issues/25226

public class DeleteOfUnknownFails extends LockedStore {
    @Override
    public void delete(String key) {
        super.get(key).orElseThrow(() -> new IllegalStateException("no object under " + key));
        super.delete(key);
    }
}
