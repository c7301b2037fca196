package informers.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import informers.api.DeleteOptions;
import informers.api.DeleteOptions.PropagationPolicy;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.api.WriteOptions;
import informers.api.WriteOptions.FieldValidation;
import informers.client.ResourceClient.SubresourceClient;
import informers.client.rest.RestClient;
import informers.client.rest.TestServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The requests of each verb, compared byte by byte with those recorded in client-go's dynamic/golden_test.go (except
 * for the last line feed of a body, and the headers Host and User-Agent). Further ones are our own, in the same form.
 */
@DisplayName("TestGoldenRequest")
class GoldenRequestTest {
    private static final GroupVersionResource FLIPS = new GroupVersionResource("flops", "v1alpha1", "flips");
    private static final String MOPS = "/apis/flops/v1alpha1/namespaces/mops/flips";
    private static final WriteOptions WARN = WriteOptions.DEFAULT.withFieldValidation(FieldValidation.WARN);
    private static final WriteOptions FORCE = WriteOptions.DEFAULT.withForce(true);
    private static final DeleteOptions DRY = DeleteOptions.DEFAULT.withDryRun(true);

    private final TestServer server = new TestServer();
    private final DynamicClient dynamic = new DynamicClient(RestClient.of(server.config()));
    private final ResourceClient<Unstructured> flips = dynamic.resource(FLIPS).namespace("mops");
    private final SubresourceClient<Unstructured> fin = flips.subresource("fin", ResourceType.dynamic(FLIPS));
    private final Unstructured mips = ResourceType.dynamic(FLIPS).decode(bytes("{\"metadata\":{\"name\":\"mips\"}}"));

    @AfterEach
    void stop() {
        dynamic.close();
        server.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The server responds with 404; only the request matters, and that there is one. */
    private String asked(Runnable request) {
        catchThrowable(request::run);
        assertThat(server.seen()).hasSize(1);
        TestServer.Seen seen = server.last();
        assertThat(seen.header("Accept")).isEqualTo("application/json");
        String contentType = seen.header("Content-type");
        return seen.method() + " " + seen.uri() + (contentType.isEmpty() ? "" : "\n" + contentType)
                + (seen.body().isEmpty() ? "" : "\n" + seen.body());
    }

    @Test
    @DisplayName("create")
    void create() {
        assertThat(asked(() -> fin.create(mips, WARN))).isEqualTo("""
                POST %s/mips/fin?fieldValidation=Warn
                application/json
                {"metadata":{"name":"mips"}}""".formatted(MOPS));
    }

    @Test
    @DisplayName("update")
    void update() {
        assertThat(asked(() -> fin.update(mips, WARN))).isEqualTo("""
                PUT %s/mips/fin?fieldValidation=Warn
                application/json
                {"metadata":{"name":"mips"}}""".formatted(MOPS));
    }

    @Test
    @DisplayName("updatestatus")
    void updateStatus() {
        assertThat(asked(() -> flips.updateStatus(mips, WARN))).isEqualTo("""
                PUT %s/mips/status?fieldValidation=Warn
                application/json
                {"metadata":{"name":"mips"}}""".formatted(MOPS));
    }

    @Test
    @DisplayName("delete")
    void delete() {
        assertThat(asked(() -> fin.delete("mips", DRY))).isEqualTo("""
                DELETE %s/mips/fin
                application/json
                {"kind":"DeleteOptions","apiVersion":"v1","dryRun":["All"]}""".formatted(MOPS));
    }

    @Test
    @DisplayName("deletecollection")
    void deleteCollection() {
        assertThat(asked(() -> flips.deleteCollection(DRY, ListOptions.ALL.withResourceVersion("42"))))
                .isEqualTo("""
                DELETE %s?resourceVersion=42
                application/json
                {"kind":"DeleteOptions","apiVersion":"v1","dryRun":["All"]}""".formatted(MOPS));
    }

    @Test
    @DisplayName("get")
    void get() {
        assertThat(asked(() -> fin.get("mips", "42"))).isEqualTo("GET " + MOPS + "/mips/fin?resourceVersion=42");
    }

    @Test
    @DisplayName("list")
    void list() {
        assertThat(asked(() -> flips.list(ListOptions.ALL.withResourceVersion("42"))))
                .isEqualTo("GET " + MOPS + "?resourceVersion=42");
    }

    @Test
    @DisplayName("watch")
    void watch() {
        assertThat(asked(() -> flips.watch(ListOptions.ALL.withResourceVersion("42"))))
                .isEqualTo("GET " + MOPS + "?resourceVersion=42&watch=true");
    }

    @Test
    @DisplayName("patch")
    void patch() {
        Runnable request = () ->
                fin.patch("mips", PatchType.STRATEGIC_MERGE, bytes("{\"foo\":\"bar\"}\n"), WriteOptions.by("baz"));
        assertThat(asked(request)).isEqualTo("""
                PATCH %s/mips/fin?fieldManager=baz
                application/strategic-merge-patch+json
                {"foo":"bar"}
                """.formatted(MOPS));
    }

    @Test
    @DisplayName("apply")
    void apply() {
        assertThat(asked(() -> fin.apply(mips, FORCE))).isEqualTo("""
                PATCH %s/mips/fin?force=true
                application/apply-patch+yaml
                {"metadata":{"name":"mips"}}""".formatted(MOPS));
    }

    @Test
    @DisplayName("applystatus")
    void applyStatus() {
        assertThat(asked(() -> flips.applyStatus(mips, FORCE))).isEqualTo("""
                PATCH %s/mips/status?force=true
                application/apply-patch+yaml
                {"metadata":{"name":"mips"}}""".formatted(MOPS));
    }

    @Test
    @DisplayName("every option of a delete, in the order of Go's fields")
    void everyOptionOfADelete() {
        DeleteOptions all = DeleteOptions.DEFAULT
                .withGracePeriodSeconds(5L)
                .withUid("u")
                .withResourceVersion("42")
                .withPropagationPolicy(PropagationPolicy.FOREGROUND)
                .withDryRun(true);
        assertThat(asked(() -> flips.delete("mips", all))).isEqualTo("""
                DELETE %s/mips
                application/json
                {"kind":"DeleteOptions","apiVersion":"v1","gracePeriodSeconds":5,\
                "preconditions":{"uid":"u","resourceVersion":"42"},\
                "propagationPolicy":"Foreground","dryRun":["All"]}""".formatted(MOPS));
    }

    @Test
    @DisplayName("every option of a write")
    void everyOptionOfAWrite() {
        WriteOptions all = WriteOptions.by("me")
                .withDryRun(true)
                .withFieldValidation(FieldValidation.STRICT)
                .withForce(true);
        assertThat(asked(() -> flips.apply(mips, all))).isEqualTo("""
                PATCH %s/mips?dryRun=All&fieldManager=me&fieldValidation=Strict&force=true
                application/apply-patch+yaml
                {"metadata":{"name":"mips"}}""".formatted(MOPS));
    }
}
