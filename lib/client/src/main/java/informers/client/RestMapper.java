package informers.client;

import informers.api.GroupVersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a resource by a name as kubectl accepts it ({@code pods}, {@code pod}, {@code po}, {@code deployments.apps},
 * {@code deployments.v1.apps}), or by the kind of an object. The result has the group, version and resource for a
 * {@link DynamicClient}, and says whether the objects are in namespaces.
 *
 * <p>If several match, {@code v1} wins, then the groups in the server's order, and within a group the version that the
 * server prefers. Thread-safe. Corresponds to client-go's {@code restmapper/discovery.go} and {@code shortcut.go}.
 */
public final class RestMapper {
    /**
     * Thrown when the server has no such resource or kind. The message says what was searched for, and which groups could
     * not be searched.
     *
     * <p>Corresponds to apimachinery's {@code meta.NoResourceMatchError} and {@code meta.NoKindMatchError}.
     */
    public static final class NoMatchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoMatchException(String message) {
            super(message);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(RestMapper.class);

    private final @Nullable CachedDiscoveryClient discovery;
    private volatile @Nullable KnownResources known;

    /**
     * Creates a mapper. It asks the server on its first use.
     *
     * @param discovery asks the server
     */
    public RestMapper(CachedDiscoveryClient discovery) {
        this.discovery = discovery;
    }

    private RestMapper(DiscoveredResources found) {
        this.discovery = null;
        this.known = new KnownResources(found, LOG::warn);
    }

    /**
     * Returns a mapper for resources that were found before; it never asks the server.
     *
     * @param found the resources
     * @return the mapper
     */
    public static RestMapper of(DiscoveredResources found) {
        return new RestMapper(found);
    }

    /**
     * Returns the resource with a name.
     *
     * @param name plural, singular or short, in upper or lower case, alone or followed by a group, or by a version and
     *     a group: {@code po}, {@code Pod}, {@code deploy.apps}, {@code deployments.v1.apps}, {@code pods.v1.}
     * @return the resource
     * @throws NoMatchException if the server has no such resource
     */
    public ApiResource resourceFor(String name) {
        return find(resources -> resources.named(name))
                .orElseThrow(() -> noMatch("the server doesn't have a resource type \"" + name + "\""));
    }

    /**
     * Returns the resources with several names, as in {@code pods,configmaps}.
     *
     * @param names names with commas between them
     * @return each resource once, in this order
     * @throws NoMatchException if the server does not have one of them
     * @throws IllegalArgumentException if a name is empty
     */
    public List<ApiResource> resourcesFor(String names) {
        List<ApiResource> resources = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "expected names of resources with a comma between them, such as pods,configmaps; found \""
                                + names + "\"");
            }
            ApiResource resource = resourceFor(name.strip());
            if (!resources.contains(resource)) {
                resources.add(resource);
            }
        }
        return resources;
    }

    /**
     * Returns the resource of a kind.
     *
     * @param kind the kind; with the version {@code ""}, the version that the server prefers
     * @return the resource
     * @throws NoMatchException if the server has no such kind
     */
    public ApiResource resourceFor(GroupVersionKind kind) {
        return find(resources -> resources.ofKind(kind))
                .orElseThrow(() -> noMatch("no matches for kind \"" + kind.kind() + "\" in "
                        + (kind.version().isEmpty()
                                ? "group \"" + kind.group() + "\""
                                : "version \"" + kind.apiVersion() + "\"")));
    }

    /**
     * Clears the cache of this mapper and of its discovery client, so that the next call asks the server: for kinds
     * that were added since, such as that of a new CustomResourceDefinition.
     */
    public void reset() {
        if (discovery != null) {
            discovery.invalidate();
            known = null;
        }
    }

    /**
     * Finds a resource; if there is none and the discovery client has been invalidated since, asks the server and tries
     * again.
     */
    private Optional<ApiResource> find(Function<KnownResources, Optional<ApiResource>> question) {
        boolean old = known != null;
        Optional<ApiResource> found = question.apply(known());
        if (found.isPresent() || !old || discovery == null || discovery.isFresh()) {
            return found;
        }
        known = null;
        return question.apply(known());
    }

    private KnownResources known() {
        KnownResources now = known;
        if (now == null && discovery != null) {
            now = new KnownResources(discovery.serverGroupsAndResources(), LOG::warn);
            known = now;
        }
        return Objects.requireNonNull(now);
    }

    private NoMatchException noMatch(String what) {
        KnownResources now = known();
        return new NoMatchException(what + ". kubectl api-resources lists what it has"
                + (now.partial().isEmpty()
                        ? "."
                        : "; it may belong to what could not be discovered: " + now.partial()));
    }
}
