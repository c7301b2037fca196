package informers.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inputs that this library intentionally reads differently from kubectl: those in backticks in the last column of a
 * table in docs/clientcmd-cases.md.
 */
final class Decisions {
    private static final Path TABLE = Path.of("../../docs/clientcmd-cases.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private Decisions() {}

    /** Returns the names below a heading. */
    static Set<String> below(String heading) throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        int from = lines.indexOf(heading);
        if (from < 0) {
            throw new IOException(TABLE + " has no heading " + heading);
        }
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines.subList(from + 1, lines.size())) {
            if (line.startsWith("#")) {
                break;
            }
            if (line.startsWith("|")) {
                String[] cells = line.split(" \\| ");
                Matcher name = NAME.matcher(cells[cells.length - 1]);
                while (name.find()) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }
}
