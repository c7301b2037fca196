package informers.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.GroupVersionResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePathTest {
    private static final ResourcePath PODS = ResourcePath.of(GroupVersionResource.core("v1", "pods"));
    private static final ResourcePath DEPLOYMENTS =
            ResourcePath.of(new GroupVersionResource("apps", "v1", "deployments"));

    @Test
    void theCoreGroupHasARootOfItsOwn() {
        assertThat(PODS).hasToString("/api/v1/pods");
        assertThat(DEPLOYMENTS).hasToString("/apis/apps/v1/deployments");
    }

    @Test
    void namespaceNameAndSubresourceFollow() {
        assertThat(DEPLOYMENTS.namespace("default").name("web").subresource("status"))
                .hasToString("/apis/apps/v1/namespaces/default/deployments/web/status");
        assertThat(PODS.name("p").subresource("proxy/metrics")).hasToString("/api/v1/pods/p/proxy/metrics");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/b", "a%2fb", "%", "/"})
    void segmentsThatChangeThePathAreRejected(String segment) { // apimachinery: TestIsValidPathSegmentName
        assertThatThrownBy(() -> PODS.name(segment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invalid name \"" + segment + "\": may not");
        assertThatThrownBy(() -> PODS.namespace(segment)).hasMessageContaining("invalid namespace");
        assertThatThrownBy(() -> ResourcePath.of(GroupVersionResource.core("v1", segment)))
                .hasMessageContaining("invalid resource");
    }

    @Test
    void namesMayHaveDotsAndColons() {
        assertThat(PODS.name("a.b:c")).hasToString("/api/v1/pods/a.b:c");
    }

    @Test
    void aSubresourceNeedsAName() {
        assertThatThrownBy(() -> PODS.subresource("status")).hasMessageContaining("name it");
    }

    @Test
    void aResourceAndAVersionAreRequired() {
        assertThatThrownBy(() -> ResourcePath.of(GroupVersionResource.core("", "pods")))
                .hasMessageContaining("expected a resource and a version");
        assertThatThrownBy(() -> ResourcePath.of(GroupVersionResource.core("v1", "")))
                .hasMessageContaining("expected a resource and a version");
    }
}
