import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.Namespace;
import informers.handler.ResourceEventHandler;
import informers.workqueue.RateLimitingQueue;

/**
 * Given: the event handlers of the controller. A key is the name of a namespace. An event of a ConfigMap that is the controller's own
 * adds no key. A deletion always adds one: what is reported as deleted may be the state that the controller wrote.
 */
final class SettingsController {
    private final OwnWrites writes;
    private final RateLimitingQueue<String> queue;

    SettingsController(OwnWrites writes, RateLimitingQueue<String> queue) {
        this.writes = writes;
        this.queue = queue;
    }

    ResourceEventHandler<Namespace> ofNamespaces() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Namespace added, boolean isInInitialList) {
                queue.add(added.name());
            }

            @Override
            public void onUpdate(Namespace before, Namespace now) {
                if (!before.metadata().uid().equals(now.metadata().uid())) {
                    writes.ownerIsGone(before.name(), before.metadata().uid()); // the deletion was missed
                }
                queue.add(now.name());
            }

            @Override
            public void onDelete(DeletedObject<Namespace> gone) {
                gone.lastKnown().ifPresent(last -> writes.ownerIsGone(
                        last.name(), last.metadata().uid()));
                queue.add(gone.key());
            }
        };
    }

    ResourceEventHandler<ConfigMap> ofConfigMaps() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap added, boolean isInInitialList) {
                look(added);
            }

            @Override
            public void onUpdate(ConfigMap before, ConfigMap now) {
                look(now);
            }

            @Override
            public void onDelete(DeletedObject<ConfigMap> gone) {
                queue.add(gone.key().substring(0, gone.key().indexOf('/')));
            }
        };
    }

    private void look(ConfigMap seen) {
        if (!writes.isOwn(seen)) {
            queue.add(seen.namespace());
        }
    }
}
