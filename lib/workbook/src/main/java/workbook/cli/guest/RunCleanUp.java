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
 * The end of a run: deletes the objects that the run created. There is no time limit, but a second Ctrl-C ends it. At each moment it
 * knows which objects are left, and the commands that delete them. {@link #run} works once. Safe for use by many threads.
 */
final class RunCleanUp {
    private static final Duration PRINT_EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A controller may change an object between its read and its deletion, repeatedly. */
    private static final int TRIES = 5;

    /** After so many failures in a row, no further request is sent. */
    private static final int FAILURES = 3;

    /** The time after which waiting for responses is reported. */
    private static final Duration SILENT = Duration.ofSeconds(1);

    private final Marks marks;
    private final CreatedObjects createdObjects;
    private final Function<ObjectReference, Optional<KubeObject>> reader;
    private final BiConsumer<ObjectReference, KubeObject> remover;
    private final Optional<String> kubectl;
    private final PrintStream out;
    private final PrintStream err;

    private final CountDownLatch done = new CountDownLatch(1);
    private boolean begun; // guarded by this
    private volatile boolean interrupted;
    private volatile @Nullable String trouble;
    private volatile String stillTerminating = "";

    RunCleanUp(
            Marks marks,
            CreatedObjects createdObjects,
            Function<ObjectReference, Optional<KubeObject>> reader,
            BiConsumer<ObjectReference, KubeObject> remover,
            Optional<String> kubectl,
            PrintStream out,
            PrintStream err) {
        this.marks = marks;
        this.createdObjects = createdObjects;
        this.reader = reader;
        this.remover = remover;
        this.kubectl = kubectl;
        this.out = out;
        this.err = err;
    }

    /** Prints after Ctrl-C that the clean-up starts. */
    void announce() {
        interrupted = true;
        List<ObjectReference> references = createdObjects.inOrder();
        if (!references.isEmpty()) {
            err.println("\nInterrupted. Deleting the objects of this run: " + CreatedObjects.count(references)
                    + ". A second Ctrl-C ends it at once.");
        }
    }

    /** Deletes everything on a thread of its own, which is not interrupted, and waits for it. */
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
            thread.setDaemon(true); // code that ends the JVM has waited for it, or must not wait
            thread.start();
        }
        boolean wasInterrupted = false;
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeAll() {
        awaitAnswers();
        Set<ObjectReference> deleting = new LinkedHashSet<>();
        Set<ObjectReference> absent = new LinkedHashSet<>();
        if (createdObjects.isEmpty() || !removeEach(createdObjects.inOrder(), deleting, absent)) {
            return;
        }
        boolean gone = awaitDeletion(deleting);
        absent.removeIf(reference -> !createdObjects.contains(reference));
        if (!absent.isEmpty()) { // the server may have created them meanwhile
            Set<ObjectReference> late = new LinkedHashSet<>();
            if (!removeEach(List.copyOf(absent), late, absent)) {
                return;
            }
            gone &= awaitDeletion(late);
            deleting.addAll(late);
        }
        if (createdObjects.isEmpty() && gone && !deleting.isEmpty()) {
            (interrupted ? err : out)
                    .println("Deleted the objects of this run: " + CreatedObjects.count(List.copyOf(deleting)) + ".");
        }
    }

    /** Waits for responses: until then, a read does not show the objects that the server is creating. */
    private void awaitAnswers() {
        try {
            if (createdObjects.awaitAnswers(SILENT) == 0) {
                return;
            }
            err.println("Waiting for the response to a pending request, "
                    + UninterruptibleCall.AFTER_INTERRUPT.toSeconds() + " s at most.");
            createdObjects.awaitAnswers(UninterruptibleCall.AFTER_INTERRUPT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Deletes the objects.
     *
     * @param deleting receives the objects that are being deleted
     * @param absent receives the objects that do not exist, but may still be created
     * @return false if the server does not respond any more
     */
    private boolean removeEach(
            List<ObjectReference> references, Set<ObjectReference> deleting, Set<ObjectReference> absent) {
        long printedAt = System.nanoTime();
        int failures = 0;
        int done = 0;
        for (ObjectReference reference : references) {
            boolean inDeletedNamespace = deleting.stream()
                    .anyMatch(gone -> gone.isNamespace() && gone.name().equals(reference.namespace()));
            if (inDeletedNamespace) {
                done++;
                continue; // it is deleted with its namespace
            }
            try {
                if (remove(reference)) {
                    deleting.add(reference);
                } else if (createdObjects.contains(reference)) {
                    absent.add(reference);
                }
                done++;
                failures = 0;
            } catch (UnreachableException e) {
                trouble = e.getMessage();
                return false; // the server cannot be reached
            } catch (RestException | UserError e) {
                trouble = e.getMessage();
                if (++failures == FAILURES) {
                    return false;
                }
            }
            if (System.nanoTime() - printedAt > PRINT_EVERY.toNanos()) {
                printedAt = System.nanoTime();
                err.println("Deleted " + done + " of " + references.size()
                        + " objects; this client sends 5 requests a second.");
            }
        }
        return true;
    }

    /** Returns true if the object is being deleted, false if it does not exist. */
    private boolean remove(ObjectReference reference) {
        for (int left = TRIES; ; left--) {
            KubeObject there = reader.apply(reference).orElse(null);
            if (there == null) {
                createdObjects.absent(reference);
                return false;
            }
            if (!marks.isOurs(there)) { // it was replaced, or its label was changed
                createdObjects.gone(reference);
                err.println(reference + " no longer has the label of this run; it was not deleted.");
                return false;
            }
            if (there.metadata().deletionTimestamp().isPresent()) {
                return true;
            }
            try {
                remover.accept(reference, there);
                return true; // the next read shows whether it is gone
            } catch (ApiException e) {
                if (e.isNotFound()) {
                    createdObjects.gone(reference);
                    return false;
                }
                if (!e.isConflict() || left == 1) {
                    throw e;
                }
            }
        }
    }

    /** Waits for the end of the deletions, and returns whether all objects are gone. */
    private boolean awaitDeletion(Set<ObjectReference> deleting) {
        try {
            List<ObjectReference> left = new DeletionWait(
                            reference -> reader.apply(reference).filter(marks::isOurs), err)
                    .await(deleting, PATIENCE);
            List<ObjectReference> gone = new ArrayList<>(deleting);
            gone.removeAll(left);
            gone.forEach(this::forget);
            if (!left.isEmpty()) {
                reportTerminating(left);
            }
            return left.isEmpty();
        } catch (RestException | UserError e) {
            trouble = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void forget(ObjectReference reference) {
        if (reference.isNamespace()) {
            createdObjects.goneWithAll(reference.name());
        } else {
            createdObjects.gone(reference);
        }
    }

    private String selector() {
        return Marks.RUN + "=" + marks.run();
    }

    /** The server has accepted the deletions; there is nothing more to do. Terminating a namespace can take long in a busy cluster. */
    private void reportTerminating(List<ObjectReference> left) {
        String check = kubectl.map(
                        command -> "\n  " + String.join("\n  ", commands(command + " get", selector(), left)))
                .orElse("");
        left.forEach(this::forget);
        stillTerminating = "Deleted, but not gone after " + PATIENCE.toSeconds() + " s: " + names(left)
                + ". The server will remove it, and the next run waits for that. To check:" + check;
    }

    private static String names(List<ObjectReference> references) {
        return Few.joined(references.stream().map(ObjectReference::toString).toList(), Few.NAMES);
    }

    /** Returns whether objects are left whose deletion was not requested or was refused. */
    boolean failed() {
        return !createdObjects.isEmpty();
    }

    /** Returns what is left, why, and the commands that delete it; {@code ""} if nothing is left, or for a recorded cluster. */
    String byHand() {
        List<ObjectReference> left = createdObjects.inOrder();
        if (left.isEmpty() || kubectl.isEmpty()) {
            return stillTerminating;
        }
        StringBuilder text = new StringBuilder();
        String why = trouble;
        if (why != null) {
            text.append("Cleaning up failed: ").append(why).append('\n');
        }
        List<ObjectReference> unknown =
                left.stream().filter(createdObjects::isUnknown).toList();
        List<ObjectReference> known =
                left.stream().filter(reference -> !unknown.contains(reference)).toList();
        if (!known.isEmpty()) {
            text.append("Left in the cluster: ").append(names(known)).append(". ");
        }
        if (!unknown.isEmpty()) {
            text.append("Possibly left in the cluster: ")
                    .append(names(unknown))
                    .append(" (the server has not answered whether it was created, and may create it within the next")
                    .append(" minute). ");
        }
        text.append("The next run deletes it; to delete it now:");
        commands(kubectl.get() + " delete", selector(), left)
                .forEach(command -> text.append("\n  ").append(command));
        return text.toString();
    }

    /** Returns a command for each namespace with objects that are left, and one for the namespaces themselves, which includes their objects. */
    private static List<String> commands(String verb, String selector, List<ObjectReference> left) {
        Set<String> namespaces = CreatedObjects.namespaces(left);
        Map<String, Set<String>> resources = new LinkedHashMap<>();
        for (ObjectReference reference : left) {
            if (!namespaces.contains(reference.namespace())) {
                resources
                        .computeIfAbsent(reference.namespace(), key -> new LinkedHashSet<>())
                        .add(reference.resource());
            }
        }
        List<String> commands = new ArrayList<>();
        resources.forEach((namespace, kinds) -> commands.add(verb + " " + String.join(",", kinds)
                + (namespace.isEmpty() ? "" : " --namespace " + namespace)
                + " --selector " + selector));
        return commands;
    }
}
