// A right answer in another form: one log of all notifications, which all handlers share. A listener has its own initial list, and
// a position in the log. The log is a linked list, so what every listener has passed is freed by the garbage collector.
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

public class SharedLogFanOut implements FanOut {
    /** One link of the log: a notification, and what came after it. */
    private static final class Link {
        final Notification<KubeObject> notification;
        Link next;

        Link(Notification<KubeObject> notification) {
            this.notification = notification;
        }
    }

    private Link end = new Link(null);
    private final Set<Position> active = new HashSet<>();
    private boolean synced;

    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Position position = new Position(handler, end);
        content.get().forEach(object -> position.own.add(new Notification.Add<>(object, true)));
        active.add(position);
        return position;
    }

    @Override
    public synchronized void leave(Listener listener) {
        Position position = (Position) listener;
        if (active.remove(position)) {
            position.last = end; // what was published so far can still be delivered, and nothing later
        }
    }

    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        write.run();
        end.next = new Link(notification);
        end = end.next;
    }

    @Override
    public synchronized void storeSynced() {
        synced = true;
    }

    private final class Position implements Listener {
        private final ResourceEventHandler<KubeObject> handler;
        private final Queue<Notification<KubeObject>> own = new ArrayDeque<>();
        private Link at;
        /** The last link for a listener that has left; null while it is active. */
        private Link last;
        private int running;
        private boolean failed;

        Position(ResourceEventHandler<KubeObject> handler, Link at) {
            this.handler = handler;
            this.at = at;
        }

        @Override
        public void add(Notification<KubeObject> notification) {
            synchronized (SharedLogFanOut.this) {
                own.add(notification);
            }
        }

        private Notification<KubeObject> take() {
            synchronized (SharedLogFanOut.this) {
                Notification<KubeObject> taken = own.poll();
                if (taken == null && at != last && at.next != null) {
                    at = at.next;
                    taken = at.notification;
                }
                running += taken != null && taken.isInInitialList() ? 1 : 0;
                return taken;
            }
        }

        @Override
        public boolean deliverNext() {
            Notification<KubeObject> taken = take();
            if (taken == null) {
                return false;
            }
            boolean returned = false;
            try {
                taken.deliverTo(handler);
                returned = true;
            } finally {
                if (taken.isInInitialList()) {
                    ended(returned);
                }
            }
            return true;
        }

        private void ended(boolean returned) {
            synchronized (SharedLogFanOut.this) {
                running--;
                failed |= !returned;
            }
        }

        @Override
        public int backlog() {
            synchronized (SharedLogFanOut.this) {
                int count = own.size();
                for (Link link = at; link != last && link.next != null; link = link.next) {
                    count++;
                }
                return count;
            }
        }

        @Override
        public boolean hasSynced() {
            synchronized (SharedLogFanOut.this) {
                boolean left = own.stream().anyMatch(Notification::isInInitialList);
                for (Link link = at; link != last && link.next != null; link = link.next) {
                    left |= link.next.notification.isInInitialList();
                }
                return synced && !failed && running == 0 && !left;
            }
        }
    }
}
