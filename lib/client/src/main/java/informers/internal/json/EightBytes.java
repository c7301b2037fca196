package informers.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads eight bytes of an array at once. A class of its own, so that a platform without VarHandle can replace it. */
final class EightBytes {
    private static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    /** Returns the eight bytes from an index on; the first one is the lowest. */
    static long at(byte[] bytes, int index) {
        return (long) VIEW.get(bytes, index);
    }
}
