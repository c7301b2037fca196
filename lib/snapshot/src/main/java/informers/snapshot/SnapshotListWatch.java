package informers.snapshot;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.Namespace;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.client.ResourceClient;
import informers.client.rest.RestClient;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.snapshot.RecordFormat.DamagedException;
import informers.watch.Watch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link ListerWatcher} that keeps what its informer receives in a file. After a restart the first list comes from the file, and
 * the watch continues from there; if the server no longer has that version (410), the informer lists as usual.
 *
 * <pre>{@code
 * String cluster = SnapshotListWatch.clusterUid(client);
 * try (var pods = SnapshotListWatch.open(
 *                 SnapshotOptions.of(Path.of("/var/cache/me/pods"), cluster), client, Pod.TYPE, "", options -> options);
 *         var informer = new SharedIndexInformer<>(InformerOptions.of(pods, Pod.TYPE))) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Each event is in the file before the informer receives it. So after the end of the process, also by {@code kill -9}, the
 * informer starts with what it has shown last, never with an older state. (For a crash of the machine see
 * {@link SnapshotOptions#withForce}.) What happened while the process was down arrives as events. Until then the cache
 * is as stale as the file, and {@code hasSynced()} is true, also if the server cannot be reached.
 *
 * <p>A file of another cluster, resource, Java type, namespace or selector, and a file that is damaged, is refused with a
 * warning: the informer lists, and the file is replaced. If the file cannot be written, it is deleted, and
 * the informer continues without one until its next list. Only the owner may read the file, as its objects may be Secrets; on Windows the
 * permissions are those of its folder. Its content is not encrypted. A transform runs after this, so the file contains whole
 * objects. Delete the file if the informer ran without it in between, or if the user of the client may see less than
 * before.
 *
 * <p>For one informer at a time. {@link #list} and {@link #watch} are called by its reflector; {@link #close} by any thread. They block
 * for the disk. client-go has no counterpart.
 *
 * @param <T> the type of the objects
 */
public final class SnapshotListWatch<T extends KubeObject> implements ListerWatcher<T>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotListWatch.class);

    private final SnapshotOptions options;
    private final String identity;
    private final ListerWatcher<T> server;
    private final FileChannel lock;
    private final boolean restored;
    private @Nullable ObjectList<T> saved; // until the first list
    private @Nullable SnapshotFile current; // null before the first list, and after a failure
    private @Nullable SnapshotFile listing; // a list that is not complete
    private boolean closed;

    /** A change of a file. */
    interface Change {
        void apply(SnapshotFile file) throws IOException;
    }

    SnapshotListWatch(SnapshotOptions options, String identity, ListerWatcher<T> server, ResourceType<T> type)
            throws IOException {
        this.options = options;
        this.identity = identity;
        this.server = server;
        this.lock = lock(options.file());
        try {
            restore(type);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
        this.restored = saved != null;
    }

    /**
     * Opens a snapshot, and reads it if it is there.
     *
     * @param <T> the type of the objects
     * @param options where the snapshot is
     * @param client the client
     * @param type the type of the objects
     * @param namespace the namespace; {@code ""} for all
     * @param tweak changes the options of each request, to set selectors; always in the same way
     * @return a ListerWatcher for one informer; close it after the informer
     * @throws IllegalStateException if another informer, of this or another process, uses the file
     * @throws UncheckedIOException if the file or its folder cannot be used
     */
    public static <T extends KubeObject> SnapshotListWatch<T> open(
            SnapshotOptions options,
            RestClient client,
            ResourceType<T> type,
            String namespace,
            UnaryOperator<ListOptions> tweak) {
        String identity = "cluster " + options.cluster() + ", " + type
                + (client.dropsManagedFields() ? " without managedFields" : "") + ", namespace "
                + (namespace.isEmpty() ? "*" : namespace) + ", "
                + new TreeMap<>(tweak.apply(ListOptions.ALL).toQuery());
        try {
            return new SnapshotListWatch<>(options, identity, ListWatch.filtered(client, type, namespace, tweak), type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the snapshot " + options.file() + ": " + e, e);
        }
    }

    /**
     * Returns the uid of the namespace kube-system, which identifies a cluster: it stays when the API server's address changes, and
     * is another one when the cluster is created again. Sends one request, and blocks for it.
     *
     * @param client a client of the cluster, which may get the namespace kube-system
     * @return the uid
     */
    public static String clusterUid(RestClient client) {
        return new ResourceClient<>(client, Namespace.TYPE, "")
                .get("kube-system")
                .metadata()
                .uid();
    }

    private static FileChannel lock(Path file) throws IOException {
        Path path = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // locked by this JVM
        }
        channel.close();
        throw new IllegalStateException("expected that no other informer uses the snapshot " + file
                + ", but one does. Give each informer a file of its own.");
    }

    private void restore(ResourceType<T> type) throws IOException {
        Path file = options.file();
        if (!Files.exists(file)) {
            return;
        }
        RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        try {
            SnapshotReader.Content<T> content = SnapshotReader.read(opened, identity, type);
            current = SnapshotFile.of(file, identity, opened, content);
            saved = ObjectList.of(
                    content.version(), List.copyOf(content.objects().values()));
            LOG.info(
                    "Read the snapshot {}; watching from there resourceVersion={} objects={}",
                    file,
                    content.version(),
                    content.objects().size());
        } catch (DamagedException | RuntimeException e) {
            opened.close();
            LOG.warn("Refused the snapshot {}; listing instead: {}", file, e.getMessage());
        }
    }

    /** {@return whether there was a snapshot that was accepted} */
    public boolean isRestored() {
        return restored;
    }

    /** {@inheritDoc} The first list comes from the snapshot, whole, if there is one. */
    @Override
    public ObjectList<T> list(ListOptions request) {
        return list(server, request);
    }

    private ObjectList<T> list(ListerWatcher<T> from, ListOptions request) {
        ObjectList<T> first = takeSaved();
        if (first != null) {
            return first;
        }
        ObjectList<T> page = from.list(request);
        if (request.continueToken().isEmpty()) {
            beginList();
        }
        page.items().forEach(object -> inList(file -> file.put(object)));
        if (page.continueToken().isEmpty()) {
            endList(page.resourceVersion());
        }
        return page;
    }

    private synchronized @Nullable ObjectList<T> takeSaved() {
        ObjectList<T> first = saved;
        saved = null;
        return first;
    }

    @Override
    public Watch<T> watch(ListOptions request) {
        return watch(server, request);
    }

    private Watch<T> watch(ListerWatcher<T> from, ListOptions request) {
        Watch<T> watch = from.watch(request);
        boolean streamsList = Objects.equals(request.sendInitialEvents(), true);
        if (streamsList) {
            beginList();
        }
        return new SnapshotWatch<>(watch, this, streamsList);
    }

    /** False if the snapshot was accepted: the first list comes from it, and later ones are whole lists too. */
    @Override
    public boolean supportsWatchList() {
        return !restored && server.supportsWatchList();
    }

    @Override
    public Scope<T> scope() {
        return new Scoped(server.scope());
    }

    /** The same, by requests that can be ended. */
    private final class Scoped implements Scope<T> {
        private final Scope<T> requests;

        Scoped(Scope<T> requests) {
            this.requests = requests;
        }

        @Override
        public ObjectList<T> list(ListOptions request) {
            return SnapshotListWatch.this.list(requests, request);
        }

        @Override
        public Watch<T> watch(ListOptions request) {
            return SnapshotListWatch.this.watch(requests, request);
        }

        @Override
        public boolean supportsWatchList() {
            return SnapshotListWatch.this.supportsWatchList();
        }

        @Override
        public void close() {
            requests.close();
        }
    }

    /** Begins a list, in a new file. If it is never complete, the old file stays. */
    synchronized void beginList() {
        dropList();
        if (closed) {
            return;
        }
        try {
            listing = SnapshotFile.create(options.file(), identity);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private void dropList() {
        SnapshotFile incomplete = listing;
        listing = null;
        if (incomplete != null) {
            try {
                incomplete.close();
            } catch (IOException e) {
                LOG.debug("The incomplete file of a list was not closed", e);
            }
        }
    }

    /** Adds to the list that was begun. */
    synchronized void inList(Change change) {
        SnapshotFile file = listing;
        if (file != null) {
            try {
                change.apply(file);
            } catch (IOException e) {
                giveUp(e);
            }
        }
    }

    /** The list is complete: its file replaces the old one, before the informer shows the list. */
    synchronized void endList(String version) {
        inList(file -> file.version(version));
        SnapshotFile file = listing;
        if (file == null) {
            return;
        }
        try {
            SnapshotFile old = current;
            current = file.replace(options.file());
            listing = null;
            if (old != null) {
                old.close();
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** Adds a change, before the informer shows it. */
    synchronized void record(Change change) {
        if (closed) {
            throw new IllegalStateException(
                    "the snapshot " + options.file()
                            + " was closed before its informer, which would now show what the file lacks. Close the informer first.");
        }
        SnapshotFile file = current;
        if (file == null) {
            return;
        }
        try {
            change.apply(file);
            if (options.force()) {
                file.force();
            } else {
                file.flush();
            }
            if (file.isMostlyGarbage()) {
                current = file.compacted();
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** A file that lacks a change must not be used any more. */
    private void giveUp(IOException why) {
        LOG.error(
                "The snapshot {} cannot be written; it is deleted, and this informer continues without it until its next list",
                options.file(),
                why);
        dropList();
        try {
            SnapshotFile file = current;
            if (file != null) {
                file.invalidate();
            }
            current = null;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the snapshot " + options.file() + " lacks an event, and cannot be deleted. Delete it: until then"
                            + " the informer does not go on, because after a restart it would show an older state",
                    e);
        }
    }

    /** Forces the file to the disk and closes it. The informer must be closed before. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        dropList();
        try (lock) {
            SnapshotFile file = current;
            if (file != null) {
                file.force();
                file.close();
            }
        } catch (IOException e) {
            LOG.warn("The snapshot {} was not closed properly", options.file(), e);
        }
    }
}
