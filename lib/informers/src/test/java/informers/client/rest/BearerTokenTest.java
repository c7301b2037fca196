package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import informers.client.config.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** client-go: transport/token_source_test.go. */
class BearerTokenTest {
    @TempDir
    Path folder;

    private long now;

    private BearerToken token(String fixed, Path file) {
        return new BearerToken(new Credentials(fixed, file, null, null, "", ""), () -> now);
    }

    @Test
    void aFileIsReadAgainWhenItHasAged() throws IOException {
        Path file = Files.writeString(folder.resolve("t"), "one\n");
        BearerToken token = token("", file);
        assertThat(token.get()).isEqualTo("one");
        Files.writeString(file, "two\n");
        now += TimeUnit.SECONDS.toNanos(49);
        assertThat(token.get()).isEqualTo("one");
        now += TimeUnit.SECONDS.toNanos(2);
        assertThat(token.get()).isEqualTo("two");
    }

    @Test
    void aFileThatVanishesLeavesItsLastToken() throws IOException {
        Path file = Files.writeString(folder.resolve("t"), "one");
        BearerToken token = token("fixed", file);
        assertThat(token.get()).isEqualTo("one");
        Files.delete(file);
        now += TimeUnit.MINUTES.toNanos(2);
        assertThat(token.get()).isEqualTo("one");
    }

    @Test
    void theFixedTokenStandsInForAFileThatCannotBeRead() {
        assertThat(token("fixed", folder.resolve("none")).get()).isEqualTo("fixed");
        assertThat(token("fixed", null).get()).isEqualTo("fixed");
        assertThat(token("", null).get()).isEmpty();
    }
}
