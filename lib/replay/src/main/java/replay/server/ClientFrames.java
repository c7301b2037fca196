package replay.server;

import java.io.ByteArrayOutputStream;

/**
 * Parses the frames of a WebSocket client. Only control frames are passed on; other frames are dropped, whatever
 * their length. Not thread-safe.
 */
final class ClientFrames {
    private static final int MAX_CONTROL = 125;

    /** Receives a control frame: close, ping or pong. */
    interface Control {
        void received(int opcode, byte[] payload);
    }

    private final Control control;
    private final byte[] mask = new byte[4];
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private int opcode;
    private int headLeft; // remaining bytes of length and mask
    private long length;
    private long at; // -1 before a frame, 0 when its second byte is due, then the position in the payload plus 1

    ClientFrames(Control control) {
        this.control = control;
        at = -1;
    }

    /** Parses the next byte. Returns false if a client must not send it. */
    boolean take(byte b) {
        if (at < 0) {
            opcode = b & 0x0f;
            at = 0;
            headLeft = -1;
            return (b & 0x70) == 0
                    && (opcode < 8 || (b & 0x80) != 0); // no extensions; control frames are not fragmented
        }
        if (at == 0) {
            return headLeft < 0 ? second(b) : head(b);
        }
        if (opcode >= 8) {
            payload.write(b ^ mask[(int) ((at - 1) & 3)]);
        }
        at++;
        finishIfWhole();
        return true;
    }

    private boolean second(byte b) {
        int small = b & 0x7f;
        length = small < 126 ? small : 0;
        headLeft = 4 + (small == 126 ? 2 : small == 127 ? 8 : 0);
        return (b & 0x80) != 0 && (opcode < 8 || small <= MAX_CONTROL); // frames of clients are masked
    }

    private boolean head(byte b) {
        if (headLeft > 4) {
            length = length << 8 | b & 0xff;
        } else {
            mask[4 - headLeft] = b;
        }
        headLeft--;
        if (headLeft == 0) {
            at = 1;
            finishIfWhole();
        }
        return length >= 0;
    }

    private void finishIfWhole() {
        if (at == length + 1) {
            at = -1;
            if (opcode >= 8) {
                byte[] whole = payload.toByteArray();
                payload.reset();
                control.received(opcode, whole);
            }
        }
    }
}
