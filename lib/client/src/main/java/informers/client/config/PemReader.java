package informers.client.config;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads certificates and keys from PEM. Java reads certificates and PKCS#8 keys; the two older forms of a key, which Go
 * accepts as well, are converted to PKCS#8.
 *
 * <p>Corresponds to Go's {@code x509.CertPool.AppendCertsFromPEM} and {@code tls.X509KeyPair}.
 */
final class PemReader {
    private static final Logger LOG = LoggerFactory.getLogger(PemReader.class);

    private PemReader() {}

    /**
     * Returns all certificates of a bundle that can be read, in their order; at least one. Logs a warning about the
     * others. A certificate with header lines is skipped, as in Go.
     */
    static List<X509Certificate> bundle(Pem pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        List<PemBlock> blocks = PemBlock.all(pem.text());
        for (PemBlock block : blocks) {
            if (block.der() != null && !block.label().equals("CERTIFICATE")) {
                continue; // a key or parameters: many files contain both
            }
            X509Certificate certificate = block.der() == null || block.hasHeaders() ? null : certificate(block.der());
            if (certificate != null) {
                certificates.add(certificate);
            } else {
                skipped.add(block + " up to line " + block.line() + ": "
                        + (block.der() == null
                                ? "damaged"
                                : block.hasHeaders() ? "has header lines" : "no X.509 certificate"));
            }
        }
        if (certificates.isEmpty()) {
            throw new KubeconfigException(
                    pem.origin() + ": expected a certificate (-----BEGIN CERTIFICATE-----), " + found(blocks));
        }
        if (!skipped.isEmpty()) {
            LOG.warn(
                    "Some blocks of a PEM bundle cannot be read; skipped them and used the others, as kubectl does. "
                            + "origin={}, used={}, skipped={}, first={}",
                    pem.origin(),
                    certificates.size(),
                    skipped.size(),
                    skipped.subList(0, Math.min(3, skipped.size())));
        }
        return certificates;
    }

    /** Returns a client certificate, and those that lead from it to the authority. */
    static List<X509Certificate> chain(Pem pem) {
        List<X509Certificate> chain = new ArrayList<>();
        List<PemBlock> blocks = PemBlock.all(pem.text());
        boolean leaf = true;
        for (PemBlock block : blocks) {
            if (block.der() == null || !block.label().equals("CERTIFICATE")) {
                continue;
            }
            X509Certificate certificate = certificate(block.der());
            if (certificate != null) {
                chain.add(certificate);
            } else if (leaf) {
                throw new KubeconfigException(
                        pem.origin() + ": expected an X.509 certificate, but these bytes are none. Was it cut off?");
            } else {
                LOG.warn(
                        "Left a certificate out of a client's chain; it is no X.509 certificate. origin={}, lastLine={}",
                        pem.origin(),
                        block.line());
            }
            leaf = false;
        }
        if (chain.isEmpty()) {
            throw new KubeconfigException(
                    pem.origin() + ": expected a certificate (-----BEGIN CERTIFICATE-----), " + found(blocks));
        }
        return chain;
    }

    /** Returns the first private key. Like Go, ignores which form its label names. */
    static PrivateKey key(Pem pem) {
        byte[] ecParameters = null;
        List<PemBlock> blocks = PemBlock.all(pem.text());
        for (PemBlock block : blocks) {
            if (block.der() == null) {
                continue;
            }
            if (block.label().equals("EC PARAMETERS")) {
                ecParameters = block.der();
            } else if (block.label().endsWith("PRIVATE KEY")) {
                if (block.isEncrypted() || block.label().startsWith("ENCRYPTED")) {
                    throw encrypted(pem);
                }
                return key(block.der(), ecParameters, pem);
            }
        }
        throw new KubeconfigException(
                pem.origin() + ": expected a private key (-----BEGIN PRIVATE KEY-----, RSA PRIVATE "
                        + "KEY or EC PRIVATE KEY), " + found(blocks));
    }

    private static PrivateKey key(byte[] der, byte @Nullable [] ecParameters, Pem pem) {
        byte[] curve = Der.curveOfSec1(der);
        List<byte[]> forms = new ArrayList<>(List.of(der, Der.pkcs8(Der.RSA, der)));
        byte[] parameters = curve != null ? curve : ecParameters;
        if (parameters != null) {
            forms.add(Der.pkcs8(Der.ecAlgorithm(parameters), der));
        }
        for (byte[] pkcs8 : forms) {
            // The key states its algorithm, but Java requires it as an argument; servers accept only these three.
            for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
                } catch (GeneralSecurityException | RuntimeException e) {
                    // Not this algorithm. For some bytes Java throws undeclared exceptions.
                }
            }
        }
        throw new KubeconfigException(pem.origin() + ": expected an RSA, EC or Ed25519 key, but these bytes are none"
                + (curve == null && ecParameters == null ? ", or do not name their curve" : "")
                + ". Was it cut off? Otherwise convert it: openssl pkcs8 -topk8 -nocrypt -in KEY");
    }

    private static @Nullable X509Certificate certificate(byte[] der) {
        ByteArrayInputStream in = new ByteArrayInputStream(der);
        try {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return in.available() == 0 ? certificate : null;
        } catch (CertificateException | RuntimeException e) {
            return null; // for some bytes Java throws undeclared exceptions
        }
    }

    private static KubeconfigException encrypted(Pem pem) {
        return new KubeconfigException(
                pem.origin() + ": the key has a password, which this library cannot ask for. Write it "
                        + "without one: openssl pkcs8 -topk8 -nocrypt -in KEY");
    }

    private static String found(List<PemBlock> blocks) {
        return blocks.isEmpty()
                ? "found no PEM block at all."
                : "found "
                        + blocks.stream()
                                .limit(10)
                                .map(b -> b + (b.der() == null ? " (damaged)" : ""))
                                .toList() + ". Was it cut off?";
    }
}
