package workbook.command;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each row a name of its own: {@code g1/Anna} and {@code g2/Anna}, where Anna alone would be two people. */
final class LearnerNames {
    private LearnerNames() {}

    /** @param found in the order of the rows, by the folder (or file) that the row is about */
    static List<Submission> distinct(Map<Path, Submission> found) {
        Map<String, Integer> count = new HashMap<>();
        found.values().forEach(one -> count.merge(nfc(one.learner()), 1, Integer::sum));
        Map<String, Integer> used = new HashMap<>();
        List<Submission> rows = new ArrayList<>();
        found.forEach((path, one) -> {
            String name = nfc(one.learner());
            if (count.get(name) > 1) {
                name = nfc(longer(path, one.learner(), found));
            }
            int times = used.merge(name, 1, Integer::sum);
            // Two names that differ only in how an accent is written: nothing but a number tells them apart.
            rows.add(one.named(times == 1 ? name : name + " #" + times, one.fullName()));
        });
        return rows;
    }

    /** As few parents' names in front as tell it from all rows of the same name. */
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

    /** On a Mac, names of files have their accents apart; everywhere else they have not. */
    private static String nfc(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
