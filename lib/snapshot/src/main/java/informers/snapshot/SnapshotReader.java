package informers.snapshot;

import informers.snapshot.RecordFormat.DamagedException;
import informers.snapshot.RecordFormat.Entry;
import informers.snapshot.RecordFormat.Type;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot from its beginning. Used by one thread. */
final class SnapshotReader {
    private static final int CHUNK = 1 << 20;

    private final RandomAccessFile file;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK).limit(0);
    private long at; // where the next record begins
    private final Map<String, Place> places = new LinkedHashMap<>();
    private String version = "";

    private SnapshotReader(RandomAccessFile file) {
        this.file = file;
    }

    /** Where the newest record of an object is. */
    record Place(long at, int size) {}

    /**
     * What a file contains.
     *
     * @param version the version that it has reached
     * @param places by key
     * @param end where the next record is to be written; what follows is an incomplete record
     */
    record Content(String version, Map<String, Place> places, long end) {}

    /**
     * Reads a file.
     *
     * @param identity the identity that the file must have
     * @throws DamagedException if it has another one, or is not as it was written
     */
    static Content read(RandomAccessFile file, String identity) throws IOException, DamagedException {
        file.seek(0);
        SnapshotReader reader = new SnapshotReader(file);
        reader.requireMagic();
        Entry first = reader.next();
        if (first == null || first.type() != Type.IDENTITY) {
            throw new DamagedException("it has no identity");
        }
        if (!first.key().equals(identity)) {
            throw new DamagedException("expected a snapshot of " + identity + ", found one of " + first.key());
        }
        for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
            reader.add(entry);
        }
        if (reader.version.isEmpty()) {
            throw new DamagedException("its list is not complete");
        }
        return new Content(reader.version, reader.places, reader.at);
    }

    /** How an object is made of a part of an array. */
    interface Decoder<T> {
        T decode(byte[] array, int from, int to);
    }

    /** Reads the objects, which are copied only once: in a second pass, when it is known which states were replaced. */
    static <T> List<T> objects(RandomAccessFile file, Content content, Decoder<T> decoder)
            throws IOException, DamagedException {
        SnapshotReader reader = new SnapshotReader(file);
        file.seek(0);
        reader.requireMagic();
        List<T> objects = new ArrayList<>(content.places().size());
        while (reader.at < content.end()) {
            long start = reader.at;
            Entry entry = Objects.requireNonNull(reader.next(), "the first pass has read it");
            Place newest = content.places().get(entry.key());
            if (entry.type() == Type.PUT && newest != null && newest.at() == start) {
                ByteBuffer json = entry.json();
                int from = json.arrayOffset() + json.position();
                objects.add(decoder.decode(json.array(), from, from + json.remaining()));
            }
        }
        return objects;
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
        if (entry.type() == Type.PUT) {
            places.put(entry.key(), new Place(at, RecordFormat.HEAD + length));
        }
        at += RecordFormat.HEAD + length;
        return entry;
    }

    private void add(Entry entry) throws DamagedException {
        switch (entry.type()) {
            case PUT, VERSION -> {}
            case DELETE -> places.remove(entry.key());
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
