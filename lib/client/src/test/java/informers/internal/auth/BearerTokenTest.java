package informers.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import informers.client.config.Credentials;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** client-go: transport/token_source_test.go. */
class BearerTokenTest {
    @TempDir
    Path folder;

    private Path file;

    /** Runs on virtual time, with a fixed token and a token file. */
    private void with(String fixed, String content, BiConsumer<BearerToken, Concurrency> test) {
        file = folder.resolve("t");
        if (!content.isEmpty()) {
            write(content);
        }
        SeededScheduler.run(
                1,
                concurrency -> test.accept(
                        new BearerToken(Credentials.token(fixed).withTokenFile(file), null, concurrency), concurrency));
    }

    private void write(String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pass(Concurrency concurrency, int seconds) {
        try {
            concurrency.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String sent(BearerToken token) {
        return token.get(() -> false).authorization();
    }

    @Test
    void aFileIsReadAgainAfterAWhile() {
        with("", "one\n", (token, concurrency) -> {
            assertThat(sent(token)).isEqualTo("Bearer one");
            write("two\n");
            pass(concurrency, 49);
            assertThat(sent(token)).isEqualTo("Bearer one");
            pass(concurrency, 2);
            assertThat(sent(token)).isEqualTo("Bearer two");
        });
    }

    @Test
    void aFileIsReadAgainAfterItsTokenWasRejected() {
        with("", "one", (token, concurrency) -> {
            Credential first = token.get(() -> false);
            write("two");
            token.refused(first, () -> false);
            assertThat(sent(token)).isEqualTo("Bearer two");
            write("three");
            token.refused(first, () -> false); // a late response to an old request
            assertThat(sent(token)).isEqualTo("Bearer two");
        });
    }

    @Test
    void theLastTokenOfADeletedFileIsKept() {
        with("fixed", "one", (token, concurrency) -> {
            Credential first = token.get(() -> false);
            assertThat(first.authorization()).isEqualTo("Bearer one");
            delete();
            pass(concurrency, 120);
            assertThat(sent(token)).isEqualTo("Bearer one");
            token.refused(first, () -> false);
            assertThat(sent(token)).isEqualTo("Bearer one");
        });
    }

    @Test
    void theFixedTokenIsUsedWhileTheFileCannotBeRead() {
        with("fixed", "", (token, concurrency) -> assertThat(sent(token)).isEqualTo("Bearer fixed"));
        with("", "", (token, concurrency) -> assertThat(sent(token)).isEmpty());
    }
}
