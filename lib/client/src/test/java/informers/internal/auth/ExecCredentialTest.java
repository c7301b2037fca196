package informers.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.ExecConfig;
import informers.client.config.KubeconfigException;
import informers.client.config.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** The output of plugins, and the errors about invalid output, which never quote it. */
class ExecCredentialTest {
    private static final String V1 = "\"apiVersion\":\"" + ExecConfig.V1 + "\",\"kind\":\"ExecCredential\"";

    /** A configuration with secrets wherever they may be. */
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

    private static ExecCredential parse(String printed) {
        return ExecCredential.parse(printed.getBytes(StandardCharsets.UTF_8), PLUGIN);
    }

    private static String status(String fields) {
        return "{" + V1 + ",\"status\":{" + fields + "}}";
    }

    @Test
    void aTokenWithAndWithoutExpiry() {
        ExecCredential forEver = parse(status("\"token\":\"secret9\""));
        assertThat(forEver.token()).isEqualTo("secret9");
        assertThat(forEver.certificate()).isNull();
        assertThat(forEver.expires()).isNull();
        assertThat(forEver).hasToString("token forever");

        ExecCredential forATime =
                parse(status("\"token\":\"secret9\",\"expirationTimestamp\":\"2026-01-02T15:04:05+01:00\""));
        assertThat(forATime.expires()).isEqualTo(Instant.parse("2026-01-02T14:04:05Z"));
        assertThat(forATime).hasToString("token until 2026-01-02T14:04:05Z");
    }

    @Test
    void yamlIsAccepted() {
        ExecCredential credential = parse("apiVersion: " + ExecConfig.V1
                + "\nkind: ExecCredential\nstatus:\n  token: secret9\n  expirationTimestamp: 2026-01-02T15:04:05Z\n");
        assertThat(credential.token()).isEqualTo("secret9");
        assertThat(credential.expires()).isEqualTo(Instant.parse("2026-01-02T15:04:05Z"));
    }

    @Test
    void aCertificateWithItsKey() {
        HeldCertificate held = TestCertificates.signed().commonName("jane").build();
        String pair = "\"clientCertificateData\":\"" + oneLine(held.certificatePem()) + "\",\"clientKeyData\":\""
                + oneLine(held.privateKeyPkcs8Pem()) + "\"";
        ExecCredential credential = parse(status(pair));
        assertThat(credential.token()).isEmpty();
        assertThat(credential.certificate().chain()).containsExactly(held.certificate());
        assertThat(credential).hasToString("certificate of CN=jane forever");
        assertThat(parse(status("\"token\":\"secret9\"," + pair))).hasToString("token certificate of CN=jane forever");
    }

    private static String oneLine(String pem) {
        return pem.replace("\n", "\\n");
    }

    @Test
    void eachProblemIsNamed() {
        assertError("", "expected JSON, but it prints nothing");
        assertError(" \n", "expected JSON, but it prints nothing");
        assertError("{secret9", "expected JSON, found something else");
        assertError(
                "{\"kind\":\"ExecCredential\"}",
                "expected apiVersion: " + ExecConfig.V1 + " in what it prints, found none");
        assertError(
                "{\"apiVersion\":\"" + ExecConfig.V1BETA1 + "\"}",
                "expected apiVersion: " + ExecConfig.V1 + " in what it prints, found " + ExecConfig.V1BETA1);
        assertError("{\"apiVersion\":\"secret9\"}", "in what it prints, found something else");
        assertError(
                "{\"apiVersion\":\"" + ExecConfig.V1 + "\",\"kind\":\"secret9\"}",
                "expected kind: ExecCredential in what it prints, found something else");
        assertError("{" + V1 + "}", "expected a status in what it prints, but there is none");
        assertError("{" + V1 + ",\"status\":\"secret9\"}", "expected a status in what it prints, but there is none");
        assertError(
                status(""),
                "expected a token, or clientCertificateData and clientKeyData, in the status, found neither");
        assertError(status("\"clientKeyData\":\"secret9\""), "in the status, found only one");
        assertError(status("\"clientCertificateData\":\"secret9\""), "in the status, found only one");
        assertError(status("\"token\":{\"a\":\"secret9\"}"), "expected a text in token of the status, found");
        assertError(
                status("\"token\":\"secret9\",\"expirationTimestamp\":\"secret9\""),
                "expected a time such as 2026-01-02T15:04:05Z in expirationTimestamp of the status, found something else");
        assertThatThrownBy(() -> ExecCredential.parse(new byte[] {'"', (byte) 0xff, '"'}, PLUGIN))
                .hasMessageContaining("expected text in UTF-8, found other bytes");
    }

    private static void assertError(String printed, String words) {
        assertThatThrownBy(() -> parse(printed))
                .as(printed)
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("exec of user \"admin\" in config: the plugin get-token: ")
                .hasMessageContaining(words)
                .hasMessageContaining("Run it by hand; it must print an ExecCredential of " + ExecConfig.V1)
                .hasMessageNotContaining("secret9");
    }
}
