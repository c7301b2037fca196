package informers.planted;

import java.util.List;

/** Bugs in the queues; most of them were in released software. */
final class QueueBugs {
    private static final String DELTA = "queue.DeltaFIFOConformanceTest";
    private static final String REAL = "queue.RealFIFOConformanceTest";

    private static final String RACES = "queue.QueueConcurrencyTest";

    static final List<PlantedBug> ALL = List.of(
            // kubernetes/kubernetes#83911: a list drops what was queued before it
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("deltas.add(delta);")
                    .by("if (delta.type() == listed) { deltas.clear(); } deltas.add(delta);")
                    .killedBy(DELTA, "C3"),
            // the other way round: an object that is listed after its deletion is not queued
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("deltas.add(delta);")
                    .by("if (deltas.isEmpty() || delta.type() != listed) { deltas.add(delta); }")
                    .killedBy(DELTA, "C3"),
            // kubernetes/kubernetes#115658: an object that was added and deleted around a relist stays forever
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("deleteWhatIsQueued(inList) + deleteWhatIsKnown(inList)")
                    .by("deleteWhatIsKnown(inList)")
                    .killedBy(DELTA, "C4"),
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("DeletedObject.missed(key, newest(key).lastKnown())")
                    .by("DeletedObject.missed(key, StoreLookup.find(knownObjects, key))")
                    .killedBy(DELTA, "C5"),
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("if (!items.containsKey(key)) {")
                    .by("if (true) {")
                    .killedBy(DELTA, "C7"),
            // the first list without its deletions counts as the whole first list
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("inList.size() + deletions")
                    .by("inList.size()")
                    .killedBy(DELTA, "C8"),
            // the official Java client: HasSynced never becomes true when a list has an object twice
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("inList.size() + deletions")
                    .by("list.size() + deletions")
                    .killedBy(DELTA, "C9"),
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("return populated && initialPopulationCount == 0;")
                    .by("return initialPopulationCount == 0;")
                    .killedBy(DELTA, "C9"),
            // closing does not wake a waiting pop
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("closed = true;\n            lock.signalAll();")
                    .by("closed = true;")
                    .killedBy(DELTA, "C11"),
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("if (deltas == null) {\n            deltas = new ArrayList<>();")
                    .by("queue.remove(key); if (deltas != null) { queue.add(key); } else { deltas = new ArrayList<>();")
                    .killedBy(DELTA, "C12"),
            // kubernetes/kubernetes#124344: what the store has is transformed once more on resync
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("append(key, Delta.sync(object))")
                    .by("append(key, Delta.sync(transform(object)))")
                    .killedBy(DELTA, "C13"),
            PlantedBug.in("queue/RealFIFO.java")
                    .replacing("items.add(delta);")
                    .by("items.addFirst(delta);")
                    .killedBy(REAL, "C16"),
            // one entry an object, as in DeltaFIFO
            PlantedBug.in("queue/RealFIFO.java")
                    .replacing("items.add(delta);")
                    .by("items.removeIf(d -> d.key(keyFunction).equals(delta.key(keyFunction))); items.add(delta);")
                    .killedBy(REAL, "C16"),
            PlantedBug.in("internal/queue/Replacement.java")
                    .replacing("&& delta.type() != DeltaType.DELETED")
                    .by("")
                    .killedBy(REAL, "C17"),
            PlantedBug.in("internal/queue/Replacement.java")
                    .replacing("&& !lastQueued.containsKey(key)")
                    .by("")
                    .killedBy(REAL, "C17"),
            PlantedBug.in("internal/queue/Replacement.java")
                    .replacing("lastQueued.put(delta.key(keyFunction), delta)")
                    .by("lastQueued.putIfAbsent(delta.key(keyFunction), delta)")
                    .killedBy(REAL, "C17"),
            // a list clears the queue: then queued deletions are never delivered
            PlantedBug.in("queue/RealFIFO.java")
                    .replacing("append(Delta.replacedAll(")
                    .by("items.clear(); append(Delta.replacedAll(")
                    .killedBy(REAL, "C18"),
            PlantedBug.in("queue/RealFIFO.java")
                    .replacing("append(Delta.syncAll());")
                    .by("if (items.isEmpty()) { append(Delta.syncAll()); }")
                    .killedBy(REAL, "C19"),
            PlantedBug.in("queue/RealFIFO.java")
                    .replacing("take(1)")
                    .by("take(items.size())")
                    .killedBy(REAL, "C20"),
            PlantedBug.in("queue/Batch.java")
                    .replacing("initial > 0 ? Math.min(initial, SIZE) : SIZE")
                    .by("SIZE")
                    .killedBy(REAL, "C21"),
            PlantedBug.in("queue/Batch.java")
                    .replacing("if (!keys.add(delta.key(keyFunction))) {")
                    .by("if (delta.key(keyFunction).isEmpty()) {")
                    .killedBy(REAL, "C21"),
            PlantedBug.in("queue/Batch.java")
                    .replacing("count == most || !isOfOneObject(delta)")
                    .by("!isOfOneObject(delta)")
                    .killedBy(REAL, "C21"),
            PlantedBug.in("queue/Batch.java")
                    .replacing("case REPLACED_ALL, SYNC_ALL, BOOKMARK -> false;")
                    .by("case REPLACED_ALL, SYNC_ALL, BOOKMARK -> true;")
                    .killedBy(REAL, "C21"),
            PlantedBug.in("queue/RealFIFO.java")
                    .replacing("closed = true;\n            lock.signalAll();")
                    .by("closed = true;")
                    .killedBy(REAL, "C24"),
            // races
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("if (!items.containsKey(key)) {")
                    .by("if (true) {")
                    .killedBy(RACES, "DeltaFIFO"),
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("dedup(deltas);\n        lock.signalAll();")
                    .by("dedup(deltas);")
                    .killedBy(RACES, "DeltaFIFO"),
            PlantedBug.in("queue/DeltaFIFO.java")
                    .replacing("trace.run(() -> key, 1, queue.size(), () -> process.process(deltas, isInInitialList));")
                    .by("lock.unlock(); try { process.process(deltas, isInInitialList); } finally { lock.lock(); }")
                    .killedBy(RACES, "DeltaFIFO"),
            PlantedBug.in("queue/WhileProcessing.java")
                    .replacing("!unlock || waiting")
                    .by("waiting")
                    .killedBy(RACES, "RealFIFO, known,"),
            PlantedBug.in("queue/RealFIFO.java")
                    .replacing("int waiting = items.size();")
                    .by("int waiting = items.size(); initialPopulationCount -= initial; initial = 0;")
                    .killedBy(RACES, "RealFIFO, unlocked,"));

    private QueueBugs() {}
}
