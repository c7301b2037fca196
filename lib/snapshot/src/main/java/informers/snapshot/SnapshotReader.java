package informers.snapshot;

import informers.api.KubeObject;
import informers.api.ObjectJson;
import informers.api.ResourceType;
import informers.snapshot.RecordFormat.DamagedException;
import informers.snapshot.RecordFormat.Entry;
import informers.snapshot.RecordFormat.Type;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot from its beginning, once. Used by one thread. */
final class SnapshotReader<T extends KubeObject> {
    private static final int CHUNK = 1 << 20;

    private final RandomAccessFile file;
    private final ResourceType<T> type;
    private ByteBuffer buffer;
    private long at; // where the next record begins
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, T> objects = new LinkedHashMap<>();
    private String version = "";

    private SnapshotReader(RandomAccessFile file, ResourceType<T> type) throws IOException {
        this.file = file;
        this.type = type;
        this.buffer = ByteBuffer.allocate((int) Math.min(CHUNK, file.length())).limit(0);
    }

    /** Where the newest record of an object is. */
    record Place(long at, int size) {}

    /**
     * What a file contains.
     *
     * @param version the version that it has reached
     * @param places by key
     * @param objects by key
     * @param end where the next record is to be written; what follows is an incomplete record
     */
    record Content<T>(String version, Map<String, Place> places, Map<String, T> objects, long end) {}

    /**
     * Reads a file.
     *
     * @param identity the identity that the file must have
     * @param type the type of its objects
     * @throws DamagedException if it has another one, or is not as it was written
     */
    static <T extends KubeObject> Content<T> read(RandomAccessFile file, String identity, ResourceType<T> type)
            throws IOException, DamagedException {
        file.seek(0);
        SnapshotReader<T> reader = new SnapshotReader<>(file, type);
        reader.requireMagic();
        Entry first = reader.next();
        if (first == null || first.type() != Type.IDENTITY) {
            throw new DamagedException("it has no identity");
        }
        if (!first.key().equals(identity)) {
            throw new DamagedException("expected a snapshot of " + identity + ", found one of " + first.key());
        }
        long start = reader.at;
        for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
            reader.add(entry, new Place(start, (int) (reader.at - start)));
            start = reader.at;
        }
        if (reader.version.isEmpty()) {
            throw new DamagedException("its list is not complete");
        }
        return new Content<>(reader.version, reader.places, reader.objects, reader.at);
    }

    private void requireMagic() throws IOException, DamagedException {
        if (!fill(RecordFormat.MAGIC.length)) {
            throw new DamagedException("it is too short");
        }
        byte[] magic = new byte[RecordFormat.MAGIC.length];
        buffer.get(magic);
        if (!Arrays.equals(magic, RecordFormat.MAGIC)) {
            throw new DamagedException("it is no snapshot, or one of another version of this library");
        }
        at = magic.length;
    }

    private @Nullable Entry next() throws IOException, DamagedException {
        if (!fill(RecordFormat.HEAD)) {
            return null;
        }
        ByteBuffer head = buffer.slice(buffer.position(), RecordFormat.HEAD);
        int length = RecordFormat.length(head);
        if (!fill(RecordFormat.HEAD + length)) {
            return null;
        }
        head = buffer.slice(buffer.position(), RecordFormat.HEAD);
        ByteBuffer content = buffer.slice(buffer.position() + RecordFormat.HEAD, length);
        buffer.position(buffer.position() + RecordFormat.HEAD + length);
        Entry entry = RecordFormat.decode(head, content);
        at += RecordFormat.HEAD + length;
        return entry;
    }

    private void add(Entry entry, Place place) throws DamagedException {
        switch (entry.type()) {
            case PUT -> {
                T object = type.view(ObjectJson.restore(entry.object()));
                objects.put(object.key(), object);
                places.put(object.key(), place);
            }
            case DELETE -> {
                objects.remove(entry.key());
                places.remove(entry.key());
            }
            case VERSION -> {}
            default -> throw new DamagedException("it has two identities");
        }
        // The objects of a list have versions of their own, in no order; the list ends with its version.
        if (entry.type() == Type.VERSION || !version.isEmpty()) {
            version = entry.version();
        }
    }

    /** Returns whether the buffer has this many bytes more, after reading them if the file has them. */
    private boolean fill(int size) throws IOException {
        if (buffer.remaining() >= size) {
            return true;
        }
        if (size > buffer.capacity() && size > file.length() - at) {
            return false; // so a damaged length reserves no memory
        }
        buffer = size > buffer.capacity() ? ByteBuffer.allocate(size).put(buffer) : buffer.compact();
        int read = 0;
        while (buffer.position() < size && read >= 0) {
            read = file.read(buffer.array(), buffer.position(), buffer.remaining());
            buffer.position(buffer.position() + Math.max(read, 0));
        }
        buffer.flip();
        return buffer.remaining() >= size;
    }
}
