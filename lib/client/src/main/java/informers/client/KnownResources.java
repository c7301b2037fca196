package informers.client;

import informers.api.GroupVersionKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The discovered resources, in the order of their priority when several match. Immutable. */
final class KnownResources {
    private final List<ApiResource> resources;
    private final String partial;
    private final Consumer<String> warnings;

    KnownResources(DiscoveredResources found, Consumer<String> warnings) {
        List<String> order = new ArrayList<>();
        order.add("v1");
        for (ApiGroup group : found.groups()) {
            order.add(group.groupVersion(group.preferredVersion()));
            group.versions().forEach(version -> order.add(group.groupVersion(version)));
        }
        this.resources = found.resources()
                .filter(r -> !r.isSubresource())
                .sorted(Comparator.comparingInt(r -> place(order, r)))
                .toList();
        this.partial = found.failureMessage();
        this.warnings = warnings;
    }

    private static int place(List<String> order, ApiResource r) {
        int at = order.indexOf(r.apiVersion());
        return at < 0 ? order.size() : at;
    }

    /** Returns what discovery could not find; {@code ""} if nothing is missing. */
    String partial() {
        return partial;
    }

    /**
     * Finds a resource by a name as kubectl accepts it. Corresponds to {@code schema.ParseResourceArg} and {@code
     * expandResourceShortcut}.
     */
    Optional<ApiResource> named(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        if (dot < 0) {
            return named(name, r -> true);
        }
        String first = name.substring(0, dot);
        String group = name.substring(dot + 1);
        String[] parts = group.split("\\.", 2); // perhaps a version and a group
        return (parts.length < 2
                        ? Optional.<ApiResource>empty()
                        : named(
                                first,
                                r -> r.version().equals(parts[0]) && r.group().equals(parts[1])))
                .or(() -> named(first, r -> r.group().equals(group)))
                .or(() -> group.isEmpty()
                        ? Optional.empty()
                        : named(first, r -> r.group().startsWith(group)));
    }

    /** Finds a resource by its name, or else by its short name. */
    private Optional<ApiResource> named(String name, Predicate<ApiResource> where) {
        return among(where, r -> r.name().equals(name) || singular(r).equals(name))
                .findFirst()
                .or(() -> shortNamed(name, where));
    }

    private Optional<ApiResource> shortNamed(String name, Predicate<ApiResource> where) {
        List<ApiResource> fit = among(where, r -> r.shortNames().contains(name)).toList();
        fit.stream()
                .map(r -> r.resource().groupResource())
                .distinct()
                .skip(1)
                .forEach(other -> warnings.accept(
                        "short name \"" + name + "\" could also match lower priority resource " + other));
        return fit.stream().findFirst();
    }

    Optional<ApiResource> ofKind(GroupVersionKind kind) {
        Predicate<ApiResource> where = r -> r.group().equals(kind.group())
                && (kind.version().isEmpty() || r.version().equals(kind.version()));
        return among(where, r -> r.kind().equals(kind.kind())).findFirst();
    }

    private Stream<ApiResource> among(Predicate<ApiResource> where, Predicate<ApiResource> wanted) {
        return resources.stream().filter(where).filter(wanted);
    }

    /** Returns the singular name; old servers omit it, then it is derived from the kind. */
    private static String singular(ApiResource r) {
        return r.singularName().isEmpty() ? r.kind().toLowerCase(Locale.ROOT) : r.singularName();
    }
}
