package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.client.config.KubeconfigException.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of client-go's tools/clientcmd/validation_test.go. There they validate a single cluster, user or context,
 * or a whole file; here the context that is used, because a client reads nothing else.
 */
class ValidationCasesTest {
    private static final String EXEC =
            "exec: {command: /bin/example, apiVersion: client.authentication.k8s.io/v1, interactiveMode: IfAvailable";

    private ConfigFiles files;

    @BeforeEach
    void folder(@TempDir Path folder) {
        files = new ConfigFiles(folder);
    }

    /** Returns the problem of a user; the message names the user and the file. */
    private String userProblem(String user) {
        String message = problem(() -> files.read("server: anything", user));
        assertThat(message).contains("user \"u\" in " + files.path("config"));
        return message;
    }

    private String clusterProblem(String cluster) {
        String message = problem(() -> files.read(cluster, ""));
        assertThat(message).contains("cluster \"c\" in " + files.path("config"));
        return message;
    }

    private static String problem(org.junit.jupiter.api.function.Executable reading) {
        KubeconfigException e = catchThrowableOfType(KubeconfigException.class, reading::execute);
        assertThat(e).isNotNull();
        return e.getMessage();
    }

    private void assertValid(String user) {
        assertThatCode(() -> files.read("server: anything", user)).doesNotThrowAnyException();
    }

    private static final String DIRTY_AND_CLEAN = """
            clusters:
            - {name: missing ca, cluster: {server: anything, certificate-authority: missing}}
            - {name: clean, cluster: {server: anything}}
            users:
            - {name: error, user: {username: anything, token: here}}
            - {name: clean, user: {token: here}}
            contexts:
            - {name: dirty, context: {cluster: missing ca, user: error}}
            - {name: clean, context: {cluster: clean, user: clean}}
            """;

    @Test
    @DisplayName("TestConfirmUsableBadInfoButOkConfig: an error elsewhere in the file does not matter")
    void confirmUsableBadInfoButOkConfig() {
        Kubeconfig kubeconfig = files.kubeconfig(DIRTY_AND_CLEAN);
        assertThatCode(() -> kubeconfig.clientConfig("clean")).doesNotThrowAnyException();
        assertThatThrownBy(() -> kubeconfig.clientConfig("dirty")).isInstanceOf(KubeconfigException.class);
    }

    @Test
    @DisplayName("TestConfirmUsableMissingObjects: a missing user or cluster")
    void confirmUsableMissingObjects() {
        Kubeconfig kubeconfig = files.kubeconfig("""
                clusters: [{name: kind-cluster, cluster: {server: anything}}]
                users: [{name: kind-user, user: {token: any-value}}]
                contexts:
                - {name: missing-user, context: {cluster: kind-cluster, user: garbage}}
                - {name: missing-cluster, context: {cluster: garbage, user: kind-user}}
                """);
        assertThatThrownBy(() -> kubeconfig.clientConfig("missing-user"))
                .hasMessageContaining("context \"missing-user\" in " + files.path("config"))
                .hasMessageContaining("it names the user \"garbage\", which does not exist. Known are: kind-user");
        assertThatThrownBy(() -> kubeconfig.clientConfig("missing-cluster"))
                .hasMessageContaining("context \"missing-cluster\" in " + files.path("config"))
                .hasMessageContaining(
                        "it names the cluster \"garbage\", which does not exist. Known are: kind-cluster");
    }

    @Test
    @DisplayName("TestConfirmUsableBadInfoConfig: all problems of a context are reported at once")
    void confirmUsableBadInfoConfig() {
        assertThatThrownBy(() -> files.kubeconfig(DIRTY_AND_CLEAN).clientConfig("dirty"))
                .hasMessageContaining("certificate-authority of cluster \"missing ca\"")
                .hasMessageContaining("no such file")
                .hasMessageContaining("both a token and a username");
    }

