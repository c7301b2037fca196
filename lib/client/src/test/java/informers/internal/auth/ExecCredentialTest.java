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

/** What a plugin may print, and what it is told if it prints something else: never its own words. */
class ExecCredentialTest {
    private static final String V1 = "\"apiVersion\":\"" + ExecConfig.V1 + "\",\"kind\":\"ExecCredential\"";

    /** With secrets wherever they may be. */
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
    void aTokenForEverOrForATime() {
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
    void yamlIsReadAsWell() {
        ExecCredential credential = parse("apiVersion: " + ExecConfig.V1
                + "\nkind: ExecCredential\nstatus:\n  token: secret9\n  expirationTimestamp: 2026-01-02T15:04:05Z\n");
        assertThat(credential.token()).isEqualTo("secret9");
        assertThat(credential.expires()).isEqualTo(Instant.parse("2026-01-02T15:04:05Z"));
    }

    @Test
    void aCertificateAndItsKey() {
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
    void eachThingThatIsWrongIsToldByItsName() {
        told("", "expected JSON, but it prints nothing");
        told(" \n", "expected JSON, but it prints nothing");
        told("{secret9", "expected JSON, came something else");
        told(
                "{\"kind\":\"ExecCredential\"}",
                "expected apiVersion: " + ExecConfig.V1 + " in what it prints, came none");
        told(
                "{\"apiVersion\":\"" + ExecConfig.V1BETA1 + "\"}",
                "expected apiVersion: " + ExecConfig.V1 + " in what it prints, came " + ExecConfig.V1BETA1);
        told("{\"apiVersion\":\"secret9\"}", "in what it prints, came something else");
        told(
                "{\"apiVersion\":\"" + ExecConfig.V1 + "\",\"kind\":\"secret9\"}",
                "expected kind: ExecCredential in what it prints, came something else");
        told("{" + V1 + "}", "expected a status in what it prints, but there is none");
        told("{" + V1 + ",\"status\":\"secret9\"}", "expected a status in what it prints, but there is none");
        told(status(""), "expected a token, or clientCertificateData and clientKeyData, in the status, came neither");
        told(status("\"clientKeyData\":\"secret9\""), "in the status, came only one");
        told(status("\"clientCertificateData\":\"secret9\""), "in the status, came only one");
        told(status("\"token\":{\"a\":\"secret9\"}"), "expected a text in token of the status, came");
        told(
                status("\"token\":\"secret9\",\"expirationTimestamp\":\"secret9\""),
                "expected a time such as 2026-01-02T15:04:05Z in expirationTimestamp of the status, came something else");
        assertThatThrownBy(() -> ExecCredential.parse(new byte[] {'"', (byte) 0xff, '"'}, PLUGIN))
                .hasMessageContaining("expected text in UTF-8, came other bytes");
    }

    private static void told(String printed, String words) {
        assertThatThrownBy(() -> parse(printed))
                .as(printed)
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("exec of user \"admin\" in config: the plugin get-token: ")
                .hasMessageContaining(words)
                .hasMessageContaining("Run it by hand; it must print an ExecCredential of " + ExecConfig.V1)
                .hasMessageNotContaining("secret9");
    }
}
