package workbook.see;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

/** A handler that only counts its notifications. */
final class LiveHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    final Seam notified = new Seam();

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        notified.passed(Seam.Kind.ADDED, object);
    }

    @Override
    public void onUpdate(T before, T now) {
        notified.passed(Seam.Kind.UPDATED, now);
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        notified.passed(Seam.Kind.DELETED, gone.lastKnown().orElse(null));
    }
}
