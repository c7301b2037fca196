package informers.snapshot;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.listwatch.ListerWatcher;
import informers.watch.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Puts a snapshot between an informer and its server. Called by lines that {@link WithSnapshotsIT} plants.
 *
 * @param <T> the type of the objects
 * @param restarts whether every second list comes from the file, as after a restart of the program: what the informer
 *     receives then must be what it was shown last
 */
public record Snapshots<T extends KubeObject>(ListerWatcher<T> server, ResourceType<T> type, boolean restarts)
        implements ListerWatcher<T> {

    @Override
    public ObjectList<T> list(ListOptions request) {
        throw new UnsupportedOperationException("a reflector uses a scope");
    }

    @Override
    public Watch<T> watch(ListOptions request) {
        throw new UnsupportedOperationException("a reflector uses a scope");
    }

    /** With a file that was read, lists are not streamed. */
    @Override
    public boolean supportsWatchList() {
        return !restarts && server.supportsWatchList();
    }

    @Override
    public Scope<T> scope() {
        return new WithFile<>(this, server.scope(), temporary());
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("snapshot");
            folder.toFile().deleteOnExit(); // the last one first
            Path file = folder.resolve("file");
            file.toFile().deleteOnExit();
            folder.resolve("file.lock").toFile().deleteOnExit();
            folder.resolve("file.new").toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lists and watches of one reflector, which calls it on one thread; but it is closed by any. */
    private static final class WithFile<T extends KubeObject> implements Scope<T> {
        private final Snapshots<T> settings;
        private final Scope<T> requests;
        private final Path file;
        private @Nullable SnapshotListWatch<T> open;
        private boolean listedFromFile; // and not by the server since

        WithFile(Snapshots<T> settings, Scope<T> requests, Path file) {
            this.settings = settings;
            this.requests = requests;
            this.file = file;
        }

        private SnapshotListWatch<T> snapshot() {
            SnapshotListWatch<T> now = open;
            if (now == null) {
                try {
                    now = new SnapshotListWatch<>(SnapshotOptions.of(file, ""), "a test", requests, settings.type());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                open = now;
            }
            return now;
        }

        private void restart() {
            snapshot().close();
            open = null;
            listedFromFile = snapshot().isRestored();
        }

        @Override
        public ObjectList<T> list(ListOptions request) {
            boolean first = request.continueToken().isEmpty();
            if (settings.restarts() && first && !listedFromFile) {
                restart();
                if (listedFromFile) {
                    return snapshot().list(request);
                }
            }
            ObjectList<T> page = snapshot().list(request);
            if (page.continueToken().isEmpty()) {
                listedFromFile = false; // only now: the server may refuse a list, with 410 too
            }
            return page;
        }

        @Override
        public Watch<T> watch(ListOptions request) {
            return snapshot().watch(request);
        }

        @Override
        public boolean supportsWatchList() {
            return settings.supportsWatchList();
        }

        @Override
        public void close() {
            requests.close();
        }
    }
}
