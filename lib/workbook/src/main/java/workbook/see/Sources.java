package workbook.see;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import workbook.cli.WorkbookHome;
import workbook.stage.Place;

/** Finds the lines of the sources in a clone: of the answers on the stage, of the chapters, and of the library. Safe for use by many threads. */
public final class Sources {
    private static final List<String> MODULES = List.of("informers", "client", "testkit", "workbook");

    private record Text(long changed, List<String> lines) {}

    private final WorkbookHome home;
    private final List<Path> answers;
    private final Map<Path, Text> read = new ConcurrentHashMap<>();
    private final Map<String, Optional<Path>> found = new ConcurrentHashMap<>();

    /** @param answers the files that are on the stage */
    public Sources(WorkbookHome home, List<Path> answers) {
        this.home = home;
        this.answers = List.copyOf(answers);
    }

    /** Returns the line at a place, with its text. */
    SourceLine line(Place place) {
        return line(place.className(), place.file(), place.line());
    }

    /** Returns the line at a place that has the form {@code File.java:12}; without a number, the first line. */
    SourceLine line(String place) {
        int colon = place.lastIndexOf(':');
        boolean numbered = colon > 0 && place.substring(colon + 1).matches("\\d{1,9}");
        return line(
                "",
                numbered ? place.substring(0, colon) : place,
                numbered ? Integer.parseInt(place.substring(colon + 1)) : 1);
    }

    private SourceLine line(String className, String file, int line) {
        Path path = found.computeIfAbsent(className + "|" + file, any -> find(className, file))
                .orElse(null);
        if (path == null) {
            return new SourceLine(file, line, "");
        }
        List<String> lines = lines(path);
        return new SourceLine(
                (path.startsWith(home.root()) ? home.root().relativize(path) : path).toString(),
                line,
                line >= 1 && line <= lines.size() ? lines.get(line - 1).strip() : "");
    }

    private Optional<Path> find(String className, String file) {
        List<Path> candidates = new ArrayList<>();
        int dot = className.lastIndexOf('.');
        if (dot >= 0) {
            String name = className.substring(0, dot).replace('.', '/') + "/" + file;
            MODULES.forEach(module -> candidates.add(
                    home.root().resolve("lib/" + module + "/src/main/java").resolve(name)));
        } else {
            for (Path answer : answers) {
                if (answer.getFileName().toString().equals(file)) {
                    return Optional.of(answer);
                }
                candidates.add(answer.resolveSibling(file)); // a wrong answer may extend a right one
                candidates.add(
                        answer.resolveSibling("../alternatives").resolve(file).normalize());
            }
            home.chapters()
                    .forEach(chapter -> candidates.add(home.chapter(chapter).resolve(file)));
        }
        return candidates.stream().filter(Files::isRegularFile).findFirst();
    }

    /** Returns the lines of a file, read again if it has changed. */
    private List<String> lines(Path path) {
        try {
            long changed = Files.getLastModifiedTime(path).toMillis();
            Text text = read.get(path);
            if (text == null || text.changed != changed) {
                text = new Text(changed, Files.readAllLines(path));
                read.put(path, text);
            }
            return text.lines;
        } catch (IOException e) {
            return List.of(); // deleted, or no text: the number of the line is enough
        }
    }
}
