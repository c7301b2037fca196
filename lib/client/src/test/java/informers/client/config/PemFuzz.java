package informers.client.config;

import informers.internal.auth.ClientCertificate;
import java.util.List;
import java.util.function.Function;

/** Bundles, chains and keys: certificates and a key, or a KubeconfigException. */
public final class PemFuzz {
    private PemFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Pem pem = Pem.of(input, "input");
        for (Function<Pem, Object> read :
                List.<Function<Pem, Object>>of(PemReader::bundle, PemReader::chain, PemReader::key)) {
            try {
                if (read.apply(pem).toString().isEmpty()) {
                    throw new AssertionError("a certificate and a key have a text");
                }
            } catch (KubeconfigException e) {
                // says what was found
            }
        }
        try {
            ClientCertificate.read(pem, pem);
        } catch (KubeconfigException e) {
            // they do not belong together
        }
    }
}
