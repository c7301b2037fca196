import static org.assertj.core.api.Assertions.fail;

import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import workbook.grade.Interleavings;
import workbook.grade.Interleavings.Call;
import workbook.grade.Interleavings.Finding;

/**
 * Checks each pair of calls of which one changes the store: the first one is stopped before each of its steps, and the second one
 * runs meanwhile. The result does not depend on timing.
 */
final class OverlapCheck {
    private final Interleavings<Store> interleavings;
    private final KubeObject stored;
    private final KubeObject left;
    private final KubeObject right;

    /** @param stores returns a new, empty store each time */
    OverlapCheck(Supplier<Store> stores, KubeObject stored, KubeObject left, KubeObject right) {
        this.stored = stored;
        this.left = left;
        this.right = right;
        this.interleavings = new Interleavings<>(
                () -> {
                    Store store = stores.get();
                    store.add(stored);
                    store.list().size();
                    store.listKeys().size();
                    return store;
                },
                store -> "the store has " + texts(store.list()));
    }

    /** Fails if a reader sees half a replace. */
    void replaces() {
        Call<Store> replace = new Call<>("replace([left, right])", store -> {
            store.replace(List.of(left, right));
            return "";
        });
        for (Call<Store> read : reads()) {
            find(replace, read).filter(finding -> finding.shared().isEmpty()).ifPresent(finding -> fail(
                    "The store has pod-0. " + finding.text() + " A replace is one step for every reader. If you build the new map"
                            + " first: clear() and putAll() are two steps. Swap the map with one assignment, or hold the lock for"
                            + " both steps. README: Half a replace."));
        }
    }

    /** Fails if two calls use the map at the same time, or a change is lost. */
    void changes() {
        List<Call<Store>> changes = List.of(
                new Call<>("add(left)", store -> {
                    store.add(left);
                    return "";
                }),
                new Call<>("delete(pod-0)", store -> {
                    store.delete(stored.key());
                    return "";
                }),
                new Call<>("replace([left])", store -> {
                    store.replace(List.of(left));
                    return "";
                }));
        List<Call<Store>> others = List.of(
                new Call<>("add(right)", store -> {
                    store.add(right);
                    return "";
                }),
                new Call<>("delete(right)", store -> {
                    store.delete(right.key());
                    return "";
                }),
                new Call<>("replace([right])", store -> {
                    store.replace(List.of(right));
                    return "";
                }));
        for (Call<Store> change : changes) {
            for (Call<Store> other : Stream.concat(reads().stream(), others.stream()).toList()) {
                find(change, other).ifPresent(finding -> fail("The store has pod-0. " + finding.text() + lesson(finding)));
            }
        }
        for (Call<Store> read : reads()) {
            for (Call<Store> other : others) {
                find(read, other).ifPresent(finding -> fail("The store has pod-0. " + finding.text() + lesson(finding)));
            }
        }
    }

    private static String lesson(Finding finding) {
        if (finding.field()) {
            return " Without a lock, a thread may never see what another one wrote into the field. All methods must take the same"
                    + " lock, also those that only read; a map that is never changed, but replaced, can be in a volatile field."
                    + " README: One lock.";
        }
        if (finding.shared().isEmpty()) {
            return " Between two steps of your method another thread changed the store: one change is lost, or a reader saw half of"
                    + " one. To read, copy and write is one step only under a lock. README: volatile is not a lock.";
        }
        return " So two calls used your map at the same time. All methods must take the same lock, also those that only read. README:"
                + " One lock.";
    }

    private List<Call<Store>> reads() {
        return List.of(
                new Call<>("get(pod-0)", store -> "get() returned " + text(store.get(stored.key()))),
                new Call<>("list()", store -> "list() returned " + texts(store.list())),
                new Call<>("listKeys()", store -> "listKeys() returned " + store.listKeys().stream().sorted().toList()));
    }

    private Optional<Finding> find(Call<Store> first, Call<Store> second) {
        return interleavings.find(first, second);
    }

    private static List<String> texts(Collection<KubeObject> objects) {
        return objects.stream().map(KubeObject::name).sorted().toList();
    }

    private static String text(Optional<KubeObject> object) {
        return object.map(KubeObject::name).orElse("nothing");
    }
}
