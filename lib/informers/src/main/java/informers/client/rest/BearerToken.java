package informers.client.rest;

import informers.client.config.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The token to send now. A token file is read again after a while, because its owner renews it; if it cannot be read,
 * the last token that it held goes on.
 *
 * <p>Any thread. Answers to {@code transport/token_source.go}.
 */
final class BearerToken {
    /** client-go: a minute, less ten seconds of leeway. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(50);

    private record Read(String token, long at) {}

    private final String fixed;
    private final @Nullable Path file;
    private final LongSupplier nanoTime;

    // Two threads may read the file at once, and both come to the same: no lock is needed.
    private volatile @Nullable Read last;

    BearerToken(Credentials credentials, LongSupplier nanoTime) {
        this.fixed = credentials.token();
        this.file = credentials.tokenFile();
        this.nanoTime = nanoTime;
    }

    /** The token; {@code ""} for none. */
    String get() {
        if (file == null) {
            return fixed;
        }
        Read held = last;
        long now = nanoTime.getAsLong();
        if (held != null && now - held.at() < FRESH) {
            return held.token();
        }
        String token = read(file);
        if (token.isEmpty()) {
            return held != null ? held.token() : fixed;
        }
        last = new Read(token, now);
        return token;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
