package workbook.cli.guest;

import informers.api.DeleteOptions;
import informers.api.KubeObject;
import informers.api.ObjectEdit;
import informers.api.ResourceType;
import informers.client.DeleteResult;
import informers.client.ResourceClient;
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
 * A run of a script on a cluster that may be somebody else's. All writes of the script go through it: what it makes carries
 * the marks of the run, what does not carry them it neither changes nor deletes, and when it is closed nothing of the run is
 * left.
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
 * <p>Any thread may write; one thread plans, begins and closes. Writes block until the server has answered, also if they are
 * interrupted (see {@link UninterruptibleCall}). There is no counterpart in client-go. The rules: {@code docs/guest.md}.
 */
public final class Guest implements AutoCloseable, CleanUp {
    private final Marks marks;
    private final RestClient reads;
    private final RestClient writes;
    private final PrintStream out;
    private final List<ObjectReference> planned = new ArrayList<>();
    private final CreatedObjects ledger = new CreatedObjects();
    private final RunCleanUp leaving;
    private volatile @Nullable ApiException forbidden;

    private Guest(Marks marks, Cluster cluster, RestClient client, PrintStream out, PrintStream err) {
        this.marks = marks;
        this.reads = client.scope();
        this.writes = client.scope();
        this.out = out;
        this.leaving = new RunCleanUp(marks, ledger, this::metadata, this::remove, cluster.kubectl(), out, err);
    }

    /**
     * Begins a run; nothing is sent yet. Close it.
     *
     * @param chapter two digits, such as {@code 07}
     * @param client stays the caller's to close, after the guest
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

    /** Returns a label selector for what this run makes. */
    public String selector() {
        return Marks.RUN + "=" + marks.run();
    }

    /** Returns a client for what the script reads. Ctrl-C closes it, so that no request is waited for. */
    public RestClient rest() {
        return reads;
    }

    /**
     * Says what the script will make, before {@link #begin}.
     *
     * @param namespace {@code ""} for an object of the whole cluster
     */
    public void plan(ResourceType<?> type, String namespace, String name) {
        planned.add(ObjectReference.planned(type, namespace, name));
    }

    /**
     * Looks whether the planned names are free, and makes them free if they are left over from an earlier run. Waits for
     * objects that are being deleted, a minute at most.
     *
     * <p>If the user has no right to look, that is thrown by the first write: a script may have sections that do not write.
     *
     * @throws UserError if a name is taken by something else, or in use by another run. Nothing was changed then
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
     * Creates an object, with the marks of this run.
     *
     * @throws UserError if there is an object of this name by now
     * @throws ApiException if the server refuses for another reason
     */
    public <T extends KubeObject> T create(ResourceType<T> type, T object) {
        ObjectReference thing = ObjectReference.of(type, object);
        try {
            return make(type, object);
        } catch (ApiException e) {
            if (e.isAlreadyExists()) {
                throw new UserError(
                        thing + " is there already: somebody made it just now (409 AlreadyExists). It is left as it is."
                                + "\nRun the script again; it says at its start whose it is.",
                        e);
            }
            throw e;
        }
    }

    /**
     * As {@link #create}, for a script that expects to find the name taken.
     *
     * @throws ApiException if the server refuses, also with {@code isAlreadyExists()}
     */
    public <T extends KubeObject> T make(ResourceType<T> type, T object) {
        ObjectReference thing = ObjectReference.of(type, object);
        T marked = marks.mark(object.edit()).build(type);
        requireRunning();
        return write(
                "create " + thing, thing, () -> client(type, thing.namespace()).create(marked));
    }

