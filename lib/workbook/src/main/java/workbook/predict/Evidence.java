package workbook.predict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The lines of the script's output in which the answer to a question can be seen. Immutable.
 *
 * @param section the section of the output, by its number; 0 for the whole output
 * @param lines finds these lines; what its groups capture is the answer
 * @param count whether the answer is how many lines there are, instead of what the groups capture
 */
public record Evidence(int section, Pattern lines, boolean count) {
    /** Returns the lines; none if the output does not have them. */
    public List<String> lines(String output) {
        return matches(output).stream()
                .flatMap(match -> match.group().lines())
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Returns the answer: the number of matches, or what the groups have captured, each value once, with commas between them. */
    public String value(String output) {
        List<MatchResult> matches = matches(output);
        if (count) {
            return String.valueOf(matches.size());
        }
        Set<String> values = new LinkedHashSet<>();
        for (MatchResult match : matches) {
            for (int group = 1; group <= match.groupCount(); group++) {
                if (match.group(group) != null) {
                    values.add(match.group(group).strip());
                }
            }
        }
        return String.join(", ", values);
    }

    private List<MatchResult> matches(String output) {
        return lines.matcher(section(output)).results().toList();
    }

    /** Returns a section from its line {@code 3. Title} to the next such line. */
    private String section(String output) {
        String text = output.replace("\r\n", "\n");
        if (section == 0) {
            return text;
        }
        var found = Pattern.compile("(?ms)^" + section + "\\. .*?(?=^" + (section + 1) + "\\. |\\z)")
                .matcher(text);
        return found.find() ? found.group() : "";
    }
}
