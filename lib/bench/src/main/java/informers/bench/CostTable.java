package informers.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the tables of chapter 10's section on cost, in both languages, from RESULTS.md. {@code lib/bench/bench} ends with it;
 * {@link #COMMAND} does it alone. With {@code --check} it changes nothing, and its status is 1 if the tables are not those of
 * RESULTS.md. So it uses nothing but the JDK.
 */
final class CostTable {
    /** In the root of the repository; before Java 18 a source has the encoding of the system. */
    private static final String COMMAND =
            "java -Dfile.encoding=UTF-8 lib/bench/src/main/java/informers/bench/CostTable.java";

    static final Path RESULTS = Path.of("lib/bench/RESULTS.md");

    private static final Path CHAPTER = Path.of("chapters/10-capstone");
    private static final Pattern TABLES =
            Pattern.compile("(?s)(<!-- figures: [^\n]* -->\n).*?(<!-- end of figures -->\n)");
    private static final String LOAD = "A list, then events as fast as they can be read";
    private static final String HEAP = "… after all was read";
    private static final String EVENT = "CPU µs per event";

    /** The clients of the table, by their names in RESULTS.md; one that was not measured has no row. */
    private enum Client {
        INFORMERS("informers", "this library", "本库"),
        DROPPED(
                "informers-dropped",
                "… without managedFields (`withoutManagedFields()`)",
                "…… 不要 managedFields（`withoutManagedFields()`）"),
        METADATA("informers-metadata", "… metadata only (chapter 09)", "…… 只取元数据（第 09 章）"),
        COMPRESSED("informers-compressed", "… in a compressed store", "…… 用压缩的 Store"),
        OFFICIAL("official", "the official Java client", "官方 Java 客户端"),
        FABRIC8("fabric8", "fabric8's Java client", "fabric8 的 Java 客户端"),
        TREE("floor-tree", "only Jackson trees in a map", "只有 Jackson 的树，放在一个 map 里");

        private final String name;
        private final String english;
        private final String chinese;

        Client(String name, String english, String chinese) {
            this.name = name;
            this.english = english;
            this.chinese = chinese;
        }
    }

    /** The starts of the second table: a section and a row of RESULTS.md. */
    private enum Start {
        LIST("lib/informers by size, by LIST", "50,000 pods", "50,000 pods, by LIST", "50,000 个 Pod，用 LIST"),
        SNAPSHOT(
                "A restart with a snapshot on disk",
                "restart, from the snapshot",
                "the same, from a snapshot on disk",
                "同样的 Pod，从磁盘上的快照");

        private final String section;
        private final String row;
        private final String english;
        private final String chinese;

        Start(String section, String row, String english, String chinese) {
            this.section = section;
            this.row = row;
            this.english = english;
            this.chinese = chinese;
        }
    }

    private final List<String> results;

    private CostTable(List<String> results) {
        this.results = results;
    }

    public static void main(String[] args) throws IOException {
        boolean check = List.of(args).equals(List.of("--check"));
        if (!check && args.length > 0) {
            System.err.println("expected --check or nothing, found " + String.join(" ", args));
            System.exit(2);
        }
        if ("…".length() != 1) {
            System.err.println("expected that this source was read as UTF-8. Run: " + COMMAND);
            System.exit(2);
        }
        if (check && !update(true)) {
            System.err.println("The tables in " + CHAPTER + " are not those of " + RESULTS + ". Run: " + COMMAND);
            System.exit(1);
        }
        if (!check) {
            update(false);
        }
    }

    /**
     * Writes the tables into the chapter's READMEs.
     *
     * @param onlyCheck whether to change nothing
     * @return whether they were right before
     */
    static boolean update(boolean onlyCheck) throws IOException {
        CostTable table = new CostTable(Files.readAllLines(RESULTS));
        Path english = CHAPTER.resolve("README.md");
        Path chinese = CHAPTER.resolve("README.zh-CN.md");
        String before = read(english);
        String beforeChinese = read(chinese);
        String after = replaced(before, table.markdown(false));
        // A translation that was of this version stays one: only figures change.
        String afterChinese = replaced(beforeChinese, table.markdown(true)).replace(digest(before), digest(after));
        boolean right = before.equals(after) && beforeChinese.equals(afterChinese);
        if (!right && !onlyCheck) {
            Files.writeString(english, after);
            Files.writeString(chinese, afterChinese);
        }
        return right;
    }

    private static String read(Path readme) throws IOException {
        return Files.readString(readme).replace("\r\n", "\n");
    }

    private static String replaced(String readme, String tables) {
        Matcher place = TABLES.matcher(readme);
        if (!place.find()) {
            throw new IllegalStateException("expected a place for the figures in the README of chapter 10, between"
                    + " <!-- figures: … --> and <!-- end of figures -->, found none");
        }
        return place.replaceFirst("$1" + Matcher.quoteReplacement("\n" + tables + "\n") + "$2");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "README.md, sha256 " + HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String markdown(boolean inChinese) {
        List<String> lines = new ArrayList<>();
        lines.add(inChinese ? "| | 每个 Pod 占用的堆 | 每个事件的 CPU |" : "| | heap per pod | CPU per event |");
        lines.add("|---|---:|---:|");
        for (Client client : Client.values()) {
            Optional<Double> heap = figure(LOAD, client.name, HEAP);
            Optional<Double> event = figure(LOAD, client.name, EVENT);
            if (heap.isPresent() && event.isPresent()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %.1f KB | %.0f µs |",
                        inChinese ? client.chinese : client.english,
                        heap.get() / 1000,
                        event.get()));
            }
        }
        lines.add("");
        lines.add(
                inChinese
                        ? "| 冷启动的 JVM，直到 `hasSynced()` | CPU |"
                        : "| until `hasSynced()`, in a JVM that has just started | CPU |");
        lines.add("|---|---:|");
        for (Start start : Start.values()) {
            figure(start.section, start.row, "CPU s to hasSynced")
                    .ifPresent(seconds -> lines.add(String.format(
                            Locale.ROOT, "| %s | %.1f s |", inChinese ? start.chinese : start.english, seconds)));
        }
        lines.add("");
        lines.add(
                inChinese
                        ? "处理器 " + about("(\\d+) processors") + " 个，Java " + about("Java (\\d+)") + "；Pod 的 JSON 为 "
                                + about("pods of (\\d+) bytes") + " 字节。"
                        : about("(\\d+) processors") + " processors, Java " + about("Java (\\d+)") + "; pods of "
                                + about("pods of (\\d+) bytes") + " bytes of JSON.");
        return String.join("\n", lines) + "\n";
    }

    /** Returns what the head of RESULTS.md says about size or machine. */
    private String about(String pattern) {
        return results.stream()
                .filter(line -> line.startsWith("- "))
                .map(Pattern.compile(pattern)::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected " + pattern + " in " + RESULTS));
    }

    /** Returns the median in a cell of a table; empty if there is no such section, row or figure. */
    private Optional<Double> figure(String section, String row, String column) {
        List<List<String>> table = results.stream()
                .dropWhile(line -> !line.equals("## " + section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
                .toList();
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (List<String> cellsOfRow : table) {
            if (cellsOfRow.size() > 1 && cellsOfRow.get(1).equals(row)) {
                for (int i = 0; i < cellsOfRow.size(); i++) {
                    cells.put(table.get(0).get(i), cellsOfRow.get(i));
                }
            }
        }
        return Optional.ofNullable(cells.get(column))
                .map(text -> text.replaceFirst(" .*", "").replace(",", ""))
                .filter(text -> text.matches("\\d+(\\.\\d+)?"))
                .map(Double::valueOf);
    }
}
