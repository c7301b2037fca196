package replay.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Recorded exchanges, read from a folder or a zip. Immutable. */
public final class Recordings {
    private static final String REQUEST = ".request.txt";

    private final Map<String, Map<String, RecordedExchange>> byFolder = new TreeMap<>();

    private Recordings(Map<String, byte[]> files) {
        Map<String, Double> started = new HashMap<>();
        files.forEach((path, bytes) -> {
            if (path.substring(path.lastIndexOf('/') + 1).matches("INDEX.*\\.tsv")) {
                readIndex(folderOf(path), new String(bytes, StandardCharsets.UTF_8), started);
            }
        });
        for (String path : files.keySet()) {
            if (path.endsWith(REQUEST)) {
                String id = path.substring(0, path.length() - REQUEST.length());
                byFolder.computeIfAbsent(folderOf(path), f -> new TreeMap<>())
                        .put(id.substring(id.lastIndexOf('/') + 1), exchange(id, files, started.get(id)));
            }
        }
    }

    /**
     * Reads a folder of recordings, or a zip of one.
     *
     * @throws IllegalArgumentException if there are none, or if one cannot be read
     */
    public static Recordings read(Path folderOrZip) {
        try {
            if (Files.isDirectory(folderOrZip)) {
                Map<String, byte[]> files = new TreeMap<>();
                try (Stream<Path> paths = Files.walk(folderOrZip)) {
                    for (Path path : paths.filter(Files::isRegularFile).toList()) {
                        String name = folderOrZip.relativize(path).toString().replace('\\', '/');
                        if (!name.endsWith(".body")) {
                            files.put(name, Files.readAllBytes(path));
                        }
                    }
                }
                return notEmpty(new Recordings(files), folderOrZip.toString());
            }
            try (InputStream in = Files.newInputStream(folderOrZip)) {
                return readZip(in, folderOrZip.toString());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "expected recordings, a folder or a zip, at " + folderOrZip + ": " + e, e);
        }
    }

    /** Reads a zip of recordings. */
    public static Recordings readZip(InputStream zip, String name) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        ZipInputStream in = new ZipInputStream(zip);
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            files.put(entry.getName(), in.readAllBytes());
        }
        return notEmpty(new Recordings(files), name);
    }

    private static Recordings notEmpty(Recordings recordings, String name) {
        if (recordings.byFolder.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected recordings (NAME" + REQUEST + " files) in " + name + ", but there are none");
        }
        return recordings;
    }

    /** Returns the folders with exchanges: {@code 1.36.2}, {@code clusters/k8s-01} ... */
    public List<String> folders() {
        return List.copyOf(byFolder.keySet());
    }

    /** Returns all exchanges of a folder, by name. */
    public List<RecordedExchange> exchanges(String folder) {
        return List.copyOf(folder(folder).values());
    }

    /** Returns all exchanges. */
    public List<RecordedExchange> exchanges() {
        List<RecordedExchange> all = new ArrayList<>();
        byFolder.values().forEach(exchanges -> all.addAll(exchanges.values()));
        return all;
    }

    public RecordedExchange exchange(String folder, String name) {
        RecordedExchange found = folder(folder).get(name);
        if (found == null) {
            throw new IllegalArgumentException("no recorded exchange " + folder + "/" + name);
        }
        return found;
    }

    private Map<String, RecordedExchange> folder(String folder) {
        Map<String, RecordedExchange> found = byFolder.get(folder);
        if (found == null) {
            throw new IllegalArgumentException("no recordings of " + folder + "; there are " + folders());
        }
        return found;
    }

    private static String folderOf(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    private static void readIndex(String folder, String tsv, Map<String, Double> started) {
        String[] rows = tsv.split("\n");
        int column = Arrays.asList(rows[0].strip().split("\t")).indexOf("started (s)");
        for (int i = 1; column >= 0 && i < rows.length; i++) {
            String[] cells = rows[i].split("\t", -1);
            started.put(folder + "/" + cells[0], Double.valueOf(cells[column].strip()));
        }
    }

    private static RecordedExchange exchange(
            String id, Map<String, byte[]> files, @org.jspecify.annotations.Nullable Double started) {
        byte[] answer = files.get(id + ".response.http");
        if (answer == null) {
            throw new IllegalArgumentException(id + REQUEST + " has no " + id + ".response.http next to it");
        }
        HttpBytes request = HttpBytes.parse(files.get(id + REQUEST), id + REQUEST);
        HttpBytes response = HttpBytes.parse(answer, id + ".response.http");
        String[] first = request.start().split(" ");
        byte[] timing = files.get(id + ".timing.txt");
        boolean cut = timing != null && new String(timing, StandardCharsets.UTF_8).contains("cut by the recorder");
        return new RecordedExchange(
                folderOf(id),
                id.substring(id.lastIndexOf('/') + 1),
                first[0],
                first[1],
                request.headers(),
                request.body(),
                Integer.parseInt(response.start().split(" ")[1]),
                response.headers(),
                response.body(),
                response.torn() || cut,
                Optional.ofNullable(started),
                timing == null || response.headers().containsKey("content-encoding")
                        ? List.of()
                        : lines(response, new String(timing, StandardCharsets.UTF_8)));
    }

    /** Returns the lines with the time at which their last byte was read. */
    private static List<RecordedExchange.Line> lines(HttpBytes response, String timing) {
        List<double[]> reads = new ArrayList<>(); // seconds, bytes so far
        double sum = 0;
        for (String row : timing.split("\n")) {
            String[] words = row.strip().split(" ");
            if (words.length == 3 && words[2].equals("bytes")) {
                sum += Integer.parseInt(words[1]);
                reads.add(new double[] {Double.parseDouble(words[0].substring(1, words[0].length() - 1)), sum});
            }
        }
        List<RecordedExchange.Line> lines = new ArrayList<>();
        byte[] body = response.body();
        int from = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                int offset = response.offsets()[i];
                double seconds = reads.stream()
                        .filter(read -> read[1] > offset)
                        .findFirst()
                        .orElse(reads.get(reads.size() - 1))[0];
                lines.add(new RecordedExchange.Line(seconds, Arrays.copyOfRange(body, from, i)));
                from = i + 1;
            }
        }
        return lines;
    }
}
