package informers.chaos;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.informer.SharedIndexInformer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the result of a schedule, and records what is wrong. */
final class Verdict<T extends KubeObject> {
    private final SharedIndexInformer<T> informer;
    private final Handlers<T> handlers;
    private final ResourceType<T> type;
    private final List<String> wrong = new ArrayList<>();

    Verdict(SharedIndexInformer<T> informer, Handlers<T> handlers, ResourceType<T> type) {
        this.informer = informer;
        this.handlers = handlers;
        this.type = type;
    }

    /** Returns whether the informer and its handlers have caught up with the server; this may take some time. */
    boolean settled(List<T> server) {
        Map<String, String> expected = Snapshots.versions(server);
        return informer.hasSynced()
                && Snapshots.versions(informer.store().list()).equals(expected)
                && handlers.present().stream()
                        .allMatch(h -> h.registration().backlog() == 0
                                && Snapshots.versions(h.handler().story().present())
                                        .equals(expected));
    }

    /** Checks that the store equals the server, and its indices match the objects. */
    void checkStore(List<T> server, boolean transformed) {
        Map<String, T> left = new LinkedHashMap<>();
        server.forEach(object -> left.put(object.key(), object));
        for (T object : informer.store().list()) {
            T real = left.remove(object.key());
            if (real == null) {
                wrong.add("the store has " + object + ", which the server does not have");
            } else if (!real.resourceVersion().equals(object.resourceVersion())) {
                wrong.add("the store has " + object + ", the server " + real);
            } else if (!real.tree().equals(Transforms.undone(object, type).tree())) {
                wrong.add("the store's " + object + " is not the server's: " + object.tree() + " and " + real.tree());
            }
            checkTransformed(object, transformed, "the store");
        }
        left.values().forEach(missing -> wrong.add("the server has " + missing + ", which the store does not have"));
        informer.indexer().getIndexers().forEach((name, values) -> {
            Map<String, TreeSet<String>> expected = new TreeMap<>();
            for (T object : informer.store().list()) {
                for (String value : values.values(object)) {
                    expected.computeIfAbsent(value, v -> new TreeSet<>()).add(object.key());
                }
            }
            Map<String, TreeSet<String>> indexed = new TreeMap<>();
            for (String value : informer.indexer().listIndexFuncValues(name)) {
                indexed.put(value, new TreeSet<>(informer.indexer().indexKeys(name, value)));
            }
            if (!indexed.equals(expected)) {
                wrong.add("the index " + name + " says " + indexed + ", the objects " + expected);
            }
        });
    }

    /** Checks the resourceVersions of the informer and the store. */
    void checkVersions(long lastChange, long server, boolean storeTracksAll) {
        checkVersion("the reflector", informer.lastSyncResourceVersion(), lastChange, server);
        if (storeTracksAll) {
            checkVersion("the store", informer.store().lastStoreSyncResourceVersion(), lastChange, server);
        }
    }

    private void checkVersion(String who, String version, long from, long to) {
        if (version.isEmpty() || Long.parseLong(version) < from || Long.parseLong(version) > to) {
            wrong.add(who + " is at version '" + version + "'; expected " + from + " to " + to);
        }
    }

    /** Checks the lists and the store's states during the run. */
    void checkSnapshots(Snapshots snapshots, Truth<T> truth) {
        wrong.addAll(snapshots.wrong(truth));
    }

    /** The notifications of each handler are a possible sequence. */
    void checkStories(Truth<T> truth, boolean transformed) {
        for (Handlers.Placed<T> placed : handlers.all()) {
            RecordingHandler<T> handler = placed.handler();
            handler.story().wrong().forEach(w -> wrong.add(placed + ": " + w));
            for (T object : handler.story().seen()) {
                T real = truth.of(object);
                if (real == null
                        || !value(real).equals(value(object))
                        || !uid(real).equals(uid(object))) {
                    wrong.add(placed + " received " + object + ", a state that never existed: " + real);
                }
                checkTransformed(object, transformed, placed.toString());
            }
            if (handler.callsAfterRemoval() > 1) { // one may be in progress
                wrong.add(placed + " was called " + handler.callsAfterRemoval() + " times after it was removed");
            }
        }
    }

    /** Checks that each handler that was not removed has received everything and has synced. */
    void checkHandlersAtTheEnd(List<T> server) {
        if (!informer.hasSynced()) {
            wrong.add("the informer has not synced");
        }
        for (Handlers.Placed<T> placed : handlers.present()) {
            RecordingHandler<T> handler = placed.handler();
            Map<String, String> knows = Snapshots.versions(handler.story().present());
            Map<String, String> expected = Snapshots.versions(server);
            if (!knows.equals(expected)) {
                wrong.add(placed + " knows " + knows + ", the server has " + expected);
            }
            if (placed.registration().hasSynced() != handler.story().canSync()) {
                wrong.add(placed + " has hasSynced = " + placed.registration().hasSynced());
            }
            if (placed.registration().failures() != handler.thrown()) {
                wrong.add(placed + " threw " + handler.thrown() + " times, its registration counts "
                        + placed.registration().failures());
            }
        }
    }

    void checkNothingIsLeft(List<String> running, int openWatches) {
        if (!running.isEmpty() || openWatches > 0 || !informer.isStopped()) {
            wrong.add("after close(): running " + running + ", open watches " + openWatches + ", stopped "
                    + informer.isStopped());
        }
    }

    void wrong(String what) {
        wrong.add(what);
    }

    private void checkTransformed(T object, boolean transformed, String where) {
        int expected = transformed ? 1 : 0;
        if (Transforms.times(object) != expected) {
            wrong.add(where + " has " + object + ", transformed " + Transforms.times(object) + " times instead of "
                    + expected);
        }
    }

    private static @Nullable String value(KubeObject object) {
        return Objects.requireNonNullElse(object.labels().get("value"), "");
    }

    private static String uid(KubeObject object) {
        return object.metadata().uid();
    }

    /** @throws AssertionError if anything is wrong; the message lists everything */
    void pronounce() {
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong.stream().distinct().limit(10).collect(Collectors.joining("\n")));
        }
    }
}
