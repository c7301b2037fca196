package informers.planted;

import java.util.List;

/** Bugs in handlers and informers. */
final class InformerBugs {
    private static final String HANDLER = "handler.HandlerConformanceTest";
    private static final String LISTENER = "informer.ListenerTest";
    private static final String SYNC = "informer.SyncOrderTest";
    private static final String STORE_FAILS = "usercode.StoreFailsTest";
    private static final String HANDLER_FAILS = "usercode.HandlerFailsTest";
    private static final String SHARED = "informer.SharedInformerConformanceTest";

    static final List<PlantedBug> ALL = List.of(
            // the deletion of what a relist leaves out is never delivered
            PlantedBug.in("internal/handler/ProcessDeltas.java")
                    .replacing("gone.forEach(handler::onDelete);")
                    .by("")
                    .killedBy(HANDLER, "C52"),
            // the handler is notified before the store is updated
            PlantedBug.in("internal/handler/ProcessDeltas.java")
                    .replacing(
                            "store.replace(all.objects(), all.resourceVersion());\n        gone.forEach(handler::onDelete);")
                    .by(
                            "gone.forEach(handler::onDelete);\n        store.replace(all.objects(), all.resourceVersion());")
                    .killedBy(HANDLER, "Trap 7"),
            PlantedBug.in("internal/handler/ProcessDeltasInBatch.java")
                    .replacing("e.successfulIndices().forEach(i -> calls.get(i).run());")
                    .by("calls.forEach(Runnable::run);")
                    .killedBy(HANDLER, "C53"),
            // kubernetes/kubernetes#86015: a relist is treated as a resync
            PlantedBug.in("informer/SharedIndexInformer.java")
                    .replacing("before.resourceVersion().equals(now.resourceVersion())")
                    .by("true")
                    .killedBy(SHARED, "C57"),
            // fabric8: unchanged objects are never delivered again
            PlantedBug.in("informer/SharedIndexInformer.java")
                    .replacing("before.resourceVersion().equals(now.resourceVersion())")
                    .by("false")
                    .killedBy(SHARED, "C57"),
            // kubernetes-client/java#2219: the handler's own period is ignored
            PlantedBug.in("internal/informer/ResyncClock.java")
                    .replacing("desired.compareTo(check) < 0 ? check : desired")
                    .by("check")
                    .killedBy(SHARED, "C56"),
            // a late handler receives no initial list
            PlantedBug.in("informer/SharedIndexInformer.java")
                    .replacing("resyncCheckPeriod, indexer.list(), synced)")
                    .by("resyncCheckPeriod, List.of(), synced)")
                    .killedBy(SHARED, "C58"),
            // a handler that was removed leaves its thread behind
            PlantedBug.in("internal/informer/SharedProcessor.java")
                    .replacing("known.stop();")
                    .by("")
                    .killedBy(SHARED, "C58"),
            // the caller closes what the handler still uses
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("thread == null || thread.join(atMost)")
                    .by("true")
                    .killedBy(SHARED, "C73"),
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("pauseAfter(e);\n            return;")
                    .by("return;")
                    .killedBy(SHARED, "C59"),
            // a handler that was removed receives what it had taken
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("next != null && !stopped")
                    .by("next != null")
                    .killedBy(LISTENER, "a handler that is removed"),
            // what a handler has taken is in no backlog
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("pending.size() + takenLeft")
                    .by("pending.size()")
                    .killedBy(LISTENER, "Bug 18"),
            // what is taken makes room in a bounded backlog
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("if (maxBacklog > 0) {\n                taken.add")
                    .by("if (false) {\n                taken.add")
                    .killedBy(LISTENER, "Bug 20"),
            // kubernetes/kubernetes#113763: a handler has synced as soon as the store has
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("initialLeft <= 0")
                    .by("initialLeft <= 999")
                    .killedBy(SHARED, "Trap 2"),
            // a handler that keeps up with the list has synced before the store has
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("storeSynced.isOpen() && ")
                    .by("")
                    .killedBy(SYNC, "a handler has not synced before"),
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("inProgress = notification;")
                    .by(
                            "inProgress = notification; if (notification.isInInitialList()) { initialLeft--; openIfSynced(); }")
                    .killedBy(SYNC, "a handler has not synced before its last call"),
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("initialLeft = pending.size();")
                    .by("initialLeft = 0;")
                    .killedBy(SYNC, "a handler has not synced before its last call"),
            PlantedBug.in("internal/informer/ProcessorListener.java")
                    .replacing("storeSynced.whenOpen(this::openIfSynced);")
                    .by("")
                    .killedBy(SYNC, "a handler of an empty list"),
            // the informer has synced as soon as something was popped, or written
            PlantedBug.in("informer/InformerPipeline.java")
                    .replacing("queue.hasSynced() && failures.missing()")
                    .by("failures.missing()")
                    .killedBy(SYNC, "an informer has not synced before its store"),
            // an object that the store refused is forgotten: an incomplete cache has synced
            PlantedBug.in("informer/InformerPipeline.java")
                    .replacing("queue.hasSynced() && failures.missing().isEmpty()")
                    .by("queue.hasSynced()")
                    .killedBy(STORE_FAILS, "a store that refuses the first list"),
            // a handler does not wait for the list that the store accepts after it has refused one
            PlantedBug.in("informer/InformerPipeline.java")
                    .replacing("ofTheQueue || !synced.isOpen()")
                    .by("ofTheQueue")
                    .killedBy(STORE_FAILS, "a handler syncs only after"),
            // … and is never listed again
            PlantedBug.in("informer/InformerPipeline.java")
                    .replacing("reflector.relist(why);")
                    .by("")
                    .killedBy(STORE_FAILS, "a store that refuses the first list"),
            // a list that is queued in part, or not processed yet, is treated as complete
            PlantedBug.in("informer/StoreFailures.java")
                    .replacing("completeWith = listsBegun + 1;")
                    .by("completeWith = listsBegun;")
                    .killedBy(STORE_FAILS, "a store that refuses the first list"),
            // if the handler of a plain informer throws, it misses the rest of the list
            PlantedBug.in("informer/Informer.java")
                    .replacing("process(indexer, this.handler)")
                    .by("process(indexer, (ResourceEventHandler<T>) handler)")
                    .killedBy(HANDLER_FAILS, "of a plain informer:"));

    private InformerBugs() {}
}
