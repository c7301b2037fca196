package informers.planted;

import java.util.List;

/** Bugs in the work queues. */
final class WorkQueueBugs {
    private static final String QUEUE = "workqueue.WorkQueueConformanceTest";
    private static final String DELAYING = "workqueue.DelayingQueueConformanceTest";
    private static final String LIMITERS = "workqueue.RateLimitersConformanceTest";

    static final List<PlantedBug> ALL = List.of(
            PlantedBug.in("workqueue/TypedQueue.java")
                    .replacing("!dirty.add(item)")
                    .by("!dirty.add(item) && false")
                    .killedBy(QUEUE, "C60 TestCollapse:"),
            // two workers on one item
            PlantedBug.in("workqueue/TypedQueue.java")
                    .replacing("if (!processing.contains(item)) {")
                    .by("if (true) {")
                    .killedBy(QUEUE, "C60 TestCollapseWhileProcessing:"),
            // a change while the item is processed is lost
            PlantedBug.in("workqueue/TypedQueue.java")
                    .replacing("if (dirty.contains(item)) {")
                    .by("if (false) {")
                    .killedBy(QUEUE, "C60 TestReinsert:"),
            PlantedBug.in("workqueue/TypedQueue.java")
                    .replacing("while (drain && !processing.isEmpty()) {\n                lock.await();")
                    .by("while (drain && !queue.isEmpty()) {\n                lock.await();")
                    .killedBy(QUEUE, "C60 TestQueueDrainageUsingShutDownWithDrain:"),
            PlantedBug.in("workqueue/TypedQueue.java")
                    .replacing("} else if (processing.isEmpty()) {")
                    .by("} else if (false) {")
                    .killedBy(QUEUE, "C60 TestQueueDrainageUsingShutDownWithDrain:"),
            PlantedBug.in("workqueue/TypedQueue.java")
                    .replacing("if (dirty.contains(item)) {")
                    .by("if (dirty.contains(item) && !shuttingDown) {")
                    .killedBy(QUEUE, "C60 TestQueueDrainageUsingShutDownWithDrainWithDirtyItem:"),
            PlantedBug.in("workqueue/TypedQueue.java")
                    .replacing("drain = false;")
                    .by("")
                    .killedBy(QUEUE, "C60 TestForceQueueShutdownUsingShutDown:"),
            PlantedBug.in("workqueue/TypedQueue.java")
                    .replacing("if (queue.isEmpty()) {")
                    .by("if (shuttingDown) {")
                    .killedBy(QUEUE, "C60 TestNoQueueDrainageUsingShutDown:"),
            PlantedBug.in("workqueue/TypedDelayingQueue.java")
                    .replacing("count++));\n                lock.signalAll();")
                    .by("count++));")
                    .killedBy(DELAYING, "C60 TestAddTwoFireEarly:"),
            PlantedBug.in("workqueue/TypedDelayingQueue.java")
                    .replacing("if (known.readyAt - entry.readyAt <= 0) {")
                    .by("if (known.readyAt - entry.readyAt > 0) {")
                    .killedBy(DELAYING, "TestDeduping:"),
            // the official Java client: what does not fit into 1,000 places is dropped
            PlantedBug.in("workqueue/TypedDelayingQueue.java")
                    .replacing("                lock.await();\n")
                    .by("                return;\n")
                    .killedBy(DELAYING, "1,000 new items"),
            // the official Java client: 10 a minute
            PlantedBug.in("workqueue/RateLimiters.java")
                    .replacing("bucket(10, 100, concurrency)")
                    .by("bucket(10 / 60.0, 100, concurrency)")
                    .killedBy(LIMITERS, "DefaultTypedControllerRateLimiter:"),
            PlantedBug.in("workqueue/RateLimiters.java")
                    .replacing("base.toNanos() * Math.pow(2, before)")
                    .by("base.toNanos() << before")
                    .killedBy(LIMITERS, "C60 TestItemExponentialFailureRateLimiterOverFlow:"),
            PlantedBug.in("workqueue/ItemRateLimiter.java")
                    .replacing("failures.merge(item, 1, Integer::sum) - 1")
                    .by("failures.merge(item, 1, Integer::sum)")
                    .killedBy(LIMITERS, "C60 TestItemExponentialFailureRateLimiter:"));

    private WorkQueueBugs() {}
}
