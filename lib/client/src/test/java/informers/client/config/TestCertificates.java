package informers.client.config;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import okhttp3.tls.HeldCertificate;

/** An authority, and what it signs. */
public final class TestCertificates {
    public static final HeldCertificate CA = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("ca")
            .build();

    private TestCertificates() {}

    /** A pair of RSA keys, short, so that it is made in no time: here nobody encrypts anything. */
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
