package workbook.command;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes names of files from the names of learners, who may have any name: {@code ../x}, {@code CON}, {@code a/b}. A name of a file has
 * letters, digits, dots, hyphens and underscores, is no reserved name of Windows, and differs from the others also where upper and lower
 * case do not count.
 */
final class SafeNames {
    private static final Pattern RESERVED = Pattern.compile(
            "(?i)(con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\\..*)?");

    /** File systems allow 255 bytes, from which the ending and a digest are subtracted. */
    private static final int MAX_BYTES = 200;

    private static final int DIGITS = 8;

    private SafeNames() {}

    /** Returns the name for each of these different IDs, without an ending. */
    static Map<String, String> of(Collection<String> ids) {
        Map<String, Integer> count = new HashMap<>();
        ids.forEach(id -> count.merge(folded(clean(id)), 1, Integer::sum));
        Set<String> used = new HashSet<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (String id : ids) {
            String name = clean(id);
            if (count.getOrDefault(folded(name), 0) > 1) {
                name += "-" + digest(id);
            }
            while (!used.add(folded(name))) {
                name += "_"; // another learner has a name that looks like one with a digest
            }
            names.put(id, name);
        }
        return names;
    }

    private static String clean(String id) {
        StringBuilder name = new StringBuilder();
        boolean cut = false;
        for (int c : Normalizer.normalize(id, Normalizer.Form.NFC).codePoints().toArray()) {
            int safe = Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' ? c : '_';
            String next = Character.toString(safe);
            if (bytes(name + next) > MAX_BYTES) {
                cut = true;
                break;
            }
            name.append(next);
        }
        while (!name.isEmpty() && name.charAt(name.length() - 1) == '.') {
            name.setLength(name.length() - 1); // Windows ignores dots at the end
        }
        if (name.isEmpty()
                || name.charAt(0) == '.'
                || name.charAt(0) == '-'
                || RESERVED.matcher(name).matches()) {
            name.insert(0, '_');
        }
        return cut ? name + "-" + digest(id) : name.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static String digest(String id) {
        Digest digest = new Digest();
        digest.add(id);
        return digest.text().substring(0, DIGITS);
    }
}
