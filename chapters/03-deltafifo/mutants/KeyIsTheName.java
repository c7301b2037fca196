// Uses the first word of the object's text as its key instead of the key function.
// killed-by: 3.2 each object is queued once, at its first position
// says: Only the key function
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;

public class KeyIsTheName<T> extends LinkedMapQueue<T> {
    public KeyIsTheName(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        String text = delta.lastKnown().map(Object::toString).orElse(key);
        super.append(text.substring(text.indexOf('{') + 1).split(" ")[0], delta);
    }
}
