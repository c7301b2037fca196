package workbook.cli.guest;

import static java.util.Objects.requireNonNull;

import informers.api.DeleteOptions;
import informers.api.KubeObject;
import informers.api.Namespace;
import informers.api.ObjectEdit;
import informers.api.ResourceType;
import informers.client.ResourceClient;
import informers.client.ResourceClient.DeleteResult;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import workbook.cli.CleanUp;
import workbook.cli.CleanUps;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;

/**
 * A run of a script on a cluster that others may use. All writes of the script go through it: it marks the objects that it creates,
 * changes and deletes only marked objects, and deletes them when it is closed.
 *
 * <pre>{@code
 * try (Cluster cluster = options.open();
 *         RestClient client = RestClient.of(cluster.config());
 *         Guest guest = Guest.of("07", cluster, client)) {
 *     guest.plan(ConfigMap.TYPE, namespace, "workbook-07");
 *     guest.begin();
 *     guest.create(ConfigMap.TYPE, map);
 *     ...
 * }
 * }</pre>
 *
 * <p>Writes are safe for use by many threads; one thread calls {@code plan}, {@code begin} and {@code close}. Writes block until the
 * server has answered, also if they are interrupted (see {@link UninterruptibleCall}). There is no counterpart in client-go. The rules
 * are in {@code docs/guest.md}.
 */
public final class Guest implements AutoCloseable, CleanUp {
    private final Marks marks;
    private final RestClient reads;
    private final RestClient writes;
    private final PrintStream out;
    private final List<ObjectReference> planned = new ArrayList<>();
    private final CreatedObjects createdObjects = new CreatedObjects();
    private final RunCleanUp cleanUp;
    private volatile @Nullable ApiException forbidden;

    private Guest(Marks marks, Cluster cluster, RestClient client, PrintStream out, PrintStream err) {
        this.marks = marks;
        this.reads = client.scope();
        this.writes = client.scope();
        this.out = out;
        this.cleanUp = new RunCleanUp(marks, createdObjects, this::metadata, this::remove, cluster.kubectl(), out, err);
    }

    /**
     * Starts a run; nothing is sent yet. The caller must close it.
     *
     * @param chapter two digits, such as {@code 07}
     * @param client the caller must close it, after the guest
     */
    public static Guest of(String chapter, Cluster cluster, RestClient client) {
        return of(chapter, cluster, client, System.out, System.err);
    }

    static Guest of(String chapter, Cluster cluster, RestClient client, PrintStream out, PrintStream err) {
        Guest guest = new Guest(Marks.newRun(chapter, Clock.systemUTC()), cluster, client, out, err);
        CleanUps.register(guest);
        return guest;
    }

    /** Returns the run's name, such as {@code workbook-11-k3f9a}. */
    public String run() {
        return marks.run();
    }

    /** Returns a label selector for the objects of this run. */
    public String selector() {
        return Marks.RUN + "=" + marks.run();
    }

    /** Returns a client for reads. Ctrl-C closes it, which ends its requests. */
    public RestClient rest() {
        return reads;
    }

    /**
     * Declares an object that the script will create. Call it before {@link #begin}.
     *
     * @param namespace {@code ""} for a cluster-scoped object
     */
    public void plan(ResourceType<?> type, String namespace, String name) {
        planned.add(ObjectReference.planned(type, namespace, name));
    }

    /**
     * Checks that the planned names are free, and deletes objects that an earlier run has left. Waits up to a minute for objects that
     * are being deleted.
     *
     * <p>If the server forbids these reads, the first write throws its refusal, because a script may have sections that do not write.
     *
     * @throws UserError if a name is used by another object or another run. Then nothing was changed
     * @throws ApiException if the server refuses a request for another reason
     */
    public void begin() throws InterruptedException {
        try {
            new LeftOvers(marks, this::metadata, this::remove, out).clear(planned);
        } catch (ApiException e) {
            if (!e.isForbidden()) {
                throw e;
            }
            forbidden = e;
        }
    }

    /**
     * Creates an object with the marks of this run.
     *
     * @throws UserError if an object of this name exists now
     * @throws ApiException if the server refuses for another reason
     */
    public <T extends KubeObject> T create(ResourceType<T> type, T object) {
        ObjectReference reference = ObjectReference.of(type, object);
        try {
            return make(type, object);
        } catch (ApiException e) {
            if (e.isAlreadyExists()) {
                throw new UserError(
                        reference
                                + " exists: it was created just now by another client (409 AlreadyExists). It was not changed."
                                + "\nRun the script again; it checks at the start to whom the object belongs.",
                        e);
            }
            throw e;
        }
    }

    /**
     * Creates an object as {@link #create} does, for a script that expects the name to be used.
     *
     * @throws ApiException if the server refuses, also with {@code isAlreadyExists()}
     */
    public <T extends KubeObject> T make(ResourceType<T> type, T object) {
        ObjectReference reference = ObjectReference.of(type, object);
        T marked = marks.mark(object.edit()).build(type);
        requireRunning();
        return write(
                "create " + reference,
                reference,
                () -> client(type, reference.namespace()).create(marked));
    }

    /**
     * Creates an object with the marks of this run, under a name that the server generates, in a namespace that this run has created:
     * with it the object is deleted.
     *
     * @param object an object with a {@code generateName} and no name
     * @throws UserError if this run did not create the namespace
     * @throws ApiException if the server refuses
     */
    public <T extends KubeObject> T generate(ResourceType<T> type, T object) {
        ObjectReference namespace = ObjectReference.planned(Namespace.TYPE, "", object.namespace());
        if (!createdObjects.contains(namespace)) {
            throw new UserError(namespace + " does not belong to this run. Nothing was created in it.");
        }
        T marked = marks.mark(object.edit()).build(type);
        requireRunning();
        return write(
                "create a " + object.kind() + " in " + namespace,
                null,
                () -> client(type, object.namespace()).create(marked));
    }

