package informers.planted;

import java.util.List;

/** Bugs in the reflector; many of them were in released software. */
final class ReflectorBugs {
    private static final String LIST = "reflector.ReflectorConformanceTest";
    private static final String STREAM = "reflector.WatchListConformanceTest";
    private static final String ROWS = "reflector.FailureTableTest";
    private static final String TRAPS = "reflector.ReflectorTrapsTest";

    static final List<PlantedBug> ALL = List.of(
            PlantedBug.in("reflector/SyncVersion.java")
                    .replacing("last.isEmpty() ? \"0\" : last")
                    .by("\"0\"")
                    .killedBy(LIST, "C25"),
            // kubernetes-client/java#1533: the list sends an expired version forever
            PlantedBug.in("reflector/PagedLister.java")
                    .replacing("version.setUnavailable(true);")
                    .by("")
                    .killedBy(LIST, "C26"),
            PlantedBug.in("reflector/PagedLister.java")
                    .replacing("if (!e.isExpired() && !e.isTooLargeResourceVersion()) {")
                    .by("if (!e.isTooLargeResourceVersion()) {")
                    .killedBy(LIST, "C26"),
            // no second attempt at once: a wait before it
            PlantedBug.in("reflector/PagedLister.java")
                    .replacing("result = pager.list(ListOptions.ALL.withResourceVersion(version.forList()));")
                    .by("throw e;")
                    .killedBy(LIST, "C26"),
            // a page that has expired is the same as a version that has expired
            PlantedBug.in("listwatch/Pager.java")
                    .replacing("if (first || !fullListIfExpired")
                    .by("if (true || !fullListIfExpired")
                    .killedBy(LIST, "C27"),
            // kubernetes/kubernetes#91073 and kubernetes-client/java#2190: only 410 is understood
            PlantedBug.in("reflector/PagedLister.java")
                    .replacing("if (!e.isExpired() && !e.isTooLargeResourceVersion()) {")
                    .by("if (!e.isExpired()) {")
                    .killedBy(LIST, "C28"),
            PlantedBug.in("reflector/PagedLister.java")
                    .replacing("noWatchCache = true;")
                    .by("")
                    .killedBy(LIST, "C29"),
            PlantedBug.in("reflector/PagedLister.java")
                    .replacing("return fromCache && !noWatchCache ? 0 : Pager.PAGE_SIZE;")
                    .by("return Pager.PAGE_SIZE;")
                    .killedBy(LIST, "C30"),
            PlantedBug.in("reflector/PagedLister.java")
                    .replacing("if (wanted != 0) {")
                    .by("if (wanted > 1000) {")
                    .killedBy(LIST, "C31"),
            PlantedBug.in("reflector/Reaction.java")
                    .replacing("if (isTooManyRequests(error)) {\n                return BACKOFF;")
                    .by("if (isTooManyRequests(error)) {\n                return REWATCH;")
                    .killedBy(LIST, "C32"),
            // the official Java client: 429 leads to a list
            PlantedBug.in("reflector/Reaction.java")
                    .replacing("return refused.connectionRefused() || isTooManyRequests(refused) ? BACKOFF : RELIST;")
                    .by("return refused.connectionRefused() ? BACKOFF : RELIST;")
                    .killedBy(LIST, "C33"),
            PlantedBug.in("reflector/WatchLoop.java")
                    .replacing("return new InStreamError(error, retry.shouldRetry());")
                    .by("return new InStreamError(error, true);")
                    .killedBy(ROWS, "Failure: ERROR other:"),
            PlantedBug.in("reflector/RetryWithDeadline.java")
                    .replacing("<= patience.toNanos()")
                    .by("< patience.toNanos()")
                    .killedBy(LIST, "C34"),
            PlantedBug.in("reflector/RetryWithDeadline.java")
                    .replacing("now - last >= resetAfter.toNanos()")
                    .by("now - last < 0")
                    .killedBy(LIST, "C34"),
            PlantedBug.in("reflector/Reflector.java")
                    .replacing("&& context.backoff().backOff());")
                    .by(");")
                    .killedBy(LIST, "C36"),
            PlantedBug.in("reflector/StoreTarget.java")
                    .replacing("if (inOrder) {")
                    .by("if (inOrder && type != EventType.BOOKMARK) {")
                    .killedBy(LIST, "C37"),
            // fabric8io/kubernetes-client#7896: a server closes a watch that it cannot serve: a busy loop
            PlantedBug.in("reflector/WatchOutcome.java")
                    .replacing("return events == 0 && lived.compareTo(SHORT) < 0;")
                    .by("return events == 0 && lived.isNegative();")
                    .killedBy(ROWS, "Failure: the stream ends within a second"),
            PlantedBug.in("reflector/WatchOutcome.java")
                    .replacing("return events == 0 && lived.compareTo(SHORT) < 0;")
                    .by("return lived.compareTo(SHORT) < 0;")
                    .killedBy(LIST, "C38"),
            PlantedBug.in("reflector/WatchLoop.java")
                    .replacing("} finally {\n            context.reports().guard(\"Watch.close()\", watch::close);")
                    .by("} finally {\n            watch.failure();")
                    .killedBy(LIST, "C38"),
            PlantedBug.in("reflector/ReflectorContext.java")
                    .replacing("1 + concurrency.random()")
                    .by("1 + concurrency.random() / 2")
                    .killedBy(LIST, "C40"),
            PlantedBug.in("reflector/WatchList.java")
                    .replacing(".withSendInitialEvents(true)")
                    .by("")
                    .killedBy(STREAM, "C43"),
            // fabric8: any bookmark ends the list
            PlantedBug.in("reflector/TemporaryStore.java")
                    .replacing("complete = event.isInitialEventsEnd();")
                    .by("complete = true;")
                    .killedBy(STREAM, "C43"),
            // fabric8: a change before the end of the list is an error
            PlantedBug.in("reflector/TemporaryStore.java")
                    .replacing("case DELETED -> objects.remove(object.key());")
                    .by("case DELETED -> {}")
                    .killedBy(STREAM, "C43"),
            PlantedBug.in("reflector/WatchList.java")
                    .replacing("if (refused || Reaction.isTooManyRequests(outcome)) {")
                    .by("if (refused) {")
                    .killedBy(STREAM, "C43"),
            PlantedBug.in("reflector/WatchList.java")
                    .replacing("if (unavailable && !from.isEmpty()) {")
                    .by("if (unavailable && from.equals(\"?\")) {")
                    .killedBy(STREAM, "C43"),
            PlantedBug.in("reflector/WatchList.java")
                    .replacing("version.setUnavailable(false);")
                    .by("")
                    .killedBy(STREAM, "C43"),
            // the version of an object in the list is used as that of the list
            PlantedBug.in("reflector/WatchList.java")
                    .replacing("version.reached(seen.resourceVersion());")
                    .by("")
                    .killedBy(STREAM, "C44"),
            // rows and traps
            PlantedBug.in("reflector/WatchLoop.java")
                    .replacing("throw refused.error();")
                    .by("return;")
                    .killedBy(ROWS, "Failure: Watch() fails otherwise:"),
            PlantedBug.in("reflector/ResyncTimer.java")
                    .replacing("onFailure.run();")
                    .by("")
                    .killedBy(ROWS, "Failure: the store cannot resync:"),
            PlantedBug.in("reflector/WatchLoop.java")
                    .replacing("outcome = resync.hasFailed() || context.requested().isDue()")
                    .by("outcome = context.requested().isDue()")
                    .killedBy(ROWS, "Failure: the store cannot resync while"),
            PlantedBug.in("reflector/Connection.java")
                    .replacing("closed = true;\n        try {\n            endWatch();")
                    .by("closed = true;\n        try {")
                    .killedBy(ROWS, "Failure: stop, if the ListerWatcher"),
            PlantedBug.in("reflector/StoreTarget.java")
                    .replacing("if (type != EventType.ADDED) {")
                    .by("if (true) {")
                    .killedBy(TRAPS, "Trap 6:"),
            PlantedBug.in("reflector/PagedLister.java")
                    .replacing("version.setUnavailable(false);")
                    .by("")
                    .killedBy(ROWS, "A version that was refused once"));

    private ReflectorBugs() {}
}
