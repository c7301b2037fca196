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
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and keys from PEM. Java reads certificates and PKCS#8 keys; the two older forms of a key, which Go takes
 * as well, are put into a PKCS#8 envelope. Answers to Go's {@code tls.X509KeyPair} and client-go's {@code util/cert}.
 */
final class PemReader {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private record Block(String label, byte[] der) {}

    private PemReader() {}

    /** All certificates, in their order; at least one. */
    static List<X509Certificate> certificates(Pem pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(pem)) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block.der(), pem));
            }
        }
        if (certificates.isEmpty()) {
            throw new KubeconfigException(
                    pem.origin() + ": expected a certificate (-----BEGIN CERTIFICATE-----), " + found(pem) + ".");
        }
        return certificates;
    }

    /** The first private key. */
    static PrivateKey key(Pem pem) {
        byte[] ecParameters = null;
        for (Block block : blocks(pem)) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return pkcs8(block.der(), pem);
                }
                case "RSA PRIVATE KEY" -> {
                    return pkcs8(Der.pkcs8(Der.RSA, block.der()), pem);
                }
                case "EC PARAMETERS" -> ecParameters = block.der();
                case "EC PRIVATE KEY" -> {
                    return pkcs8(Der.pkcs8(curve(block.der(), ecParameters, pem), block.der()), pem);
                }
                case "ENCRYPTED PRIVATE KEY" -> throw encrypted(pem);
                default -> {
                    // Some tools write the certificate into the same file.
                }
            }
        }
        throw new KubeconfigException(
                pem.origin() + ": expected a private key (-----BEGIN PRIVATE KEY-----, RSA PRIVATE "
                        + "KEY or EC PRIVATE KEY), " + found(pem) + ".");
    }

    private static byte[] curve(byte[] sec1, byte @Nullable [] parameters, Pem pem) {
        byte[] curve = Der.curveOfSec1(sec1);
        if (curve == null) {
            curve = parameters;
        }
        if (curve == null) {
            throw new KubeconfigException(pem.origin() + ": the EC PRIVATE KEY does not say on which curve it lies. "
                    + "Make it anew: openssl pkcs8 -topk8 -nocrypt -in KEY");
        }
        return Der.ecAlgorithm(curve);
    }

    private static PrivateKey pkcs8(byte[] der, Pem pem) {
        // The algorithm stands inside, but Java wants it said; there are only three that a server takes.
        GeneralSecurityException last = null;
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw new KubeconfigException(
                pem.origin() + ": expected an RSA, EC or Ed25519 key, but these bytes are none. Was it cut off?", last);
    }

    private static X509Certificate certificate(byte[] der, Pem pem) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new KubeconfigException(
                    pem.origin() + ": expected an X.509 certificate, but these bytes are none. Was it cut off?", e);
        }
    }

    private static List<Block> blocks(Pem pem) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(pem.text());
        while (matcher.find()) {
            String body = matcher.group(2);
            if (body.contains("ENCRYPTED") || body.contains("Proc-Type")) {
                throw encrypted(pem);
            }
            try {
                blocks.add(new Block(matcher.group(1), Base64.getDecoder().decode(body.replaceAll("\\s+", ""))));
            } catch (IllegalArgumentException e) {
                throw new KubeconfigException(pem.origin() + ": expected base64 between the BEGIN and END lines of "
                        + matcher.group(1) + ", but it cannot be decoded. Was it cut off?");
            }
        }
        return blocks;
    }

    private static KubeconfigException encrypted(Pem pem) {
        return new KubeconfigException(pem.origin() + ": the key has a password, and nobody is here to ask. Write it "
                + "without one: openssl pkcs8 -topk8 -nocrypt -in KEY");
    }

    private static String found(Pem pem) {
        List<String> labels = blocks(pem).stream().map(Block::label).toList();
        return labels.isEmpty() ? "found no PEM block at all" : "found " + labels;
    }
}
