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
 * Finds the resource that somebody means: by a name as kubectl takes it ({@code pods}, {@code pod}, {@code po},
 * {@code deployments.apps}, {@code deployments.v1.apps}), or by an object's kind. What it finds has the group, version
 * and resource for a {@link DynamicClient}, and says whether its objects live in namespaces.
 *
 * <p>Where several fit, {@code v1} comes first, then the groups in the server's order, and of each group the version that
 * the server prefers. Any thread. Corresponds to client-go's {@code restmapper/discovery.go} and {@code shortcut.go}.
 */
public final class RestMapper {
    private static final Logger LOG = LoggerFactory.getLogger(RestMapper.class);

    private final @Nullable CachedDiscoveryClient discovery;
    private volatile @Nullable KnownResources known;

    /** Asks for the first time when it is asked. */
    public RestMapper(CachedDiscoveryClient discovery) {
        this.discovery = discovery;
    }

    private RestMapper(DiscoveredResources found) {
        this.discovery = null;
        this.known = new KnownResources(found, LOG::warn);
    }

    /** One that knows what was found, and never asks. */
    public static RestMapper of(DiscoveredResources found) {
        return new RestMapper(found);
    }

    /**
     * The resource of a name.
     *
     * @param name plural, singular or short, in capitals or not, alone or with a group or a version and a group behind
     *     it: {@code po}, {@code Pod}, {@code deploy.apps}, {@code deployments.v1.apps}, {@code pods.v1.}
     * @throws NoMatchException if the server has none
     */
    public ApiResource resourceFor(String name) {
        return find(resources -> resources.named(name))
                .orElseThrow(() -> noMatch("the server doesn't have a resource type \"" + name + "\""));
    }

    /**
     * The resources of several names, as in {@code pods,configmaps}: each once, in their order.
     *
     * @throws NoMatchException if the server does not have one of them
     * @throws IllegalArgumentException if a name is empty
     */
    public List<ApiResource> resourcesFor(String names) {
        List<ApiResource> resources = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "expected names of resources with a comma between them, such as pods,configmaps; came \""
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
     * The resource of a kind.
     *
     * @param kind its version may be {@code ""}: then the one that the server prefers
     * @throws NoMatchException if the server has none
     */
    public ApiResource resourceFor(GroupVersionKind kind) {
        return find(resources -> resources.ofKind(kind))
                .orElseThrow(() -> noMatch("no matches for kind \"" + kind.kind() + "\" in "
                        + (kind.version().isEmpty()
                                ? "group \"" + kind.group() + "\""
                                : "version \"" + kind.apiVersion() + "\"")));
    }

    /**
     * Forgets what it knows, and so does its discovery: the next question goes to the server. For a kind that must be
     * there by now, such as that of a new CustomResourceDefinition.
     */
    public void reset() {
        if (discovery != null) {
            discovery.invalidate();
            known = null;
        }
    }

    /** If there is none, and the discovery has forgotten meanwhile: once more, with what the server says now. */
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
                + (now.partial().isEmpty() ? "." : "; but maybe it is in what did not answer: " + now.partial()));
    }
}
