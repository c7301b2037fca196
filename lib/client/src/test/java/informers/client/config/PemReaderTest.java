package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import informers.logs.CapturedLogs;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemReaderTest {
    private static Pem pem(String text) {
        return new Pem(text, "client-key of user \"u\" in config");
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    @Test
    void rsaKeysAreReadInBothForms() {
        HeldCertificate held =
                new HeldCertificate.Builder().keyPair(TestCertificates.rsa()).build();
        assertThat(PemReader.key(pem(held.privateKeyPkcs8Pem())))
                .isEqualTo(held.keyPair().getPrivate());
        assertThat(PemReader.key(pem(held.privateKeyPkcs1Pem())))
                .isEqualTo(held.keyPair().getPrivate());
    }

    /** SEC 1, as openssl ecparam -genkey writes it: SEQUENCE { 1, OCTET STRING secret, [0] curve }. */
    private static byte[] sec1(BigInteger secret, byte[] curve) {
        byte[] s = new byte[32];
        byte[] plain = secret.toByteArray();
        int length = Math.min(32, plain.length);
        System.arraycopy(plain, plain.length - length, s, 32 - length, length);
        byte[] sec1 = new byte[7 + 32 + (curve.length == 0 ? 0 : 2 + curve.length)];
        sec1[0] = 0x30;
        sec1[1] = (byte) (sec1.length - 2);
        System.arraycopy(new byte[] {2, 1, 1, 4, 32}, 0, sec1, 2, 5);
        System.arraycopy(s, 0, sec1, 7, 32);
        if (curve.length > 0) {
            sec1[39] = (byte) 0xa0;
            sec1[40] = (byte) curve.length;
            System.arraycopy(curve, 0, sec1, 41, curve.length);
        }
        return sec1;
    }

    private static final byte[] P256 = {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};

    @Test
    void ecKeysAreReadInTheOldForm() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ECPrivateKey key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
        String whole = block("EC PRIVATE KEY", sec1(key.getS(), P256));
        String apart = block("EC PARAMETERS", P256) + block("EC PRIVATE KEY", sec1(key.getS(), new byte[0]));
        assertThat(((ECPrivateKey) PemReader.key(pem(whole))).getS()).isEqualTo(key.getS());
        assertThat(((ECPrivateKey) PemReader.key(pem(apart))).getS()).isEqualTo(key.getS());
        assertThatThrownBy(() -> PemReader.key(pem(block("EC PRIVATE KEY", sec1(key.getS(), new byte[0])))))
                .hasMessageContaining("do not name their curve");
    }

    @Test
    void ed25519KeysAreRead() throws Exception {
        var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        assertThat(PemReader.key(pem(block("PRIVATE KEY", key.getEncoded())))).isEqualTo(key);
    }

    @Test
    void aKeyIsFoundAfterItsCertificate() {
        HeldCertificate held = new HeldCertificate.Builder().build();
        assertThat(PemReader.key(pem(held.certificatePem() + held.privateKeyPkcs8Pem())))
                .isEqualTo(held.keyPair().getPrivate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                        + "-----END RSA PRIVATE KEY-----",
            })
    void aKeyWithAPasswordIsAnErrorWithTheCommandThatHelps(String text) {
        assertThatThrownBy(() -> PemReader.key(pem(text)))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("has a password")
                .hasMessageContaining("openssl pkcs8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no pem at all",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n???secret-5\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
            })
    void anInvalidKeyIsAnErrorThatNamesItsPlace(String text) {
        assertThatThrownBy(() -> PemReader.key(pem(text)))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith("client-key of user \"u\" in config: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-5"));
    }

    @Test
    void anInvalidCertificateIsAnErrorThatNamesItsPlace() {
        HeldCertificate held = new HeldCertificate.Builder().build();
        for (Function<Pem, List<X509Certificate>> read :
                List.<Function<Pem, List<X509Certificate>>>of(PemReader::bundle, PemReader::chain)) {
            assertThatThrownBy(() -> read.apply(pem(held.privateKeyPkcs8Pem())))
                    .hasMessageContaining("expected a certificate")
                    .hasMessageContaining("[PRIVATE KEY]");
            assertThatThrownBy(() -> read.apply(pem("no PEM"))).hasMessageContaining("found no PEM block at all");
            assertThatThrownBy(() -> read.apply(pem(block("CERTIFICATE", new byte[] {1, 2, 3}))))
                    .isInstanceOf(KubeconfigException.class);
        }
    }

    private static final HeldCertificate ONE = new HeldCertificate.Builder().build();
    private static final HeldCertificate TWO = new HeldCertificate.Builder().build();
    private static final HeldCertificate THREE = new HeldCertificate.Builder().build();

    static Stream<String> damagedBlocks() {
        String two = TWO.certificatePem();
        String end = "-----END CERTIFICATE-----\n";
        return Stream.of(
                two.replace(two.substring(100, 104), "????"),
                two.replace("-----\nMII", "-----\nAAA"),
                two.replace(two.substring(100, 101), ""),
                two.replace(end, ""),
                two.replace("-----BEGIN CERTIFICATE-----\n", ""),
                two.replace(end, "-----END CERTIFICATE----\n"),
                two.replace(end, "-----END X509 CRL-----\n"),
                two.replace(end, end.strip() + " and more\n"),
                two.replace("-----BEGIN CERTIFICATE-----\n", "-----BEGIN CERTIFICATE-----\nKey: value\n"),
                two.replace("-----BEGIN CERTIFICATE-----\n", "-----BEGIN CERTIFICATE-----\nKey: value\n\n"),
                "-----BEGIN CERTIFICATE-----\n" + end,
                "-----BEGIN CERTIFICATE-----\n");
    }

    @ParameterizedTest
    @MethodSource("damagedBlocks")
    void aDamagedBlockOfABundleIsSkipped(String damaged) {
        for (String bundle : List.of(
                ONE.certificatePem() + damaged + THREE.certificatePem(),
                damaged + ONE.certificatePem() + damaged + damaged + THREE.certificatePem() + damaged)) {
            Pem pem = new Pem(bundle, "authority of " + UUID.randomUUID());
            assertThat(pem.certificates()).containsExactly(ONE.certificate(), THREE.certificate());
            assertThat(CapturedLogs.lines()).anyMatch(line -> line.contains(pem.origin() + ", used=2, skipped="));
        }
        assertThatThrownBy(() -> pem(damaged).certificates()).isInstanceOf(KubeconfigException.class);
    }

    @Test
    void textBetweenBlocksIsAComment() throws IOException {
        String text = "Subject: é\r\n" + ONE.certificatePem().replace("\n", " \t\r\n") + "\n\n# two\n"
                + TWO.privateKeyPkcs8Pem() + block("X509 CRL", new byte[] {1})
                + "-----BEGIN A: B-----\n-----END A: B-----\n-----END \n-----BEGIN \n"
                + block("TRUSTED CERTIFICATE", new byte[] {1})
                + TWO.certificatePem().stripTrailing();
        Pem pem = Pem.of(text.getBytes(StandardCharsets.ISO_8859_1), "mixed " + UUID.randomUUID());
        assertThat(pem.certificates()).containsExactly(ONE.certificate(), TWO.certificate());
        assertThat(CapturedLogs.lines()).noneMatch(line -> line.contains(pem.origin()));
    }

    @Test
    void aClientsChainNeedsAValidFirstCertificate() {
        String damaged = block("CERTIFICATE", new byte[] {1, 2, 3});
        assertThat(PemReader.chain(pem(ONE.certificatePem() + damaged + TWO.certificatePem())))
                .containsExactly(ONE.certificate(), TWO.certificate());
        assertThat(PemReader.chain(
                        pem(ONE.certificatePem().replace("CERTIFICATE-----\nM", "CERTIFICATE-----\na: b\nM"))))
                .containsExactly(ONE.certificate());
        assertThatThrownBy(() -> PemReader.chain(pem(damaged + ONE.certificatePem())))
                .hasMessageContaining("expected an X.509 certificate");
    }

    @Test
    void theLabelOfAKeyDoesNotMatter() {
        HeldCertificate held =
                new HeldCertificate.Builder().keyPair(TestCertificates.rsa()).build();
        for (String label : List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")) {
            assertThat(PemReader.key(
                            pem(block(label, held.keyPair().getPrivate().getEncoded()))))
                    .isEqualTo(held.keyPair().getPrivate());
        }
    }

    @Test
    void aBundleOfUnfinishedBlocksTakesLinearTime() {
        String text =
                "-----BEGIN CERTIFICATE-----\n".repeat(100_000) + "-----END CERTIFICATE-----\n" + ONE.certificatePem();
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(pem(text).certificates()).containsExactly(ONE.certificate()));
    }
}
