package workbook.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.cli.Language;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/**
 * The questions of a chapter, from its {@code questions.yaml} (the form of this file: docs/chapter-kit.md). Immutable.
 *
 * @param chapter the folder of the chapter
 * @param script the arguments of {@code ./jbang} with which the script shows the answers: {@code 03-deltafifo}
 * @param seconds how long the script takes, roughly
 * @param first what is asked before the script runs
 * @param later what comes back in a later chapter
 */
public record Questions(String chapter, String script, int seconds, List<Question> first, List<Recall> later) {
    private static final String FILE = "questions.yaml";

    public Questions {
        first = List.copyOf(first);
        later = List.copyOf(later);
    }

    /**
     * Reads the questions of a chapter.
     *
     * @param chapter its folder's name
     * @throws UserError if the chapter has none, or the file has another form
     */
    public static Questions of(WorkbookHome home, String chapter) {
        return find(home, chapter)
                .orElseThrow(() -> new UserError("The chapter " + chapter + " has no questions: there is no chapters/"
                        + chapter + "/" + FILE + ". Is the clone complete? See: git status"));
    }

    /** Reads the questions of a chapter, if it has any. */
    public static Optional<Questions> find(WorkbookHome home, String chapter) {
        return ChapterFile.find(home, chapter, FILE).map(file -> new QuestionsFile(file, chapter).read());
    }

    /**
     * Returns the output of the script that the chapter's README shows. {@code mvn verify} compares it with what the script prints.
     *
     * @throws UserError if the README does not show it
     */
    public String recordedOutput(WorkbookHome home) throws IOException {
        Path readme = home.chapter(chapter).resolve(Language.ENGLISH.readme());
        Matcher block = Pattern.compile(
                        "(?s)<!-- check: \\./jbang " + Pattern.quote(script) + " -->\n```text\n(.*?)```")
                .matcher(Files.readString(readme).replace("\r\n", "\n"));
        if (!block.find()) {
            throw new UserError("chapters/" + chapter + "/" + readme.getFileName()
                    + ": expected a checked block of ./jbang " + script + ", found none.");
        }
        return block.group(1);
    }
}
