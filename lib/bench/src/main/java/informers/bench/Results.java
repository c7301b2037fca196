package informers.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables, as Markdown. */
final class Results {
    static final String SQUEEZED = "the largest, in a heap of 1.5 × what it keeps";

    private final Figures figures;
    private final List<Micro.Result> micro;
    private final Map<String, String> about;
    private final StringBuilder out = new StringBuilder();

    Results(Figures figures, List<Micro.Result> micro, Map<String, String> about) {
        this.figures = figures;
        this.micro = micro;
        this.about = about;
    }

    static final String RESTART = "restart, from the snapshot";

    static String scaleRow(int pods) {
        return String.format(Locale.ROOT, "%,d pods", pods);
    }

    /**
     * A column: its title, its figure, the divisor, and the number of digits.
     *
     * @param per the divisor that converts the figure to the unit of the column, or 1
     */
    private record Column(String title, String figure, double per, int digits) {}

    String markdown() {
        line("# The library compared with other clients");
        line("");
        line("Written by `" + about.get("command") + "`; do not edit. The rows and figures are explained in"
                + " [README.md](README.md). Medians, and the minimum and maximum of the rounds.");
        line("");
        about.forEach((what, text) -> line("- " + what + ": " + text));
        line("");
        new Aims(figures).lines().forEach(this::line);
        table(
                "load",
                "A list, then events as fast as they can be read",
                new Column("CPU µs per event", "cpuPerEvent", 1, 1),
                new Column("events a second", "eventsPerSecond", 1, 0),
                new Column("s to hasSynced", "syncSeconds", 1, 2),
                new Column("CPU s to hasSynced", "syncCpu", 1, 2),
                new Column("bytes kept per pod", "retainedBefore", 1, 0),
                new Column("… after all was read", "retainedAfter", 1, 0),
                new Column("peak RSS, MB", "peakResident", 1e6, 0),
                new Column("µs to look up 200", "lookup", 1, 1),
                new Column("… in a HashMap", "lookupFloor", 1, 1),
                new Column("s after 410", "expirySeconds", 1, 2),
                new Column("CPU s after 410", "expiryCpu", 1, 2));
        table("handlers", "One more handler", new Column("CPU µs per event", "perHandler", 1, 2));
        table(
                "start",
                "From the JVM's start to the first event (100 pods)",
                new Column("s", "firstEventSeconds", 1, 2),
                new Column("CPU s", "firstEventCpu", 1, 2));
        table(
                "threads",
                "Platform threads",
                new Column("1 handler", "threads1", 1, 0),
                new Column("10 handlers", "threads10", 1, 0),
                new Column("100 handlers", "threads100", 1, 0),
                new Column("100 informers with 1 handler", "threads100Informers", 1, 0));
        table(
                "scale",
                "lib/informers by size, by LIST",
                new Column("s to hasSynced", "syncSeconds", 1, 2),
                new Column("CPU s to hasSynced", "syncCpu", 1, 2),
                new Column("heap kept, MB", "retainedHeap", 1e6, 1));
        table(
                "restart",
                "A restart with a snapshot on disk",
                new Column("s to hasSynced", "syncSeconds", 1, 2),
                new Column("CPU s to hasSynced", "syncCpu", 1, 2),
                new Column("… of it to read the file", "openCpu", 1, 2));
        table(
                "clusters",
                "1,000 informers in one JVM: 100 clients, ten informers each, 100 pods of 3.7 KB each",
                new Column("s to hasSynced", "syncSeconds", 1, 1),
                new Column("CPU s to hasSynced", "syncCpu", 1, 1),
                new Column("heap kept, MB", "retainedHeap", 1e6, 0),
                new Column("peak RSS, MB", "peakResident", 1e6, 0),
                new Column("threads", "threads", 1, 0),
                new Column("… in the first minute", "threadsAtOnce", 1, 0),
                new Column("ms for the keys of a label in all", "queryKeys", 1, 2),
                new Column("… for the objects", "queryObjects", 1, 1));
        micro();
        return out.toString();
    }

    private void table(String scenario, String title, Column... columns) {
        if (figures.contestants(scenario).isEmpty()) {
            return;
        }
        line("## " + title);
        line("");
        StringBuilder head = new StringBuilder("| |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Column column : columns) {
            head.append(' ').append(column.title).append(" |");
            rule.append("---:|");
        }
        line(head.toString());
        line(rule.toString());
        for (String contestant : figures.contestants(scenario)) {
            StringBuilder row = new StringBuilder("| " + contestant + " |");
            for (Column column : columns) {
                row.append(' ')
                        .append(figures.of(scenario, contestant, column.figure)
                                .map(spread -> text(spread, column))
                                .orElse("–"))
                        .append(" |");
            }
            line(row.toString());
        }
        line("");
    }

    private static String text(Figures.Spread spread, Column column) {
        String format = "%,." + column.digits + "f";
        String median = String.format(Locale.ROOT, format, spread.median() / column.per);
        String least = String.format(Locale.ROOT, format, spread.least() / column.per);
        String most = String.format(Locale.ROOT, format, spread.most() / column.per);
        return least.equals(most) ? median : median + " (" + least + "–" + most + ")";
    }

    private void micro() {
        if (micro.isEmpty()) {
            return;
        }
        line("## Small pieces (JMH)");
        line("");
        line("| | µs a call | ± |");
        line("|---|---:|---:|");
        for (Micro.Result result : micro) {
            line(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %s |",
                    result.name(),
                    result.micros(),
                    Optional.of(result.error())
                            .filter(error -> !error.isNaN())
                            .map(error -> String.format(Locale.ROOT, "%.3f", error))
                            .orElse("–")));
        }
        line("");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
