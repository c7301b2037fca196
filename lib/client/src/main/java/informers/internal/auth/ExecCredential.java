package informers.internal.auth;

import informers.client.config.ExecConfig;
import informers.client.config.KubeconfigException;
import informers.client.config.Pem;
import informers.internal.config.Yaml;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The output of an exec plugin. All of it is secret, so no error quotes it.
 *
 * <p>Immutable and thread-safe. {@link #toString} shows no secret. Corresponds to {@code
 * clientauthentication.ExecCredential} and its checks in {@code exec.go}.
 *
 * @param token a bearer token; {@code ""} for none
 * @param certificate null for none
 * @param expires when to run the plugin again; null for never
 */
public record ExecCredential(
        String token,
        @Nullable ClientCertificate certificate,
        @Nullable Instant expires) {
    public ExecCredential {
        Objects.requireNonNull(token, "token");
    }

    /**
     * Parses JSON, or YAML, which client-go accepts as well.
     *
     * @throws KubeconfigException if the output does not match the configuration
     */
    public static ExecCredential parse(byte[] printed, ExecConfig config) {
        Reader reader = new Reader(config);
        Map<?, ?> root = reader.root(printed);
        reader.expect(root, "apiVersion", config.apiVersion());
        reader.expect(root, "kind", "ExecCredential");
        if (!(root.get("status") instanceof Map<?, ?> status)) {
            throw reader.error("expected a status in what it prints, but there is none");
        }
        String token = reader.text(status, "token");
        String certificate = reader.text(status, "clientCertificateData");
        String key = reader.text(status, "clientKeyData");
        if (certificate.isEmpty() != key.isEmpty()) {
            throw reader.error("expected both clientCertificateData and clientKeyData in the status, found only one");
        }
        if (token.isEmpty() && certificate.isEmpty()) {
            throw reader.error(
                    "expected a token, or clientCertificateData and clientKeyData, in the status, found neither");
        }
        return new ExecCredential(
                token,
                certificate.isEmpty()
                        ? null
                        : ClientCertificate.read(
                                new Pem(certificate, "clientCertificateData from " + config.origin()),
                                new Pem(key, "clientKeyData from " + config.origin())),
                reader.time(status));
    }

    private record Reader(ExecConfig config) {
        KubeconfigException error(String what) {
            return new KubeconfigException(config.origin() + ": the plugin " + config.command() + ": " + what
                    + ". Run it by hand; it must print an ExecCredential of " + config.apiVersion() + ".");
        }

        Map<?, ?> root(byte[] printed) {
            String text;
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(printed))
                        .toString();
            } catch (CharacterCodingException e) {
                throw error("expected text in UTF-8, found other bytes");
            }
            if (text.isBlank()) {
                throw error("expected JSON, but it prints nothing");
            }
            try {
                return Yaml.fields(text, "what " + config.command() + " prints");
            } catch (KubeconfigException e) {
                throw error("expected JSON, found something else");
            }
        }

        void expect(Map<?, ?> root, String field, String wanted) {
            Object found = root.get(field);
            if (!wanted.equals(found)) {
                boolean known = ExecConfig.V1.equals(found) || ExecConfig.V1BETA1.equals(found);
                throw error("expected " + field + ": " + wanted + " in what it prints, found "
                        + (found == null ? "none" : known ? found : "something else"));
            }
        }

        String text(Map<?, ?> status, String field) {
            Object value = status.get(field);
            if (value == null || value instanceof String) {
                return value == null ? "" : (String) value;
            }
            throw error("expected a text in " + field + " of the status, found " + Yaml.what(value));
        }

        @Nullable
        Instant time(Map<?, ?> status) {
            Object value = status.get("expirationTimestamp");
            if (value == null) {
                return null;
            }
            try {
                return OffsetDateTime.parse(String.valueOf(value)).toInstant();
            } catch (DateTimeException e) {
                throw error("expected a time such as 2026-01-02T15:04:05Z in expirationTimestamp of the status, found"
                        + " something else");
            }
        }
    }

    @Override
    public String toString() {
        return (token.isEmpty() ? "" : "token ")
                + (certificate == null ? "" : certificate + " ")
                + (expires == null ? "forever" : "until " + expires);
    }
}
