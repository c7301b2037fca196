package informers.client.config;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import okhttp3.tls.HeldCertificate;

/** A certificate authority, and certificates that it signs. */
public final class TestCertificates {
    public static final HeldCertificate CA = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("ca")
            .build();

    private TestCertificates() {}

    /** Returns a pair of short RSA keys, which are created quickly. */
    public static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    public static HeldCertificate.Builder signed() {
        return new HeldCertificate.Builder().signedBy(CA);
    }
}