    /**
     * Sends a write. It counts as pending until it has ended, also if the caller has stopped waiting.
     *
     * @param created the object that it creates; null if it creates none
     * @throws CancellationException if the run is ending
     */
    private <R> R write(String what, @Nullable ObjectReference created, Supplier<R> request) {
        createdObjects.begun(created);
        return UninterruptibleCall.of(what, () -> {
            CreateOutcome outcome = CreateOutcome.UNKNOWN;
            try {
                R answer = request.get();
                outcome = CreateOutcome.ANSWERED;
                return answer;
            } catch (RuntimeException e) {
                outcome = CreateOutcome.of(e);
                throw e;
            } finally {
                createdObjects.ended(created, outcome);
            }
        });
    }

    /**
     * Replaces an object that this run created, as {@link ResourceClient#update} does. If the new object has no marks, they are copied
     * from the server's object.
     *
     * @throws UserError if this run did not create the object
     * @throws ApiException if the server refuses
     */
    public <T extends KubeObject> T update(ResourceType<T> type, T object) {
        ObjectReference reference = ObjectReference.of(type, object);
        requireRunning();
        T marked = object;
        if (!marks.isOurs(object) || object.metadata().uid().isEmpty()) {
            T there = client(type, reference.namespace()).get(reference.name());
            requireOurs(reference, there);
            ObjectEdit edit = object.edit();
            for (String label : List.of(Marks.RUN, Marks.CHAPTER)) {
                edit.label(label, requireNonNull(there.labels().get(label), label));
            }
            there.metadata().annotations().forEach((key, value) -> {
                if (key.startsWith(Marks.PREFIX)) {
                    edit.annotation(key, value);
                }
            });
            // With the uid, the server refuses if the object was replaced by another one of this name.
            marked = edit.set(there.metadata().uid(), "metadata", "uid").build(type);
        }
        T whole = marked;
        return write(
                "update " + reference,
                null,
                () -> client(type, reference.namespace()).update(whole));
    }

    /**
     * Deletes an object that this run created, but no other object of the same name.
     *
     * @param object the object as it was read
     * @throws UserError if this run did not create the object
     * @throws ApiException if the server refuses
     */
    public <T extends KubeObject> DeleteResult<T> delete(ResourceType<T> type, T object) {
        ObjectReference reference = ObjectReference.of(type, object);
        requireRunning();
        requireOurs(reference, object);
        DeleteOptions same = DeleteOptions.DEFAULT.withUid(object.metadata().uid());
        DeleteResult<T> result = write(
                "delete " + reference,
                null,
                () -> client(type, reference.namespace()).delete(reference.name(), same));
        if (!reference.isNamespace() && result.object().isEmpty()) {
            createdObjects.gone(reference); // an object in the response may still wait for its finalizers
        }
        return result;
    }

    private void requireOurs(ObjectReference reference, KubeObject object) {
        if (!marks.isOurs(object)) {
            throw new UserError(reference + " does not have the label " + selector()
                    + ": it does not belong to this run. It was not changed.");
        }
    }

    private void requireRunning() {
        createdObjects.requireRunning();
        requireBegun();
    }

    /**
     * Checks that the run may write, for a script that is useless otherwise.
     *
     * @throws ApiException if the server forbade the reads of {@link #begin}
     */
    public void requireBegun() {
        ApiException refusal = forbidden;
        if (refusal != null) {
            throw refusal;
        }
    }

    private <T extends KubeObject> ResourceClient<T> client(ResourceType<T> type, String namespace) {
        return new ResourceClient<>(writes, type, namespace);
    }

    /** Returns the metadata of an object; empty if it does not exist. */
    private Optional<KubeObject> metadata(ObjectReference reference) {
        try {
            return Optional.of(UninterruptibleCall.of(
                    "get " + reference,
                    () -> client(ResourceType.metadata(reference.type().resource()), reference.namespace())
                            .get(reference.name())));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Deletes the object in the state that was read. If it was changed since, the server answers 409 Conflict. */
    private void remove(ObjectReference reference, KubeObject seen) {
        DeleteOptions same =
                DeleteOptions.DEFAULT.withUid(seen.metadata().uid()).withResourceVersion(seen.resourceVersion());
        UninterruptibleCall.of(
                "delete " + reference,
                () -> client(ResourceType.metadata(reference.type().resource()), reference.namespace())
                        .delete(reference.name(), same));
    }

    @Override
    public void interrupted() {
        createdObjects.end();
        cleanUp.announce();
        reads.close();
    }

    /** Deletes the objects of the run that are left. An interrupt does not end it; see {@link CleanUp#finish}. */
    @Override
    public void finish() {
        createdObjects.end();
        cleanUp.run();
        marks.over();
        if (byHand().isEmpty()) {
            CleanUps.done(this);
        }
        reads.close();
        writes.close();
    }

    @Override
    public String byHand() {
        return cleanUp.byHand();
    }

    @Override
    public boolean failed() {
        return cleanUp.failed();
    }

    /** Calls {@link #finish}. {@link workbook.cli.Scripts} prints what could not be deleted. */
    @Override
    public void close() {
        finish();
    }

    /** How long to wait for objects that are being deleted. */
    static Duration patience() {
        return Duration.ofMinutes(1);
    }
}
