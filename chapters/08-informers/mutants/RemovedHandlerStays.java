// leave() does not remove the listener from the list: it gets everything that is published later.
// killed-by: 8.3 every handler at its own speed
// says: then it was removed by leave()
// story: https://github.com/kubernetes/kubernetes/pull/111122
public class RemovedHandlerStays extends PlainFanOut {
    @Override
    public void leave(Listener listener) {}
}
