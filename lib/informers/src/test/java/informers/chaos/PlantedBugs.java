package informers.chaos;

import java.util.List;

/** Bugs of other clients, and bugs that are easy to write, each in the class where it would be. */
final class PlantedBugs {
    private PlantedBugs() {}

    static final List<PlantedBug> ALL = List.of(
            new PlantedBug(
                    "DeltaFIFO: what is only queued survives a list without it, a ghost (kubernetes#115658)",
                    "queue/DeltaFIFO.java",
                    "deleteWhatIsQueued(inList) + deleteWhatIsKnown(inList)",
                    "deleteWhatIsKnown(inList)"),
            new PlantedBug(
                    "RealFIFO: what is only queued survives a list without it, a ghost (kubernetes#115658)",
                    "internal/queue/Replacement.java",
                    "!inList.contains(key) && delta.type() != DeltaType.DELETED",
                    "false"),
            new PlantedBug(
                    "a list treated as a resync: handlers without resync miss it (kubernetes#86015)",
                    "internal/handler/ProcessDeltas.java",
                    "handler.onUpdate(known.get(i).get(), object);",
                    "handler.onUpdate(object, object);"),
            new PlantedBug(
                    "every update treated as a resync (kubernetes#86015)",
                    "informer/SharedIndexInformer.java",
                    "boolean sync = before.resourceVersion().equals(now.resourceVersion());",
                    "boolean sync = true;"),
            new PlantedBug(
                    "a late handler is added while deltas are processed: events twice or never",
                    "informer/SharedIndexInformer.java",
                    "return deltas.read(() -> processor.add(handler, served, resyncCheckPeriod, indexer.list(), synced));",
                    "return processor.add(handler, served, resyncCheckPeriod, indexer.list(), synced);"),
            new PlantedBug(
                    "a resync overtakes what is queued, and brings back an old state (C7)",
                    "queue/DeltaFIFO.java",
                    "if (!items.containsKey(key)) { StoreLookup",
                    "if (true) { StoreLookup"),
            new PlantedBug(
                    "an expired version is requested again and again (kubernetes-client/java#1533)",
                    "reflector/SyncVersion.java",
                    "if (unavailable) { return \"\"; } return last.isEmpty()",
                    "return last.isEmpty()"),
            new PlantedBug(
                    "any bookmark ends a streamed list",
                    "reflector/TemporaryStore.java",
                    "complete = event.isInitialEventsEnd()",
                    "complete = true"),
            new PlantedBug(
                    "a deletion within a streamed list is ignored",
                    "reflector/TemporaryStore.java",
                    "case DELETED -> objects.remove(object.key());",
                    "case DELETED -> {}"),
            new PlantedBug(
                    "a watch that ended is opened again from the newest version, not the last one seen",
                    "reflector/WatchLoop.java",
                    ".withResourceVersion(context.version().last()) .withAllowWatchBookmarks(true)",
                    ".withAllowWatchBookmarks(true)"),
            new PlantedBug(
                    "a watch that ends with an error is not closed",
                    "reflector/WatchLoop.java",
                    "context.reports().guard(\"Watch.close()\", watch::close); } if (resync",
                    "} if (resync"),
            new PlantedBug(
                    "the rest of an expired list is treated as empty",
                    "listwatch/Pager.java",
                    "return new PagedList<>(page.apply(options.withLimit(0).withContinue(\"\")), paginated);",
                    "return new PagedList<>(ObjectList.of(version, items), true);"),
            new PlantedBug(
                    "an object that a list leaves out stays in the store's index",
                    "store/ThreadSafeStore.java",
                    "index.replace(fresh); items = fresh;",
                    "fresh.forEach((k, v) -> index.update(k, v)); items = fresh;"),
            new PlantedBug(
                    "a handler is notified before the store is updated",
                    "internal/handler/ProcessDeltas.java",
                    "store.update(object); handler.onUpdate(known.get(), object);",
                    "handler.onUpdate(known.get(), object); store.update(object);"),
            new PlantedBug(
                    "a handler that throws is called no more",
                    "internal/informer/ProcessorListener.java",
                    "pauseAfter(e); return;",
                    "pauseAfter(e); stop(); return;"),
            new PlantedBug(
                    "a handler that was removed is still called",
                    "internal/informer/SharedProcessor.java",
                    "if (listeners.remove(known)) { known.stop();",
                    "if (false) { known.stop();"),
            new PlantedBug(
                    "a full buffer drops further notifications",
                    "internal/informer/ProcessorListener.java",
                    "monitor.await(); } } catch (InterruptedException e) { // The",
                    "pending.remove(); } if (false) { monitor.await(); } } catch (InterruptedException e) { // The"));
}
