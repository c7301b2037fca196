package workbook.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import workbook.grade.Grade;

/**
 * Transfers grades from the process in which a learner's code runs: as lines, each signed with a key that the process received by
 * standard input before that code was loaded. A line without a valid signature, or out of order, is ignored. One thread for each side.
 */
final class FinalChannel {
    static final int KEY_LENGTH = 32;

    /** The rest of a longer line is discarded. In bytes. */
    private static final int LONGEST_LINE = 4 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mac mac;
    private int count;

    FinalChannel(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Writes a grade, after a line break that ends any other output. */
    void write(Grade grade, OutputStream out) throws IOException {
        byte[] json = JSON.writeValueAsBytes(grade);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.write('\n');
        line.write(sign(json).getBytes(StandardCharsets.US_ASCII));
        line.write(' ');
        line.write(json);
        line.write('\n');
        count++;
        out.write(line.toByteArray());
        out.flush();
    }

    /** Returns the next grade, if the line is one. */
    Optional<Grade> read(String line) {
        int space = line.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        byte[] json = line.substring(space + 1).getBytes(StandardCharsets.UTF_8);
        byte[] signature = line.substring(0, space).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(sign(json).getBytes(StandardCharsets.US_ASCII), signature)) {
            return Optional.empty();
        }
        count++;
        try {
            return Optional.of(JSON.readValue(json, Grade.class));
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private String sign(byte[] json) {
        mac.update((byte) count);
        return HexFormat.of().formatHex(mac.doFinal(json));
    }

    /** Returns the next line, shortened if it is too long; null at the end. */
    static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int c = in.read();
            if (c < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            }
            if (c == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() < LONGEST_LINE) {
                line.write(c);
            }
        }
    }
}
