package replay.record;

import informers.client.ApiResource;
import informers.client.DiscoveredResources;
import informers.client.RestMapper;
import informers.client.RestMapper.NoMatchException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import replay.ReplayException;

/**
 * Finds resources by the names that kubectl accepts. {@code *} stands for all that can be listed and watched, except
 * Secrets. Immutable.
 */
final class ResourceNames {
    static final String ALL = "*";

    private final DiscoveredResources found;
    private final RestMapper mapper;

    ResourceNames(DiscoveredResources found) {
        this.found = found;
        this.mapper = RestMapper.of(found);
    }

    /**
     * Returns the resources of these names, without duplicates.
     *
     * @throws ReplayException if there is no resource of a name, or if it cannot be recorded
     */
    Collection<ApiResource> find(List<String> names) {
        Map<String, ApiResource> chosen = new TreeMap<>();
        for (String name : names) {
            List<ApiResource> meant = name.equals(ALL) ? all() : List.of(find(name));
            meant.forEach(r -> chosen.put(r.resource().groupResource(), r));
        }
        return List.copyOf(chosen.values());
    }

    /** Returns whether there is a resource of this name. */
    boolean has(String name) {
        return lookUp(name).isPresent();
    }

    private Optional<ApiResource> lookUp(String name) {
        try {
            return Optional.of(mapper.resourceFor(name));
        } catch (NoMatchException e) {
            return Optional.empty();
        }
    }

    private List<ApiResource> all() {
        return recordable()
                .filter(r -> !r.resource().groupResource().equals("secrets"))
                .toList();
    }

    private Stream<ApiResource> recordable() {
        return found.preferred().resources().filter(ResourceNames::isRecordable);
    }

    private static boolean isRecordable(ApiResource resource) {
        return resource.supports("list", "watch");
    }

    private ApiResource find(String name) {
        ApiResource meant = lookUp(name).orElseThrow(() -> new ReplayException(unknown(name)));
        if (!isRecordable(meant)) {
            throw new ReplayException(
                    "The resource '" + name + "' cannot be recorded. That requires list and watch; it has "
                            + String.join(", ", meant.verbs()) + ".");
        }
        return meant;
    }

    private String unknown(String name) {
        List<String> like = like(name.toLowerCase(Locale.ROOT).replaceFirst("\\..*", ""));
        return "The server has no resource '" + name + "'."
                + (like.isEmpty() ? "" : " Did you mean " + String.join(" or ", like) + "?")
                + (found.isPartial()
                        ? "\nIt may be in an API that did not respond: "
                                + String.join(", ", found.failed().keySet()) + "."
                        : "")
                + "\nkubectl api-resources lists its resources.";
    }

    /** Returns the most similar names, at most three. */
    private List<String> like(String name) {
        Map<String, Integer> distances = new TreeMap<>();
        recordable().forEach(resource -> {
            int distance = Stream.concat(
                            Stream.of(resource.name(), resource.singularName()), resource.shortNames().stream())
                    .mapToInt(own -> distance(name, own))
                    .min()
                    .orElseThrow();
            if (distance <= (name.length() + 2) / 3) {
                distances.merge(resource.resource().groupResource(), distance, Math::min);
            }
        });
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Collections.min(distances.values())))
                .limit(3)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the edit distance: letters to change, add, drop, or swap with a neighbour. */
    private static int distance(String a, String b) {
        int[][] of = new int[a.length() + 1][b.length() + 1]; // the first i letters of a, the first j of b
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    of[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                of[i][j] = Math.min(of[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(of[i - 1][j], of[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    of[i][j] = Math.min(of[i][j], of[i - 2][j - 2] + 1);
                }
            }
        }
        return of[a.length()][b.length()];
    }
}
