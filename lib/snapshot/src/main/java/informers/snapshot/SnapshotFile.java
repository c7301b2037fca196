package informers.snapshot;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;

import informers.api.KubeObject;
import informers.api.ObjectJson;
import informers.snapshot.RecordFormat.Type;
import informers.snapshot.SnapshotReader.Place;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A snapshot that is open for writing. It keeps no objects, only where in the file they are. (The file is no channel,
 * because the interrupt of a thread that writes closes a channel.)
 *
 * <p>Used by one thread at a time.
 */
final class SnapshotFile implements Closeable {
    private static final byte[] NO_OBJECT = {};
    private static final int BUFFERED = 1 << 16;
    private static final int LEAST_GARBAGE = 1 << 20;

    private final Path path;
    private final String identity;
    private final RandomAccessFile file;
    private final Map<String, Place> places;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(); // not yet in the file
    private String version;
    private long size; // of the file, with the buffer
    private long used; // the part of the file that the newest states take

    private SnapshotFile(
            Path path, String identity, RandomAccessFile file, Map<String, Place> places, String version, long size) {
        this.path = path;
        this.identity = identity;
        this.file = file;
        this.places = places;
        this.version = version;
        this.size = size;
        this.used = places.values().stream().mapToLong(Place::size).sum();
    }

    /** Continues a file that was read; an incomplete record at its end is removed. */
    static SnapshotFile of(Path path, String identity, RandomAccessFile file, SnapshotReader.Content<?> content)
            throws IOException {
        file.setLength(content.end());
        file.seek(content.end());
        return new SnapshotFile(path, identity, file, content.places(), content.version(), content.end());
    }

    /** Creates a file without objects beside the one that it will replace: see {@link #replace}. */
    static SnapshotFile create(Path target, String identity) throws IOException {
        Path path = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(path); // a process that was killed has left it
        createPrivate(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        SnapshotFile created = new SnapshotFile(path, identity, file, new LinkedHashMap<>(), "", 0);
        created.append(RecordFormat.MAGIC);
        created.append(RecordFormat.encode(Type.IDENTITY, "", identity, NO_OBJECT));
        return created;
    }

    /** Creates a file that only its owner may read, because objects may be Secrets. On Windows the folder decides. */
    static void createPrivate(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
        Files.createFile(path, posix ? ownerOnly : new FileAttribute<?>[0]);
    }

    void put(KubeObject object) throws IOException {
        byte[] record = RecordFormat.encode(Type.PUT, object.resourceVersion(), object.key(), ObjectJson.save(object));
        place(object.key(), record);
        version = object.resourceVersion();
    }

    private void place(String key, byte[] record) throws IOException {
        Place before = places.put(key, new Place(size, record.length));
        used += record.length - (before == null ? 0 : before.size());
        append(record);
    }

    void delete(KubeObject object) throws IOException {
        Place before = places.remove(object.key());
        used -= before == null ? 0 : before.size();
        append(RecordFormat.encode(Type.DELETE, object.resourceVersion(), object.key(), NO_OBJECT));
        version = object.resourceVersion();
    }

    void version(String reached) throws IOException {
        append(RecordFormat.encode(Type.VERSION, reached, "", NO_OBJECT));
        version = reached;
    }

    private void append(byte[] bytes) throws IOException {
        size += bytes.length;
        buffer.write(bytes);
        if (buffer.size() >= BUFFERED) {
            flush();
        }
    }

    /** Gives everything to the operating system: from here on it survives the end of this process. */
    void flush() throws IOException {
        file.write(buffer.toByteArray());
        buffer.reset();
    }

    /** Flushes, and waits until the disk has everything. */
    void force() throws IOException {
        flush();
        file.getFD().sync();
    }

    /** Returns whether most of the file is states that others have replaced. */
    boolean isMostlyGarbage() {
        return size - used > Math.max(used, LEAST_GARBAGE);
    }

    /** Returns a new file with the newest states alone, which has replaced this one. */
    SnapshotFile compacted() throws IOException {
        flush();
        SnapshotFile less = create(path, identity);
        try {
            for (Map.Entry<String, Place> object : places.entrySet()) {
                byte[] record = new byte[object.getValue().size()];
                file.seek(object.getValue().at());
                file.readFully(record);
                less.place(object.getKey(), record);
            }
            less.version(version);
            SnapshotFile replaced = less.replace(path);
            close();
            return replaced;
        } catch (IOException e) {
            less.close();
            throw e;
        }
    }

    /** Makes this file the snapshot, in one step: a reader finds the old one or this one, complete. */
    SnapshotFile replace(Path target) throws IOException {
        force();
        Files.move(path, target, ATOMIC_MOVE, REPLACE_EXISTING);
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file is in a folder");
        try (FileChannel names = FileChannel.open(folder, READ)) {
            names.force(true);
        } catch (IOException e) {
            // Windows opens no folder; the name is then on the disk a little later
        }
        return new SnapshotFile(target, identity, file, places, version, size);
    }

    /** Makes the file useless, because it lacks an event: a full disk lets a file become shorter. */
    void invalidate() throws IOException {
        file.setLength(0);
        close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
