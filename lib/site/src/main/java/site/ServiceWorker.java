package site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The service worker: it keeps all files of one version of the site, so that it works off-line after the first visit. */
final class ServiceWorker {
    private ServiceWorker() {}

    /** Adds the service worker for these files. Its version changes with any of them. */
    static void addTo(Map<String, byte[]> files) throws IOException {
        String code = new String(Assets.read("/site/sw.js"), StandardCharsets.UTF_8);
        String names = new ObjectMapper().writeValueAsString(files.keySet());
        files.put(
                "sw.js",
                code.replace("'VERSION'", "'" + version(files) + "'")
                        .replace("['FILES']", names)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String version(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
