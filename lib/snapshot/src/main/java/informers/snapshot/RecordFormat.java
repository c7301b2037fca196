package informers.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The format of a snapshot: an identity, then records. A record is its length, the complement of its length, the checksum
 * of its content, and the content. The content is a type, a version, and for an object its key and its saved form.
 *
 * <p>Records are only appended, so a process that was killed leaves at most one incomplete record, the last one: the
 * event in it was shown to nobody. Anything else that does not fit is damage.
 */
final class RecordFormat {
    /** The first bytes of a file. The last one is the version of the format. */
    static final byte[] MAGIC = {'K', 'I', 'S', 'N', 'A', 'P', 0, 2};

    static final int HEAD = 3 * Integer.BYTES;

    /** What a record says about the objects. */
    enum Type {
        /** What the snapshot is of; the first record. */
        IDENTITY,
        /** An object is in the state of the record. */
        PUT,
        /** An object is gone. */
        DELETE,
        /** The list is complete, at the version of the record; or later, nothing else changed until this version. */
        VERSION
    }

    /** A record. The object is a part of the buffer that was read, until the next record is read; empty unless PUT. */
    record Entry(Type type, String version, String key, ByteBuffer object) {}

    private RecordFormat() {}

    /** Returns a whole record. */
    static byte[] encode(Type type, String version, String key, byte[] object) {
        byte[] versionBytes = version.getBytes(StandardCharsets.UTF_8);
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        int length = 1 + 2 * Integer.BYTES + versionBytes.length + keyBytes.length + object.length;
        ByteBuffer record = ByteBuffer.allocate(HEAD + length);
        record.putInt(length).putInt(~length).putInt(0);
        record.put((byte) type.ordinal());
        record.putInt(versionBytes.length).put(versionBytes);
        record.putInt(keyBytes.length).put(keyBytes);
        record.put(object);
        return record.putInt(2 * Integer.BYTES, checksum(record.slice(HEAD, length)))
                .array();
    }

    /** Returns the length of the content, from the head of a record. */
    static int length(ByteBuffer head) throws DamagedException {
        int length = head.getInt(0);
        if (length < 1 + 2 * Integer.BYTES || length != ~head.getInt(Integer.BYTES)) {
            throw new DamagedException("a record has an impossible length");
        }
        return length;
    }

    /** Returns a record, from its head and its content. */
    static Entry decode(ByteBuffer head, ByteBuffer content) throws DamagedException {
        if (head.getInt(2 * Integer.BYTES) != checksum(content.duplicate())) {
            throw new DamagedException("a record has another checksum than when it was written");
        }
        Type type = Type.values()[content.get()];
        String version = text(content);
        String key = text(content);
        return new Entry(type, version, key, content);
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int checksum(ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return (int) checksum.getValue();
    }

    /** The file is not as it was written. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(@Nullable String message) {
            super(message);
        }
    }
}
