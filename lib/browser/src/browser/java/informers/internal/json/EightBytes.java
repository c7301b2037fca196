package informers.internal.json;

/** In place of the library's class: JavaScript has no VarHandle. */
final class EightBytes {
    private EightBytes() {}

    static long at(byte[] bytes, int index) {
        return four(bytes, index) & 0xffffffffL | (long) four(bytes, index + 4) << 32;
    }

    private static int four(byte[] bytes, int index) {
        return bytes[index] & 0xff
                | (bytes[index + 1] & 0xff) << 8
                | (bytes[index + 2] & 0xff) << 16
                | bytes[index + 3] << 24;
    }
}
