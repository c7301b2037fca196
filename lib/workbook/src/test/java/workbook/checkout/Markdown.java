package workbook.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the parts of Markdown that the checks use: headings, fenced blocks, links, and the comments that mark a block as checked (see
 * docs/readme-checks.md).
 */
record Markdown(List<Integer> headingLevels, List<Block> blocks, List<String> links) {
    private static final Pattern FENCE = Pattern.compile("( *)(`{3,}|~{3,})(.*)");
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) .*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CHECK = Pattern.compile("<!-- check((?: \\S+)*?): (.*) -->");
    private static final Pattern EXIT = Pattern.compile("exit=(\\d+)");

    /** A fenced block. {@code line} is the line of its opening fence, from 1. */
    record Block(int line, String info, String text, Optional<Check> check) {}

    /** The source of a block's text: a command, and a part of its output. */
    record Check(String command, int exit, boolean stderr) {}

    static Markdown parse(String text) {
        var result = new Markdown(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> lines = text.lines().toList();
        Optional<Check> check = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                int end = closing(lines, i, fence.group(2));
                result.blocks.add(new Block(
                        i + 1,
                        fence.group(3).strip(),
                        body(lines, i, end, fence.group(1).length()),
                        check));
                check = Optional.empty();
                i = end;
                continue;
            }
            if (check.isPresent() && !line.isBlank()) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + ": expected a fenced block after its check comment, found: " + line);
            }
            if (line.strip().startsWith("<!-- check")) {
                check = Optional.of(check(i + 1, line.strip()));
            }
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                result.headingLevels.add(heading.group(1).length());
            }
            LINK.matcher(line).results().forEach(link -> result.links.add(link.group(1)));
        }
        if (check.isPresent()) {
            throw new IllegalArgumentException("the last check comment has no fenced block after it");
        }
        return result;
    }

    private static int closing(List<String> lines, int opening, String fence) {
        for (int i = opening + 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(fence) && line.chars().allMatch(c -> c == fence.charAt(0))) {
                return i;
            }
        }
        throw new IllegalArgumentException("line " + (opening + 1) + ": this fenced block is not closed");
    }

    private static String body(List<String> lines, int opening, int end, int indent) {
        var body = new StringBuilder();
        for (String line : lines.subList(opening + 1, end)) {
            int margin = Math.min(indent, line.length() - line.stripLeading().length());
            body.append(line.substring(margin)).append('\n');
        }
        return body.toString();
    }

    private static Check check(int number, String line) {
        Matcher matcher = CHECK.matcher(line);
        if (!matcher.matches() || !matcher.group(2).startsWith("./jbang ")) {
            throw new IllegalArgumentException("line " + number
                    + ": expected <!-- check: ./jbang ... --> or <!-- check exit=2 stderr: ./jbang ... -->, found: "
                    + line);
        }
        int exit = 0;
        boolean stderr = false;
        for (String option : matcher.group(1).strip().split(" ")) {
            Matcher status = EXIT.matcher(option);
            if (status.matches()) {
                exit = Integer.parseInt(status.group(1));
            } else if (option.equals("stderr")) {
                stderr = true;
            } else if (!option.isEmpty()) {
                throw new IllegalArgumentException(
                        "line " + number + ": expected the options exit=N and stderr, found: " + option);
            }
        }
        return new Check(matcher.group(2).strip(), exit, stderr);
    }
}
