package workbook.layout;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A dependency graph: names, and for each the names that it uses directly. */
record Graph(Map<String, Set<String>> uses) {
    Graph() {
        this(new TreeMap<>());
    }

    void add(String name) {
        uses.computeIfAbsent(name, n -> new TreeSet<>());
    }

    void add(String from, String to) {
        add(from);
        add(to);
        if (!from.equals(to)) {
            uses.get(from).add(to);
        }
    }

    /**
     * The same graph without each arrow that a longer path already shows. Throws an AssertionError that names a cycle, if
     * there is one.
     */
    Graph reduced() {
        Graph reduced = new Graph();
        uses.forEach((from, direct) -> {
            reduced.add(from);
            for (String to : direct) {
                Set<String> through = new TreeSet<>();
                direct.stream().filter(other -> !other.equals(to)).forEach(other -> reach(other, through));
                if (through.contains(from) || reachable(to).contains(from)) {
                    throw new AssertionError("a cycle: " + from + " and " + to + " depend on each other");
                }
                if (!through.contains(to)) {
                    reduced.add(from, to);
                }
            }
        });
        return reduced;
    }

    boolean reaches(String from, String to) {
        return reachable(from).contains(to);
    }

    private Set<String> reachable(String from) {
        Set<String> found = new TreeSet<>();
        uses.get(from).forEach(to -> reach(to, found));
        return found;
    }

    private void reach(String name, Set<String> found) {
        if (found.add(name)) {
            uses.get(name).forEach(to -> reach(to, found));
        }
    }

    /** The lines of a Mermaid flowchart; a name without arrows has its own line. */
    String flowchart() {
        StringBuilder lines = new StringBuilder("flowchart TB\n");
        Set<String> used = new TreeSet<>();
        uses.values().forEach(used::addAll);
        uses.forEach((from, to) -> {
            to.forEach(name -> lines.append("    ")
                    .append(from)
                    .append(" --> ")
                    .append(name)
                    .append('\n'));
            if (to.isEmpty() && !used.contains(from)) {
                lines.append("    ").append(from).append('\n');
            }
        });
        return lines.toString();
    }
}
