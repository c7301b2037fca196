package workbook.command;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the names of rows unique: {@code g1/Anna} and {@code g2/Anna}, if there are two folders named Anna. */
final class LearnerNames {
    private LearnerNames() {}

    /**
     * Returns the rows with unique names.
     *
     * @param found the rows in order, by their folders or files
     */
    static List<Submission> distinct(Map<Path, Submission> found) {
        Map<String, Integer> count = new HashMap<>();
        found.values().forEach(one -> count.merge(nfc(one.learner()), 1, Integer::sum));
        Map<String, Integer> used = new HashMap<>();
        List<Submission> rows = new ArrayList<>();
        found.forEach((path, one) -> {
            String name = nfc(one.learner());
            if (count.getOrDefault(name, 0) > 1) {
                name = nfc(longer(path, one.learner(), found));
            }
            int times = used.merge(name, 1, Integer::sum);
            // Two names that differ only in the encoding of an accent are distinguished by a number.
            rows.add(one.named(times == 1 ? name : name + " #" + times, one.fullName()));
        });
        return rows;
    }

    /** Adds as few names of parent folders as needed to distinguish it from the other rows with this name. */
    private static String longer(Path path, String name, Map<Path, Submission> found) {
        List<Path> others = found.entrySet().stream()
                .filter(entry -> nfc(entry.getValue().learner()).equals(nfc(name))
                        && !entry.getKey().equals(path))
                .map(Map.Entry::getKey)
                .toList();
        for (int length = 2; length <= path.getNameCount(); length++) {
            int parts = length;
            if (others.stream().noneMatch(other -> nfc(end(other, parts)).equals(nfc(end(path, parts))))) {
                String parents = end(path, length);
                return parents.substring(0, parents.lastIndexOf('/') + 1) + name;
            }
        }
        return name;
    }

    private static String end(Path path, int parts) {
        int count = path.getNameCount();
        return path.subpath(Math.max(0, count - parts), count).toString().replace('\\', '/');
    }

    /** macOS stores accents in file names as separate characters; other systems do not. */
    private static String nfc(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