    @Test
    @DisplayName("TestConfirmUsableEmptyConfig: an empty configuration, no context named")
    void confirmUsableEmptyConfig() {
        assertReason(Reason.EMPTY, "", "");
    }

    @Test
    @DisplayName("TestConfirmUsableMissingConfig: an empty configuration, a context named")
    void confirmUsableMissingConfig() {
        assertReason(Reason.EMPTY, "", "not-here");
    }

    @Test
    @DisplayName("TestValidateEmptyConfig: empty files of all kinds")
    void validateEmptyConfig() {
        for (String empty : List.of("---", "kind: Config\napiVersion: v1", "clusters: []", "clusters:\nusers:\n")) {
            assertThat(assertReason(Reason.EMPTY, empty, ""))
                    .hasMessageContaining(files.path("config").toString())
                    .hasMessageContaining("no context");
        }
    }

    private KubeconfigException assertReason(Reason reason, String yaml, String context) {
        KubeconfigException e = catchThrowableOfType(
                KubeconfigException.class, () -> files.kubeconfig(yaml).clientConfig(context));
        assertThat(e.reason()).isEqualTo(reason);
        return e;
    }

    @Test
    @DisplayName("TestValidateMissingCurrentContextConfig: current-context names a missing context")
    void validateMissingCurrentContextConfig() {
        assertThat(assertReason(Reason.CONTEXT_NOT_FOUND, "current-context: anything", ""))
                .hasMessageContaining("no context \"anything\", though current-context names it");
    }

    @Test
    @DisplayName("TestIsContextNotFound: a program can recognize it")
    void isContextNotFound() {
        assertReason(Reason.CONTEXT_NOT_FOUND, ConfigFiles.VALID, "anything");
        assertReason(Reason.NO_CONTEXT, ConfigFiles.VALID.replace("current-context: clean", ""), "");
    }

    @Test
    @DisplayName("TestIsEmptyConfig: a program can recognize it")
    void isEmptyConfig() {
        assertReason(Reason.EMPTY, "", "");
        Map<String, String> nowhere = Map.of("HOME", files.path("nowhere").toString());
        assertThatThrownBy(() -> Kubeconfig.load(null, nowhere))
                .satisfies(e -> assertThat(((KubeconfigException) e).reason()).isEqualTo(Reason.EMPTY));
    }

    @Test
    @DisplayName("TestIsConfigurationInvalid: a single problem is thrown itself, several in one exception")
    void isConfigurationInvalid() {
        Problems none = new Problems();
        assertThatCode(none::throwIfAny).doesNotThrowAnyException();
        KubeconfigException one = new KubeconfigException(Reason.NO_CONTEXT, "one");
        Problems single = new Problems();
        single.add(one);
        assertThatThrownBy(single::throwIfAny).isSameAs(one);
        single.add(new KubeconfigException("two"));
        assertThatThrownBy(single::throwIfAny)
                .hasMessage("one\ntwo")
                .satisfies(e -> assertThat(((KubeconfigException) e).reason()).isEqualTo(Reason.INVALID));
    }

    @Test
    @DisplayName("TestValidateMissingReferencesConfig: a missing user and a missing cluster are reported at once")
    void validateMissingReferencesConfig() {
        assertThatThrownBy(() -> files.kubeconfig(
                                "contexts: [{name: anything, context: {cluster: missing, user: missing}}]")
                        .clientConfig("anything"))
                .hasMessageContaining("it names the cluster \"missing\"")
                .hasMessageContaining("it names the user \"missing\"");
    }

    /** A context without a user is anonymous here, as it is in kubectl; only kubectl's validation requires one. */
    @Test
    @DisplayName("TestValidateEmptyContext: a cluster is required")
    void validateEmptyContext() {
        assertThatThrownBy(() -> files.kubeconfig("contexts: [{name: anything, context: {}}]")
                        .clientConfig("anything"))
                .hasMessageContaining("context \"anything\" in " + files.path("config"))
                .hasMessageContaining("expected the field cluster");
    }

