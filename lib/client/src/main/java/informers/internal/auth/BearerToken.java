package informers.internal.auth;

import informers.client.config.Credentials;
import informers.util.Concurrency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token. A token file is read again after a while, because its owner renews it, and after the server has
 * rejected its token; if it cannot be read, the last token is kept.
 *
 * <p>Thread-safe. Corresponds to {@code transport/token_source.go}.
 */
final class BearerToken implements CredentialSource {
    /** As in client-go: a minute, less ten seconds of leeway. */
    private static final long FRESH = Duration.ofSeconds(50).toNanos();

    private record Read(Credential credential, long at, boolean refused) {}

    private final @Nullable Path file;
    private final @Nullable ClientCertificate certificate;
    private final Concurrency concurrency;
    private final Credential fixed;

    // No lock: two threads may read the file at once, with the same result.
    private volatile @Nullable Read last;

    /** @param certificate to use besides the token */
    BearerToken(Credentials credentials, @Nullable ClientCertificate certificate, Concurrency concurrency) {
        this.file = credentials.tokenFile();
        this.certificate = certificate;
        this.concurrency = concurrency;
        this.fixed = Credential.bearer(credentials.token(), certificate);
    }

    @Override
    public Credential get(@Nullable BooleanSupplier givenUp) {
        if (file == null) {
            return fixed;
        }
        Read held = last;
        long now = concurrency.nanoTime();
        if (held != null && !held.refused() && now - held.at() < FRESH) {
            return held.credential();
        }
        String token = read(file);
        if (token.isEmpty()) {
            return held();
        }
        Credential credential = Credential.bearer(token, certificate);
        last = new Read(credential, now, false);
        return credential;
    }

    @Override
    public Credential held() {
        Read held = last;
        return held == null ? fixed : held.credential();
    }

    @Override
    public void refused(Credential credential, @Nullable BooleanSupplier givenUp) {
        Read held = last;
        if (held != null && held.credential().equals(credential)) {
            last = new Read(credential, held.at(), true);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
