package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.ClientConfig.Impersonation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** toString of configurations, as in logs and debuggers: no secrets. */
class ConfigValuesTest {
    private static final ExecConfig PLUGIN = new ExecConfig(
            ExecConfig.V1,
            "get-token",
            List.of("secret9"),
            Map.of("A", "secret9"),
            "",
            ExecConfig.InteractiveMode.NEVER,
            false,
            "",
            "",
            "exec of user \"admin\" in config");

    @Test
    void credentialsShowTheirKindsOnly() {
        Pem pem = new Pem("secret9", "client-key of u");
        assertThat(pem).hasToString("PEM of client-key of u");
        assertThat(Credentials.NONE).hasToString("none");
        assertThat(Credentials.NONE.isNone()).isTrue();
        assertThat(Credentials.token("secret9")).hasToString("token");
        assertThat(Credentials.token("secret9").isNone()).isFalse();
        assertThat(Credentials.tokenFile(Path.of("f"))).hasToString("token file");
        assertThat(Credentials.basic("jane", "secret9")).hasToString("basic");
        assertThat(Credentials.basic("", "secret9")).hasToString("basic");
        assertThat(Credentials.certificate(pem, pem)).hasToString("client certificate");
        assertThat(Credentials.exec(PLUGIN)).hasToString("exec plugin get-token");
        assertThat(Credentials.token("secret9").withTokenFile(Path.of("f")).withExec(PLUGIN))
                .hasToString("token, token file, exec plugin get-token");
        assertThat(PLUGIN.withStdinTaken("a list is read from it")).hasToString("exec plugin get-token");
        assertThat(PLUGIN.withStdinTaken("a list is read from it").stdinTaken()).isEqualTo("a list is read from it");
    }

    @Test
    void aConfigShowsServerAndUser() {
        ClientConfig config = ClientConfig.of("https://a:6443");
        assertThat(config)
                .hasToString("https://a:6443 (namespace default, credentials: none, from the program's own address)");
        assertThat(config.withServer("https://b")
                        .withImpersonation(Impersonation.user("jane"))
                        .withProxy(ProxyUrl.parse("http://user:secret9@proxy:3128"))
                        .withOrigin("config"))
                .hasToString("https://b (namespace default, credentials: none, as jane, through http://proxy:3128,"
                        + " from config)");
    }

    @Test
    void impersonationNeedsAUser() {
        assertThat(Impersonation.NONE.isNone()).isTrue();
        assertThat(Impersonation.user("jane").isNone()).isFalse();
        assertThatThrownBy(() -> new Impersonation("", "uid", List.of(), Map.of()))
                .hasMessage("expected a user to impersonate, found only a uid, groups or extra");
    }

    @Test
    void aProxyMayHaveAUser() {
        assertThat(ProxyUrl.parse("http://proxy").hasUser()).isFalse();
        assertThat(ProxyUrl.parse("http://jane@proxy").hasUser()).isTrue();
        assertThat(ProxyUrl.parse("http://:secret9@proxy").hasUser()).isTrue();
    }

    @Test
    void overridesShowNamesAndNoValues() {
        assertThat(ConfigOverrides.NONE)
                .hasToString("context unchanged, and over it [] of the context, [] of the cluster, [] of the user");
        assertThat(ConfigOverrides.NONE
                        .context("kind")
                        .namespace("ns/a")
                        .cluster("server", "x")
                        .user("token", "secret9"))
                .hasToString("context kind, and over it [namespace] of the context, [server] of the cluster, [token] of"
                        + " the user");
    }

    @Test
    void anOverridingPathIsRelativeToTheWorkingDirectory() {
        assertThat(ConfigOverrides.NONE.user("client-key", "k.pem").ofUser())
                .containsEntry("client-key", Path.of("k.pem").toAbsolutePath().toString());
        assertThat(ConfigOverrides.NONE.user("client-key", "").ofUser()).containsEntry("client-key", "");
        assertThat(ConfigOverrides.NONE.user("token", "k.pem").ofUser()).containsEntry("token", "k.pem");
    }
}
