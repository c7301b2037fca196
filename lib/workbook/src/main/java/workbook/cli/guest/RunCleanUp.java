package workbook.cli.guest;

import informers.api.KubeObject;
import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import informers.client.rest.UnreachableException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import workbook.cli.Few;
import workbook.cli.UserError;

/**
 * The end of a run: everything in its ledger is deleted. It takes as long as it takes, a second Ctrl-C ends it; and at each
 * moment it knows what is left and how to remove that by hand. {@link #run} works once; any thread may call any method.
 */
final class RunCleanUp {
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An object may be changed between the look at it and its deletion: by a controller, over and over. */
    private static final int TRIES = 5;

    /** A server that fails so often in a row is not asked any more. */
    private static final int FAILURES = 3;

    /** So long an answer is waited for without a word. */
    private static final Duration SILENT = Duration.ofSeconds(1);

    private final Marks marks;
    private final CreatedObjects ledger;
    private final Function<ObjectReference, Optional<KubeObject>> reader;
    private final BiConsumer<ObjectReference, KubeObject> remover;
    private final Optional<String> kubectl;
    private final PrintStream out;
    private final PrintStream err;

    private final CountDownLatch done = new CountDownLatch(1);
    private boolean begun; // guarded by this
    private volatile boolean aloud;
    private volatile @Nullable String trouble;
    private volatile String onItsWay = "";

    RunCleanUp(
            Marks marks,
            CreatedObjects ledger,
            Function<ObjectReference, Optional<KubeObject>> reader,
            BiConsumer<ObjectReference, KubeObject> remover,
            Optional<String> kubectl,
            PrintStream out,
            PrintStream err) {
        this.marks = marks;
        this.ledger = ledger;
        this.reader = reader;
        this.remover = remover;
        this.kubectl = kubectl;
        this.out = out;
        this.err = err;
    }

    /** Says after Ctrl-C that something is to be done first. */
    void announce() {
        aloud = true;
        List<ObjectReference> things = ledger.inOrder();
        if (!things.isEmpty()) {
            err.println("\nInterrupted. Removing what this run made: " + CreatedObjects.count(things)
                    + ". Ctrl-C once more ends it at once.");
        }
    }

