// Has one flag for the factory: informers that are requested after the first start() are never started.
// killed-by: 9.3 an informer requested later is started by the next start
// says: not once for the factory
// story: https://github.com/kubernetes/code-generator/issues/33
import informers.factory.InformerRegistry.Maker;
import informers.util.Concurrency;

public class StartsOneTimeOnly extends LockedFactory {
    public StartsOneTimeOnly(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    private boolean running;

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            super.start();
        }
    }
}
