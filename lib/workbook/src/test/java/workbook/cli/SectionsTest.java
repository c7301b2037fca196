package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Status;
import informers.client.rest.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private final Sections sections = new Sections();
    private final List<String> run = new ArrayList<>();

    @Test
    void aForbiddenReadSkipsOnlyItsSection() throws InterruptedException {
        sections.run(() -> {
            throw forbidden(
                    "GET",
                    "pods is forbidden: User \"anna\" cannot list resource \"pods\" in API group \"\" at the"
                            + " cluster scope");
        });
        sections.run(() -> run.add("next"));

        assertThat(run).containsExactly("next");
        assertThat(sections.status()).isZero();
    }

    @Test
    void aForbiddenWriteFailsTheScriptInTheEnd() throws InterruptedException {
        sections.run(() -> {
            throw new IllegalStateException(forbidden("POST", "exceeded quota: pods"));
        });
        sections.run(() -> run.add("next"));

        assertThat(run).containsExactly("next");
        assertThatThrownBy(sections::status).isInstanceOf(UserError.class).hasMessageContaining("exceeded quota: pods");
    }

    @Test
    void anythingElseEndsTheScript() {
        assertThatThrownBy(() -> sections.run(() -> {
                    throw new IllegalStateException("odd");
                }))
                .hasMessage("odd");
    }

    @Test
    void theMissingPermissionIsNamedAndHowToCheckIt() {
        String inOne =
                "deployments.apps is forbidden: User \"anna\" cannot create resource \"deployments\" in API group"
                        + " \"apps\" in the namespace \"team\"";
        assertThat(Sections.missing(forbidden("POST", inOne)))
                .isEqualTo(
                        "you may not create deployments.apps in the namespace team (403 Forbidden). See: kubectl auth"
                                + " can-i create deployments.apps --namespace team");
    }

    private static ApiException forbidden(String method, String message) {
        return new ApiException(method, "http://a", 403, Status.failure(403, "Forbidden", message), 0);
    }
}
