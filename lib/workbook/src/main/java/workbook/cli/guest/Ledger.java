package workbook.cli.guest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run made, or tried to make without hearing what became of it: written down before the request is sent. Any thread.
 */
final class Ledger {
    private final Set<Thing> things = new LinkedHashSet<>(); // guarded by this

    synchronized void tried(Thing thing) {
        things.add(thing);
    }

    synchronized void gone(Thing thing) {
        things.remove(thing);
    }

    /** A namespace is gone, and what was in it with it. */
    synchronized void goneWithAll(String namespace) {
        things.removeIf(thing -> thing.namespace().equals(namespace)
                || (thing.isNamespace() && thing.name().equals(namespace)));
    }

    synchronized boolean isEmpty() {
        return things.isEmpty();
    }

    /** In the order in which they are best deleted: single objects, then namespaces, then what is in these namespaces. */
    synchronized List<Thing> inOrder() {
        Set<String> namespaces =
                things.stream().filter(Thing::isNamespace).map(Thing::name).collect(Collectors.toSet());
        List<Thing> order = new ArrayList<>(things);
        order.sort(Comparator.comparingInt(
                thing -> thing.isNamespace() ? 1 : namespaces.contains(thing.namespace()) ? 2 : 0));
        return order;
    }

    /** Such as {@code 3 Namespaces, 1 ConfigMap}; what goes with its namespace is not counted. */
    static String count(List<Thing> things) {
        Set<String> namespaces =
                things.stream().filter(Thing::isNamespace).map(Thing::name).collect(Collectors.toSet());
        Stream<Thing> counted = things.stream().filter(thing -> !namespaces.contains(thing.namespace()));
        Map<String, Long> byKind =
                counted.collect(Collectors.groupingBy(Thing::kind, TreeMap::new, Collectors.counting()));
        return byKind.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
    }
}
