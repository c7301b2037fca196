package informers.client.config;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The part of ASN.1 that is needed to wrap keys. */
final class Der {
    /** SEQUENCE { rsaEncryption, NULL }. */
    static final byte[] RSA = {0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0};

    private static final byte[] EC_PUBLIC_KEY = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private Der() {}

    /** SEQUENCE { 0, algorithm, OCTET STRING key }: RFC 5958. */
    static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return element(0x30, new byte[] {2, 1, 0}, algorithm, element(4, key));
    }

    static byte[] ecAlgorithm(byte[] curve) {
        return element(0x30, EC_PUBLIC_KEY, curve);
    }

    /** Returns the curve in SEQUENCE { 1, OCTET STRING, [0] curve, … }: RFC 5915; null if it is omitted. */
    static byte @Nullable [] curveOfSec1(byte[] sec1) {
        int[] at = content(sec1, 0);
        for (int i = at[0]; i < sec1.length; ) {
            int[] child = content(sec1, i);
            if ((sec1[i] & 0xff) == 0xa0) {
                return Arrays.copyOfRange(sec1, child[0], Math.min(child[1], sec1.length));
            }
            i = child[1];
        }
        return null;
    }

    /** Returns where the content of the element at i starts and ends. */
    private static int[] content(byte[] der, int i) {
        if (i + 2 > der.length) {
            return new int[] {der.length, der.length};
        }
        int length = der[i + 1] & 0xff;
        int start = i + 2;
        if (length >= 0x80) {
            int bytes = length & 0x7f;
            length = 0;
            for (int b = 0; b < bytes && start < der.length; b++) {
                length = (length << 8) | (der[start++] & 0xff);
            }
        }
        int end = start + length;
        return new int[] {start, end < start || end > der.length ? der.length : end};
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length < 0x80) {
            element.write(length);
        } else if (length < 0x100) {
            element.write(0x81);
            element.write(length);
        } else {
            element.write(0x82);
            element.write(length >> 8);
            element.write(length);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
