package informers.internal.auth;

import informers.client.config.KubeconfigException;
import informers.client.config.Pem;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A client certificate, those that lead from it to the authority, and its key.
 *
 * <p>Immutable and thread-safe. {@link #toString} names the subject and not the key. Corresponds to Go's {@code
 * tls.Certificate}.
 */
public record ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
    public ClientCertificate {
        Objects.requireNonNull(chain, "chain");
        chain = List.copyOf(chain);
        Objects.requireNonNull(key, "key");
    }

    /**
     * Reads both, and checks that they belong together, because otherwise the handshake would fail without an
     * explanation. Go's {@code tls.X509KeyPair} does the same.
     *
     * @throws KubeconfigException if one cannot be read, or they do not belong together
     */
    public static ClientCertificate read(Pem certificate, Pem key) {
        List<X509Certificate> chain = certificate.chain();
        PrivateKey secret = key.privateKey();
        if (!belongTogether(chain.get(0), secret)) {
            throw new KubeconfigException(key.origin() + ": this key does not belong to the certificate in "
                    + certificate.origin() + ". Take both from the same place.");
        }
        return new ClientCertificate(chain, secret);
    }

    /** Signs a few bytes with the key and verifies them with the certificate. */
    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] word = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(word);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(word);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // for instance if the lengths differ
        }
    }

    @Override
    public String toString() {
        return "certificate of " + chain.get(0).getSubjectX500Principal();
    }
}
