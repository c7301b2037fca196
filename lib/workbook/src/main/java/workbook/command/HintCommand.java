package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.cli.Language;
import workbook.cli.Paragraph;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/**
 * {@code ./jbang workbook hint 3.4}: shows the hints of a task, one more at each call. If the message of the last grading names a
 * misconception for which there is a hint, that hint comes first.
 */
@Command(
        name = "hint",
        sortOptions = false,
        description = "Show the next hint for a task; each call reveals a little more.")
final class HintCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(paramLabel = "TASK", description = "Such as 3.4, or 03 for all of a chapter's hints in turn.")
    private String given = "";

    @Option(names = "--all", description = "Show all hints at once.")
    private boolean all;

    @Option(names = "--lang", paramLabel = "en|zh", description = "The language. Without it: that of your system.")
    private @Nullable String language;

    @Override
    public Integer call() throws IOException {
        WorkbookHome home = workbook.home();
        boolean task = given.matches("\\d{1,2}\\.\\d{1,2}");
        String chapter = task ? ChapterNames.ofTask(home, given) : ChapterNames.find(home, given);
        Path readme = home.chapter(chapter).resolve(Language.of(language).readme());
        String text = Files.readString(readme);
        if (task && !text.contains("**" + given + "**")) {
            throw new UserError("There is no task " + given + " in chapters/" + chapter
                    + ". Its tasks are listed under \"Your exercise\" in its README.md.");
        }
        Hints hints = Hints.of(text);
        List<Hints.Hint> fitting = task ? hints.forTask(given) : hints.inTurn();
        if (fitting.isEmpty()) {
            throw new UserError("There are no hints " + (task ? "for " + given + " " : "") + "in " + readme + ".");
        }
        Optional<Hints.Hint> recognized = LastMessages.of(home, chapter, given).stream()
                .flatMap(message -> hints.forMessage(given, message).stream())
                .findFirst();
        show(home, chapter, recognized, fitting);
        return 0;
    }

    private void show(WorkbookHome home, String chapter, Optional<Hints.Hint> recognized, List<Hints.Hint> hints)
            throws IOException {
        Path stored = home.ownFolder().resolve("hints.properties");
        String key = chapter + "/" + given;
        String first = recognized.map(hint -> key + "/" + hint.says()).orElse("");
        int opened = opened(stored, key);
        if (!all && recognized.isPresent() && opened(stored, first) == 0) {
            print(recognized.get(), hints.size() - Math.min(opened, hints.size()));
            store(stored, first, 1);
        } else if (all || opened >= hints.size()) {
            recognized.ifPresent(hint -> workbook.out().println(text(hint)));
            hints.forEach(hint -> workbook.out().println(text(hint)));
            workbook.out()
                    .println(hints.size() == 1 ? "This is the only hint." : "These are all hints." + stillStuck());
        } else {
            print(hints.get(opened), hints.size() - opened - 1);
            store(stored, key, opened + 1);
        }
    }

    private void print(Hints.Hint hint, int left) {
        workbook.out().println(text(hint));
        workbook.out()
                .println(
                        left == 0
                                ? "This was the last hint." + stillStuck()
                                : "More help: the same command again. Hints left: " + left);
    }

    private String stillStuck() {
        boolean isTask = given.contains(".");
        return isTask ? " Still stuck? ./jbang workbook arrange " + given : "";
    }

    private static String text(Hints.Hint hint) {
        return Paragraph.of(hint.title(), "") + "\n\n" + Paragraph.of(hint.text(), "") + "\n";
    }

    private static int opened(Path stored, String key) throws IOException {
        try {
            return Integer.parseInt(read(stored).getProperty(key, "0"));
        } catch (NumberFormatException e) {
            return 0; // edited by hand: start again
        }
    }

    private static void store(Path stored, String key, int opened) throws IOException {
        Properties properties = read(stored);
        properties.setProperty(key, String.valueOf(opened));
        Files.createDirectories(stored.getParent());
        try (var out = Files.newBufferedWriter(stored)) {
            properties.store(out, "Hints that were opened, by chapter and task. Delete this file to start again.");
        }
    }

    private static Properties read(Path stored) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(stored)) {
            try (var in = Files.newBufferedReader(stored)) {
                properties.load(in);
            }
        }
        return properties;
    }
}