    @Test
    @DisplayName("TestValidateEmptyContextName: it cannot be chosen")
    void validateEmptyContextName() {
        Kubeconfig read = files.kubeconfig("contexts: [{name: '', context: {cluster: a, user: a}}]");
        assertThat(read.contexts()).containsExactly("");
        assertThatThrownBy(read::clientConfig)
                .isInstanceOfSatisfying(
                        KubeconfigException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_CONTEXT));
    }

    @Test
    @DisplayName("TestValidateEmptyClusterInfo: a server is required")
    void validateEmptyClusterInfo() {
        assertThat(clusterProblem("")).contains("expected the field server, such as https://10.0.0.1:6443");
    }

    @Test
    @DisplayName("TestValidateClusterInfoErrEmptyCluster: and that is the only problem")
    void validateClusterInfoErrEmptyCluster() {
        assertThat(clusterProblem("").lines()).hasSize(1);
    }

    @Test
    @DisplayName("TestValidateMissingCAFileClusterInfo: a missing file")
    void validateMissingCaFileClusterInfo() {
        assertThat(clusterProblem("server: anything, certificate-authority: missing"))
                .contains("certificate-authority of cluster \"c\"")
                .contains(files.path("missing").toString())
                .contains("no such file");
    }

    @Test
    @DisplayName("TestValidateCleanClusterInfo: a server is enough")
    void validateCleanClusterInfo() {
        assertThatCode(() -> files.read("server: anything", "")).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("TestValidateCleanWithCAClusterInfo: a server and its authority")
    void validateCleanWithCaClusterInfo() {
        files.write("ca", "the ca");
        assertThatCode(() -> files.read("server: anything, certificate-authority: ca", ""))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("TestValidateEmptyAuthInfo: an anonymous user")
    void validateEmptyAuthInfo() {
        assertValid("");
    }

    @Test
    @DisplayName("TestValidateCertFilesNotFoundAuthInfo: both missing files are reported")
    void validateCertFilesNotFoundAuthInfo() {
        assertThat(userProblem("client-certificate: missing-cert, client-key: missing-key"))
                .contains("client-certificate of user \"u\"")
                .contains(files.path("missing-cert").toString())
                .contains("client-key of user \"u\"")
                .contains(files.path("missing-key").toString());
    }

    /** In spite of the name, client-go rejects this: "… are both specified for …; … will override". */
    @Test
    @DisplayName("TestValidateCertDataOverridesFiles: a file and data for the same field are rejected")
    void validateCertDataOverridesFiles() {
        files.write("pem", "x");
        assertThat(userProblem("client-certificate: pem, client-certificate-data: eA==, client-key: pem, "
                        + "client-key-data: eA=="))
                .contains("client-certificate and client-certificate-data are both given")
                .contains("client-key and client-key-data are both given");
        assertThat(clusterProblem("server: anything, certificate-authority: pem, certificate-authority-data: eA=="))
                .contains("certificate-authority and certificate-authority-data are both given");
    }

    @Test
    @DisplayName("TestValidateCleanCertFilesAuthInfo: existing files")
    void validateCleanCertFilesAuthInfo() {
        files.write("pem", "x");
        assertValid("client-certificate: pem, client-key: pem");
    }

    @Test
    @DisplayName("TestValidateCleanTokenAuthInfo: a token")
    void validateCleanTokenAuthInfo() {
        assertValid("token: any-value");
    }

    @Test
    @DisplayName("TestValidateMultipleMethodsAuthInfo: a token and a username")
    void validateMultipleMethodsAuthInfo() {
        assertThat(userProblem("token: token, username: username")).contains("both a token and a username");
        files.write("t", "token");
        assertThat(userProblem("tokenFile: t, password: p")).contains("both a token and a username");
    }

    @Test
    @DisplayName("TestValidateAuthInfoExec: a plugin with all required fields")
    void validateAuthInfoExec() {
        assertValid(EXEC + ", args: [hello, world], env: [{name: foo, value: bar}]}");
    }

    @Test
    @DisplayName("TestValidateAuthInfoExecNoVersion: the version is required, and must be a supported one")
    void validateAuthInfoExecNoVersion() {
        assertThat(userProblem(EXEC.replace("apiVersion: client.authentication.k8s.io/v1, ", "") + "}"))
                .contains("exec of user \"u\"")
                .contains("expected apiVersion: client.authentication.k8s.io/v1 ");
        assertThat(userProblem(EXEC.replace("/v1,", "/v1alpha1,") + "}"))
                .contains("found client.authentication.k8s.io/v1alpha1")
                .contains("Update the plugin");
    }

    @Test
    @DisplayName("TestValidateAuthInfoExecNoCommand: the command is required")
    void validateAuthInfoExecNoCommand() {
        assertThat(userProblem(EXEC.replace("command: /bin/example, ", "") + "}"))
                .contains("expected the field command");
    }

    @Test
    @DisplayName("TestValidateAuthInfoExecWithAuthProvider: an auth-provider is rejected, also besides a plugin")
    void validateAuthInfoExecWithAuthProvider() {
        assertThat(userProblem("auth-provider: {name: oidc}, " + EXEC + "}"))
                .contains("the field auth-provider")
                .contains("oidc-login");
    }

    @Test
    @DisplayName("TestValidateAuthInfoExecNoEnv: a variable may be empty, but not its name")
    void validateAuthInfoExecNoEnv() {
        assertValid(EXEC + ", env: [{name: foo, value: ''}]}");
        assertThat(userProblem(EXEC + ", env: [{value: secret-7}]}"))
                .contains("entries {name: …, value: …}")
                .doesNotContain("secret-7");
    }

    @Test
    @DisplayName("TestValidateAuthInfoExecInteractiveModeMissing: required in v1; v1beta1 does not have it")
    void validateAuthInfoExecInteractiveModeMissing() {
        String without = EXEC.replace(", interactiveMode: IfAvailable", "");
        assertThat(userProblem(without + "}"))
                .contains("expected interactiveMode: Never, IfAvailable or Always, found none");
        assertValid(without.replace("/v1", "/v1beta1") + "}");
    }

    @Test
    @DisplayName("TestValidateAuthInfoExecInteractiveModeInvalid: it must be one of three")
    void validateAuthInfoExecInteractiveModeInvalid() {
        assertThat(userProblem(EXEC.replace("IfAvailable", "invalid") + "}"))
                .contains("expected interactiveMode: Never, IfAvailable or Always, found something else");
    }

    @Test
    @DisplayName("TestValidateAuthInfoImpersonateUser: only a user")
    void validateAuthInfoImpersonateUser() {
        assertValid("as: user");
    }

    @Test
    @DisplayName("TestValidateAuthInfoImpersonateEverything: a user and all other fields")
    void validateAuthInfoImpersonateEverything() {
        assertValid("as: user, as-uid: abc123, as-groups: [group-1, group-2], as-user-extra: {key: [val1, val2]}");
    }

    @Test
    @DisplayName("TestValidateAuthInfoImpersonateGroupsWithoutUserInvalid: groups without a user")
    void validateAuthInfoImpersonateGroupsWithoutUserInvalid() {
        assertThat(userProblem("as-groups: [group-1, group-2]")).contains("no user to impersonate");
    }

    @Test
    @DisplayName("TestValidateAuthInfoImpersonateExtraWithoutUserInvalid: extra without a user")
    void validateAuthInfoImpersonateExtraWithoutUserInvalid() {
        assertThat(userProblem("as-user-extra: {key: [val1, val2]}")).contains("no user to impersonate");
    }

    @Test
    @DisplayName("TestValidateAuthInfoImpersonateUIDWithoutUserInvalid: a uid without a user")
    void validateAuthInfoImpersonateUidWithoutUserInvalid() {
        assertThat(userProblem("as-uid: abc123")).contains("no user to impersonate");
    }
}
