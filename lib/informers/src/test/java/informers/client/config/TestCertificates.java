package informers.client.config;

import okhttp3.tls.HeldCertificate;

/** An authority, and what it signs. */
public final class TestCertificates {
    public static final HeldCertificate CA = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("ca")
            .build();

    private TestCertificates() {}

    public static HeldCertificate.Builder signed() {
        return new HeldCertificate.Builder().signedBy(CA);
    }
}
