package workbook.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.cli.Language;

/** Makes the text of a task of JetBrains Academy from a chapter's README. */
final class JetBrainsText {
    private static final Pattern TITLE = Pattern.compile("\\A#[^\\n]*\\n");
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("(?m)^\\[[^\\]]+\\]\\(README[^)]*\\)\\n");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->\\n?");
    private static final Pattern RELATIVE_PICTURE = Pattern.compile("(?m)^!\\[[^\\]]*\\]\\((?!https?:)[^)]*\\)\\n\\n?");
    private static final Pattern RELATIVE_LINK = Pattern.compile("\\[([^\\]]+)\\]\\((?!https?:)[^)]*\\)");
    private static final Pattern DETAILS = Pattern.compile("(?s)<details>\\s*<summary>(.*?)</summary>(.*?)</details>");

    private static final String NOTE =
            "*Check* runs the tests of this exercise. The commands in this text (`./jbang`, `mvn`) run in the"
                    + " workbook, a clone of its repository.";

    private static final String CHINESE_NOTE = "点击 *Check* 即可运行本练习的测试。文中的命令（`./jbang`、`mvn`）要在练习册（其仓库的克隆）中运行。";

    private JetBrainsText() {}

    /**
     * Returns the text without its title, which the lesson has, without links to files and pictures that the course does not have, and with its folded
     * parts, the hints among them, in the plugin's form.
     */
    static String of(String readme, Language language) {
        String text = TITLE.matcher(readme.replace("\r\n", "\n")).replaceFirst("");
        text = OTHER_LANGUAGE.matcher(text).replaceAll("");
        text = COMMENT.matcher(text).replaceAll("");
        text = RELATIVE_PICTURE.matcher(text).replaceAll("");
        text = RELATIVE_LINK.matcher(text).replaceAll("$1");
        String note = language == Language.CHINESE ? CHINESE_NOTE : NOTE;
        return note
                + "\n\n"
                + DETAILS.matcher(text)
                        .replaceAll(folded -> Matcher.quoteReplacement("<div class=\"hint\" title=\""
                                + Markup.line(folded.group(1).replaceAll("<[^>]*>", "")) + "\">" + folded.group(2)
                                + "</div>"))
                        .strip()
                + "\n";
    }
}