    /** Deletes everything, on a thread of its own that no interrupt reaches; the caller waits for it. */
    void run() {
        boolean first;
        synchronized (this) {
            first = !begun;
            begun = true;
        }
        if (first) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            removeAll();
                        } catch (RuntimeException e) {
                            trouble = e.toString();
                        } finally {
                            done.countDown();
                        }
                    },
                    "clean-up");
            thread.setDaemon(true); // whoever ends the JVM has waited for it, or does not want to
            thread.start();
        }
        boolean interrupted = false;
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeAll() {
        awaitAnswers();
        Set<ObjectReference> leaving = new LinkedHashSet<>();
        Set<ObjectReference> absent = new LinkedHashSet<>();
        if (ledger.isEmpty() || !removeEach(ledger.inOrder(), leaving, absent)) {
            return;
        }
        boolean gone = awaitTheEnd(leaving);
        absent.removeIf(thing -> !ledger.contains(thing));
        if (!absent.isEmpty()) { // the server may have created them by now
            Set<ObjectReference> late = new LinkedHashSet<>();
            if (!removeEach(List.copyOf(absent), late, absent)) {
                return;
            }
            gone &= awaitTheEnd(late);
            leaving.addAll(late);
        }
        if (ledger.isEmpty() && gone && !leaving.isEmpty()) {
            (aloud ? err : out)
                    .println("Removed what this run made: " + CreatedObjects.count(List.copyOf(leaving)) + ".");
        }
    }

    /** Until the server has answered, a look at it does not show what it will create. */
    private void awaitAnswers() {
        try {
            if (ledger.awaitAnswers(SILENT) == 0) {
                return;
            }
            err.println("Waiting for the server's answer to a request that is under way, "
                    + UninterruptibleCall.AFTER_INTERRUPT.toSeconds() + " s at most.");
            ledger.awaitAnswers(UninterruptibleCall.AFTER_INTERRUPT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Deletes the things.
     *
     * @param leaving gets what is on its way out
     * @param absent gets what is not there, and may be created yet
     * @return false if the server cannot be asked any more
     */
    private boolean removeEach(
            List<ObjectReference> things, Set<ObjectReference> leaving, Set<ObjectReference> absent) {
        long saidAt = System.nanoTime();
        int failures = 0;
        int done = 0;
        for (ObjectReference thing : things) {
            boolean insideOfOne = leaving.stream()
                    .anyMatch(gone -> gone.isNamespace() && gone.name().equals(thing.namespace()));
            if (insideOfOne) {
                done++;
                continue; // it goes with its namespace
            }
            try {
                if (remove(thing)) {
                    leaving.add(thing);
                } else if (ledger.contains(thing)) {
                    absent.add(thing);
                }
                done++;
                failures = 0;
            } catch (UnreachableException e) {
                trouble = e.getMessage();
                return false; // the server is gone
            } catch (RestException | UserError e) {
                trouble = e.getMessage();
                if (++failures == FAILURES) {
                    return false;
                }
            }
            if (System.nanoTime() - saidAt > SAY_EVERY.toNanos()) {
                saidAt = System.nanoTime();
                err.println("Removed " + done + " of " + things.size()
                        + " objects; this client sends 5 requests a second.");
            }
        }
        return true;
    }

    /** Returns whether the object is on its way out; false if it is gone. */
    private boolean remove(ObjectReference thing) {
        for (int left = TRIES; ; left--) {
            KubeObject there = reader.apply(thing).orElse(null);
            if (there == null) {
                ledger.absent(thing);
                return false;
            }
            if (!marks.isOurs(there)) { // made by somebody else meanwhile, or made somebody else's
                ledger.gone(thing);
                err.println(thing + " does not carry this run's label any more; it is left as it is.");
                return false;
            }
            if (there.metadata().deletionTimestamp().isPresent()) {
                return true;
            }
            try {
                remover.accept(thing, there);
                return true; // whether it is gone, the next look says
            } catch (ApiException e) {
                if (e.isNotFound()) {
                    ledger.gone(thing);
                    return false;
                }
                if (!e.isConflict() || left == 1) {
                    throw e;
                }
            }
        }
    }

    /** Returns whether all of them are gone. */
    private boolean awaitTheEnd(Set<ObjectReference> leaving) {
        try {
            List<ObjectReference> left =
                    new DeletionWait(thing -> reader.apply(thing).filter(marks::isOurs), err).await(leaving, PATIENCE);
            List<ObjectReference> gone = new ArrayList<>(leaving);
            gone.removeAll(left);
            gone.forEach(this::strike);
            if (!left.isEmpty()) {
                leaveToTheServer(left);
            }
            return left.isEmpty();
        } catch (RestException | UserError e) {
            trouble = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void strike(ObjectReference thing) {
        if (thing.isNamespace()) {
            ledger.goneWithAll(thing.name());
        } else {
            ledger.gone(thing);
        }
    }

    private String selector() {
        return Marks.RUN + "=" + marks.run();
    }

    /** The server has taken the deletions, and there is nothing more to do: a namespace of a busy cluster takes its time. */
    private void leaveToTheServer(List<ObjectReference> left) {
        String look = kubectl.map(words -> "\n  " + String.join("\n  ", commands(words + " get", selector(), left)))
                .orElse("");
        left.forEach(this::strike);
        onItsWay = "Deleted, but not gone after " + PATIENCE.toSeconds() + " s: " + names(left)
                + ". The server removes it, and the next run waits for that. To look:" + look;
    }

    private static String names(List<ObjectReference> things) {
        return Few.joined(things.stream().map(ObjectReference::toString).toList(), Few.NAMES);
    }

    /** Whether something is left that the server was not asked to delete, or refused to. */
    boolean failed() {
        return !ledger.isEmpty();
    }

    /** What is left now, why, and the commands that remove it; {@code ""} if nothing is left, or a recorded cluster. */
    String byHand() {
        List<ObjectReference> left = ledger.inOrder();
        if (left.isEmpty() || kubectl.isEmpty()) {
            return onItsWay;
        }
        StringBuilder words = new StringBuilder();
        String why = trouble;
        if (why != null) {
            words.append("Cleaning up failed: ").append(why).append('\n');
        }
        List<ObjectReference> unknown = left.stream().filter(ledger::isUnknown).toList();
        List<ObjectReference> known =
                left.stream().filter(thing -> !unknown.contains(thing)).toList();
        if (!known.isEmpty()) {
            words.append("Left in the cluster: ").append(names(known)).append(". ");
        }
        if (!unknown.isEmpty()) {
            words.append("Possibly left in the cluster: ")
                    .append(names(unknown))
                    .append(" (the server has not answered whether it was created, and may create it within the next")
                    .append(" minute). ");
        }
        words.append("The next run removes it; to remove it now:");
        commands(kubectl.get() + " delete", selector(), left)
                .forEach(command -> words.append("\n  ").append(command));
        return words.toString();
    }

    /** One for each namespace in which something is left, and one for the namespaces themselves, which take all in them along. */
    private static List<String> commands(String verb, String selector, List<ObjectReference> left) {
        Set<String> namespaces = new LinkedHashSet<>();
        left.stream().filter(ObjectReference::isNamespace).forEach(thing -> namespaces.add(thing.name()));
        Map<String, Set<String>> resources = new LinkedHashMap<>();
        for (ObjectReference thing : left) {
            if (!namespaces.contains(thing.namespace())) {
                resources
                        .computeIfAbsent(thing.namespace(), key -> new LinkedHashSet<>())
                        .add(thing.resource());
            }
        }
        List<String> commands = new ArrayList<>();
        resources.forEach((namespace, kinds) -> commands.add(verb + " " + String.join(",", kinds)
                + (namespace.isEmpty() ? "" : " --namespace " + namespace)
                + " --selector " + selector));
        return commands;
    }
}
