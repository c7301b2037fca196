package informers.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The goals of this library, and whether the figures meet them. Used by one thread. */
final class Aims {
    private static final int JSON_BYTES = new FakePod(0).whole().length;

    private final Figures figures;
    private final List<String> lines = new ArrayList<>();

    Aims(Figures figures) {
        this.figures = figures;
    }

    List<String> lines() {
        lines.add("## Aims");
        lines.add("");
        lines.add("| of lib/informers (typed) | aim | measured | met |");
        lines.add("|---|---|---:|---|");
        ratio(
                "CPU per event, relative to the small record",
                1.25,
                load("informers", "cpuPerEvent"),
                load("floor-record", "cpuPerEvent"));
        ratio(
                "CPU per event, relative to fabric8",
                0.2,
                load("informers", "cpuPerEvent"),
                load("fabric8", "cpuPerEvent"));
        ratio(
                "CPU per event, relative to official",
                1 / 7.0,
                load("informers", "cpuPerEvent"),
                load("official", "cpuPerEvent"));
        ratio(
                "CPU per event, relative to the bytes alone",
                2,
                load("informers", "cpuPerEvent"),
                load("floor-bytes", "cpuPerEvent"));
        ratio(
                "CPU per event with a transform that drops managedFields, relative to without",
                1.3,
                load("informers-transform", "cpuPerEvent"),
                load("informers", "cpuPerEvent"));
        ratio(
                "… if the server leaves them out",
                0.8,
                load("informers-dropped", "cpuPerEvent"),
                load("informers", "cpuPerEvent"));
        most(
                "bytes kept per pod, relative to its JSON (" + JSON_BYTES + ")",
                1.2,
                "load",
                "informers",
                "retainedBefore",
                JSON_BYTES);
        most("… after all was read", 1.3, "load", "informers", "retainedAfter", JSON_BYTES);
        row(
                "bytes kept per pod beyond what floor-bytes keeps, metadata without managedFields",
                1000,
                figures.difference(
                        load("informers-metadata-transform", "retainedAfter"), load("floor-bytes", "retainedAfter")),
                1);
        ratio("CPU to hasSynced, relative to fabric8", 0.25, load("informers", "syncCpu"), load("fabric8", "syncCpu"));
        ratio(
                "index lookup, relative to a HashMap",
                1.5,
                load("informers", "lookup"),
                load("informers", "lookupFloor"));
        most("CPU µs per event of one more handler", 1, "handlers", "informers", "perHandler", 1);
        for (String contestant : figures.contestants("threads")) {
            if (contestant.startsWith("informers")) {
                boolean virtual = !contestant.endsWith(" 17");
                most(
                        "platform threads of 100 informers, " + contestant,
                        virtual ? 10 : 202,
                        "threads",
                        contestant,
                        "threads100Informers",
                        1);
            }
        }
        ratio(
                "CPU from JVM start to the first event, relative to OkHttp and a small record",
                1.2,
                new String[] {"start", "informers", "firstEventCpu"},
                new String[] {"start", "floor-record", "firstEventCpu"});
        most(
                "bytes kept per pod, compressed, relative to its JSON",
                0.3,
                "load",
                "informers-compressed",
                "retainedBefore",
                JSON_BYTES);
        ratio(
                "CPU per event, compressed, relative to without",
                1.5,
                load("informers-compressed", "cpuPerEvent"),
                load("informers", "cpuPerEvent"));
        most("CPU s of a restart with a snapshot", 0.5, "restart", Results.RESTART, "syncCpu", 1);
        for (String contestant : figures.contestants("clusters")) {
            if (contestant.startsWith("informers-compressed")) {
                most("peak RSS of 1,000 informers, MB, compressed", 300, "clusters", contestant, "peakResident", 1e6);
                most("platform threads of 1,000 informers", 12, "clusters", contestant, "threads", 1);
                most("ms for the keys of a label in all 1,000", 5, "clusters", contestant, "queryKeys", 1);
                most("… for the objects", 5, "clusters", contestant, "queryObjects", 1);
            }
        }
        boolean tried = figures.contestants("scale").contains(Results.SQUEEZED);
        if (tried || figures.contestants("scale").size() > 1) {
            boolean fits = figures.of("scale", Results.SQUEEZED, "syncCpu").isPresent();
            lines.add("| the largest LIST in a heap of 1.5 × what it keeps | fits | " + (fits ? "fits" : "does not fit")
                    + " | " + (fits ? "yes" : "**no**") + " |");
        }
        lines.add("");
        return lines;
    }

    private static String[] load(String contestant, String figure) {
        return new String[] {"load", contestant, figure};
    }

    private void ratio(String what, double aim, String[] above, String[] below) {
        row(what, aim, figures.ratio(above, below), 1);
    }

    private void most(String what, double aim, String scenario, String contestant, String figure, double per) {
        row(what, aim, figures.of(scenario, contestant, figure), per);
    }

    private void row(String what, double aim, Optional<Figures.Spread> measured, double per) {
        measured.ifPresent(spread -> lines.add(String.format(
                Locale.ROOT,
                "| %s | ≤ %s | %s (%s–%s) | %s |",
                what,
                number(aim),
                number(spread.median() / per),
                number(spread.least() / per),
                number(spread.most() / per),
                spread.median() / per <= aim ? "yes" : "**no**")));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
