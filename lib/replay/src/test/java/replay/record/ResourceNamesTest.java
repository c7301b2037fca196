package replay.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.ApiGroup;
import informers.client.ApiResource;
import informers.client.DiscoveredResources;
import informers.client.DiscoveredResources.ResourceList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import replay.ReplayException;

class ResourceNamesTest {
    private static final List<String> VERBS = List.of("get", "list", "watch");

    private static final DiscoveredResources FOUND = new DiscoveredResources(
            List.of(
                    new ApiGroup("", List.of("v1"), "v1"),
                    new ApiGroup("apps", List.of("v1"), "v1"),
                    new ApiGroup("metrics.k8s.io", List.of("v1beta1"), "v1beta1")),
            List.of(
                    new ResourceList(
                            "v1",
                            List.of(
                                    resource("", "v1", "pods", "pod", List.of("po"), VERBS),
                                    resource("", "v1", "pods/status", "", List.of(), List.of("get")),
                                    resource("", "v1", "configmaps", "configmap", List.of("cm"), VERBS),
                                    resource("", "v1", "secrets", "secret", List.of(), VERBS),
                                    resource("", "v1", "bindings", "binding", List.of(), List.of("create")))),
                    new ResourceList(
                            "apps/v1",
                            List.of(resource("apps", "v1", "deployments", "deployment", List.of("deploy"), VERBS))),
                    new ResourceList(
                            "metrics.k8s.io/v1beta1",
                            List.of(resource(
                                    "metrics.k8s.io", "v1beta1", "pods", "pod", List.of(), List.of("get", "list"))))),
            Map.of("broken.io/v1", "503"));

    private final ResourceNames names = new ResourceNames(FOUND);

    private static ApiResource resource(
            String group, String version, String name, String singular, List<String> shortNames, List<String> verbs) {
        return new ApiResource(group, version, name, singular, shortNames, true, name, verbs, List.of());
    }

    private List<String> found(String... wanted) {
        return names.find(List.of(wanted)).stream()
                .map(resource -> resource.resource().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "pods, v1/pods",
        "Pod, v1/pods",
        "po, v1/pods",
        "deploy, apps/v1/deployments",
        "deployments.apps, apps/v1/deployments",
        "deployments.v1.apps, apps/v1/deployments",
        "secrets, v1/secrets",
    })
    void namesThatKubectlAccepts(String name, String resource) {
        assertThat(found(name)).containsExactly(resource);
        assertThat(names.has(name)).isTrue();
    }

    @Test
    void eachOnce() {
        assertThat(found("cm", "pods", "po", "pod")).containsExactly("v1/configmaps", "v1/pods");
    }

    @Test
    void aStarIsAllThatCanBeListedAndWatchedButSecrets() {
        assertThat(found("*")).containsExactly("v1/configmaps", "apps/v1/deployments", "v1/pods");
        assertThat(found("*", "secrets")).hasSize(4).contains("v1/secrets");
    }

    @ParameterizedTest
    @CsvSource({
        "pdos, Did you mean pods?",
        "deploymnet, Did you mean deployments.apps?",
        "confgmap, Did you mean configmaps?",
        "cn, Did you mean configmaps?",
    })
    void anUnknownNameIsReportedWithSimilarNames(String name, String words) {
        assertThat(names.has(name)).isFalse();
        assertThatThrownBy(() -> found("pods", name))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("The server has no resource '" + name + "'. " + words)
                .hasMessageContaining("It may be in an API that did not respond: broken.io/v1.")
                .hasMessageContaining("kubectl api-resources");
    }

    @Test
    void aNameLikeNoOtherHasNoSuggestion() {
        assertThatThrownBy(() -> found("zebras")).hasMessageStartingWith("The server has no resource 'zebras'.\n");
    }

    @Test
    void whatCannotBeWatchedCannotBeRecorded() {
        assertThatThrownBy(() -> found("bindings"))
                .isInstanceOf(ReplayException.class)
                .hasMessage("The resource 'bindings' cannot be recorded. That requires list and watch; it has create.");
        assertThatThrownBy(() -> found("pods.metrics.k8s.io")).hasMessageContaining("it has get, list.");
    }
}