    /**
     * Sends a request that changes something. It counts as under way until it has ended, also if nobody waits for it any more.
     *
     * @param created what it creates; null if it creates nothing
     * @throws CancellationException if the run is ending
     */
    private <R> R write(String what, @Nullable ObjectReference created, Supplier<R> request) {
        ledger.begun(created);
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
                ledger.ended(created, outcome);
            }
        });
    }

    /**
     * Replaces an object that this run made, as {@link ResourceClient#update} does. An object without the marks, such as one
     * that was built anew, gets them, if the server's object has them.
     *
     * @throws UserError if this run did not make the object
     * @throws ApiException if the server refuses
     */
    public <T extends KubeObject> T update(ResourceType<T> type, T object) {
        ObjectReference thing = ObjectReference.of(type, object);
        requireRunning();
        T marked = object;
        if (!marks.isOurs(object) || object.metadata().uid().isEmpty()) {
            T there = client(type, thing.namespace()).get(thing.name());
            requireOurs(thing, there);
            ObjectEdit edit = object.edit();
            for (String label : List.of(Marks.RUN, Marks.CHAPTER)) {
                edit.label(label, there.labels().get(label));
            }
            there.metadata().annotations().forEach((key, value) -> {
                if (key.startsWith(Marks.PREFIX)) {
                    edit.annotation(key, value);
                }
            });
            // The uid: should somebody make another one of this name meanwhile, the server refuses.
            marked = edit.set(there.metadata().uid(), "metadata", "uid").build(type);
        }
        T whole = marked;
        return write(
                "update " + thing, null, () -> client(type, thing.namespace()).update(whole));
    }

    /**
     * Deletes an object that this run made, and no other one of the same name.
     *
     * @param object as it was read
     * @throws UserError if this run did not make the object
     * @throws ApiException if the server refuses
     */
    public <T extends KubeObject> DeleteResult<T> delete(ResourceType<T> type, T object) {
        ObjectReference thing = ObjectReference.of(type, object);
        requireRunning();
        requireOurs(thing, object);
        DeleteOptions same = DeleteOptions.DEFAULT.withUid(object.metadata().uid());
        DeleteResult<T> result = write(
                "delete " + thing, null, () -> client(type, thing.namespace()).delete(thing.name(), same));
        if (!thing.isNamespace() && result.object().isEmpty()) {
            ledger.gone(thing); // what comes back may have finalizers to wait for
        }
        return result;
    }

    private void requireOurs(ObjectReference thing, KubeObject object) {
        if (!marks.isOurs(object)) {
            throw new UserError(
                    thing + " does not carry the label " + selector() + ": it is not this run's. It is left as it is.");
        }
    }

    private void requireRunning() {
        ledger.requireRunning();
        requireBegun();
    }

    /**
     * Returns if the run may write. For a script that is of no use if it may not.
     *
     * @throws ApiException if {@link #begin} was forbidden to look
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

    /** The object's metadata; empty if there is none of this name. */
    private Optional<KubeObject> metadata(ObjectReference thing) {
        try {
            return Optional.of(UninterruptibleCall.of(
                    "get " + thing,
                    () -> client(ResourceType.metadata(thing.type().resource()), thing.namespace())
                            .get(thing.name())));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Deletes this very object in this very state; what was changed meanwhile is a conflict. */
    private void remove(ObjectReference thing, KubeObject seen) {
        DeleteOptions same =
                DeleteOptions.DEFAULT.withUid(seen.metadata().uid()).withResourceVersion(seen.resourceVersion());
        UninterruptibleCall.of(
                "delete " + thing,
                () -> client(ResourceType.metadata(thing.type().resource()), thing.namespace())
                        .delete(thing.name(), same));
    }

    @Override
    public void interrupted() {
        ledger.end();
        leaving.announce();
        reads.close();
    }

    /** Removes what the run made and has not removed yet. Does not end on an interrupt; see {@link CleanUp#finish}. */
    @Override
    public void finish() {
        ledger.end();
        leaving.run();
        marks.over();
        if (byHand().isEmpty()) {
            CleanUps.done(this);
        }
        reads.close();
        writes.close();
    }

    @Override
    public String byHand() {
        return leaving.byHand();
    }

    @Override
    public boolean failed() {
        return leaving.failed();
    }

    /** As {@link #finish}. What could not be removed is printed by {@link workbook.cli.Scripts}, as the last words. */
    @Override
    public void close() {
        finish();
    }

    /** How long something is waited for that is on its way out. */
    static Duration patience() {
        return Duration.ofMinutes(1);
    }
}
