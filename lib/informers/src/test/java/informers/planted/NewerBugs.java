package informers.planted;

import java.util.List;

/** Bugs in what client-go and the server have had since 1.36. */
final class NewerBugs {
    private static final String SHARD = "server.ShardIT";
    private static final String NAME = "informer.InformerNameTest";
    private static final String RETRY = "informer.RetryWatcherTest";
    private static final String UNTIL = "informer.UntilTest";
    private static final String SERVER = "server.Server138IT";

    static final List<PlantedBug> ALL = List.of(
            // the client only asks; a server that ignores the request sends them
            PlantedBug.in("client/ObjectClient.java")
                    .replacing("rest.dropsManagedFields() ? type.withoutManagedFields() : type")
                    .by("type")
                    .killedBy("server.ManagedFieldsIT", "C74"),
            PlantedBug.in("internal/request/Selection.java")
                    .replacing("&& (shard == null")
                    .by("&& (true || shard == null")
                    .killedBy(SHARD, "C75"),
            PlantedBug.in("factory/InformerMaker.java")
                    .replacing("shard == null ? all : ListWatch.sharded(all, shard)")
                    .by("all")
                    .killedBy(SHARD, "C75"),
            PlantedBug.in("listwatch/ShardedListerWatcher.java")
                    .replacing("|| shard.matches(event.object())")
                    .by("|| true")
                    .killedBy(SHARD, "C76"),
            PlantedBug.in("listwatch/ShardedListerWatcher.java")
                    .replacing(".filter(shard::matches)")
                    .by("")
                    .killedBy(SHARD, "C76"),
            PlantedBug.in("informer/InformerName.java")
                    .replacing("!RESERVED.add(name)")
                    .by("!RESERVED.add(name) && false")
                    .killedBy(NAME, "C77"),
            // client-go: a second release frees the name of its new owner
            PlantedBug.in("informer/InformerName.java")
                    .replacing("released.compareAndSet(false, true)")
                    .by("released.compareAndSet(false, true) || true")
                    .killedBy(NAME, "C77"),
            PlantedBug.in("informer/MeasuredProcessing.java")
                    .replacing("if (!identity.isReserved()) {")
                    .by("if (false) {")
                    .killedBy(NAME, "C78"),
            PlantedBug.in("informer/RetryWatcher.java")
                    .replacing("lastVersion = event.resourceVersion();")
                    .by("")
                    .killedBy(RETRY, "C79"),
            PlantedBug.in("informer/RetryWatcher.java")
                    .replacing("concurrency.nanoTime() + BETWEEN_ATTEMPTS.toNanos()")
                    .by("concurrency.nanoTime()")
                    .killedBy(RETRY, "C79"),
            PlantedBug.in("informer/RetryWatcher.java")
                    .replacing("event.type() == EventType.BOOKMARK ?")
                    .by("event.type() == null ?")
                    .killedBy(RETRY, "C79"),
            PlantedBug.in("informer/RetryWatcher.java")
                    .replacing("if (status.code() == 410) {")
                    .by("if (false) {")
                    .killedBy(RETRY, "C80"),
            PlantedBug.in("informer/RetryWatcher.java")
                    .replacing("source.close(); // ends a request in progress")
                    .by("")
                    .killedBy(RETRY, "C80"),
            // the next condition always waits for another event
            PlantedBug.in("informer/Until.java")
                    .replacing("while (last.isEmpty() || !condition.test(last.get())) {")
                    .by("for (boolean more = true; more; more = !condition.test(last.get())) {")
                    .killedBy(UNTIL, "C81"),
            PlantedBug.in("informer/Until.java")
                    .replacing("late.open();")
                    .by("")
                    .killedBy(UNTIL, "C81"),
            PlantedBug.in("informer/Until.java")
                    .replacing("if (precondition.test(watch.informer().indexer())) {")
                    .by("if (false) {")
                    .killedBy(UNTIL, "C82"),
            PlantedBug.in("informer/InformerWatch.java")
                    .replacing("options.withResyncPeriod(Duration.ZERO)")
                    .by("options")
                    .killedBy(UNTIL, "C82"),
            PlantedBug.in("internal/apiserver/Discovery.java")
                    .replacing("return minorVersion() < 38")
                    .by("return true")
                    .killedBy(SERVER, "C83"),
            PlantedBug.in("client/rest/Retry.java")
                    .replacing("refusal.code() == 429 || refusal.code() >= 500")
                    .by("refusal.code() >= 500")
                    .killedBy(SERVER, "C84"),
            PlantedBug.in("client/Retries.java")
                    .replacing("if (tries == steps.steps()) {")
                    .by("if (tries > steps.steps()) {")
                    .killedBy("server.RetriesTest", "C85"));

    private NewerBugs() {}
}
