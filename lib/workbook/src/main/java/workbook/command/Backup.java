package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import workbook.cli.WorkbookHome;

/** Copies of learners' files in {@code .workbook/backup}, made before a command replaces a file. */
final class Backup {
    private Backup() {}

    /**
     * Copies a file, and returns the copy relative to the root of the workbook.
     *
     * @param file relative to the folder of all chapters
     */
    static Path of(WorkbookHome home, String file) throws IOException {
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss-SSS"));
        Path backup = home.ownFolder().resolve("backup").resolve(file + "." + time);
        Files.createDirectories(backup.getParent());
        Files.copy(home.chaptersFolder().resolve(file), backup);
        return home.root().relativize(backup);
    }
}
