package replay.record;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds secrets by their form in any text: private keys, tokens, passwords in URLs. */
final class SecretTexts {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----.*?(-----END \\1-----|\\z)", Pattern.DOTALL);

    /** {@code -----BEGIN } in base64. */
    private static final Pattern PEM_IN_BASE64 = Pattern.compile("LS0tLS1CRUdJTi[A-Za-z0-9+/]+={0,2}");

    /** A JSON Web Token, or a detached signature, which has an empty middle part. */
    private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{10,}\\.(eyJ[\\w-]{10,})?\\.[\\w-]{10,}");

    /**
     * A bootstrap token: six and sixteen letters and digits. It must contain a digit, or it may be a host name; and
     * with only hexadecimal digits after the dot it is the name of an Event.
     */
    private static final Pattern BOOTSTRAP_TOKEN =
            Pattern.compile("(?<![\\w.-])(?=[a-z.]*[0-9])[a-z0-9]{6}\\.(?![0-9a-f]{16})[a-z0-9]{16}(?![\\w.-])");

    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(://[^/\\s:@\"']+:)[^/\\s@\"']+@");

    /** {@code {"alg":"none"}.{"blanked":true}} */
    static final String REDACTED_JWT = "eyJhbGciOiJub25lIn0.eyJibGFua2VkIjp0cnVlfQ.blanked";

    static final String BLANK_BOOTSTRAP_TOKEN = "blank0.blanked000000000";

    private SecretTexts() {}

    static String redact(String text) {
        String redacted = PRIVATE_KEY.matcher(text).replaceAll(match -> pem(match.group(1)));
        redacted = PEM_IN_BASE64.matcher(redacted).replaceAll(SecretTexts::pemInBase64);
        redacted = JWT.matcher(redacted).replaceAll(REDACTED_JWT);
        redacted = BOOTSTRAP_TOKEN.matcher(redacted).replaceAll(BLANK_BOOTSTRAP_TOKEN);
        return PASSWORD_IN_URL.matcher(redacted).replaceAll("$1" + SecretRedactor.TEXT + "@");
    }

    static String pem(String type) {
        return "-----BEGIN " + type + "-----\n" + SecretRedactor.TEXT + "\n-----END " + type + "-----";
    }

    /** Returns the replacement of a private key. Certificates are public and stay. */
    private static String pemInBase64(MatchResult match) {
        String start = match.group().substring(0, Math.min(match.group().length(), 64) / 4 * 4);
        String line = new String(Base64.getDecoder().decode(start), StandardCharsets.UTF_8);
        return line.contains("PRIVATE KEY-----") ? SecretRedactor.base64(pem("PRIVATE KEY")) : match.group();
    }
}
