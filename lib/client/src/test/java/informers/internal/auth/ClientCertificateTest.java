package informers.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.KubeconfigException;
import informers.client.config.Pem;
import informers.client.config.TestCertificates;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class ClientCertificateTest {
    private static final HeldCertificate EC =
            TestCertificates.signed().commonName("ec").build();
    private static final HeldCertificate OTHER_EC = TestCertificates.signed().build();
    private static final HeldCertificate RSA = TestCertificates.signed()
            .keyPair(TestCertificates.rsa())
            .commonName("rsa")
            .build();

    private static ClientCertificate read(HeldCertificate certificate, HeldCertificate key) {
        return ClientCertificate.read(
                new Pem(certificate.certificatePem() + TestCertificates.CA.certificatePem(), "client-certificate of u"),
                new Pem(key.privateKeyPkcs8Pem(), "client-key of u"));
    }

    @Test
    void aPairIsReadWithItsChain() {
        for (HeldCertificate held : List.of(EC, RSA)) {
            ClientCertificate pair = read(held, held);
            assertThat(pair.chain()).containsExactly(held.certificate(), TestCertificates.CA.certificate());
            assertThat(pair.key()).isEqualTo(held.keyPair().getPrivate());
            assertThat(pair).hasToString("certificate of " + held.certificate().getSubjectX500Principal());
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRejected() {
        for (HeldCertificate key : List.of(OTHER_EC, RSA)) {
            assertThatThrownBy(() -> read(EC, key))
                    .isInstanceOf(KubeconfigException.class)
                    .hasMessage("client-key of u: this key does not belong to the certificate in client-certificate of"
                            + " u. Take both from the same place.");
        }
    }
}
