package workbook.puzzle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workbook.cli.WorkbookHome;
import workbook.predict.ChapterFile;
import workbook.predict.Text;
import workbook.stage.Action;

/** Reads the puzzles of a chapter from its {@code puzzles.yaml}, and names what is wrong in it (the form of this file: docs/chapter-kit.md). */
public final class Puzzles {
    private static final String FILE = "puzzles.yaml";

    private final ChapterFile file;
    private final String chapter;

    private Puzzles(ChapterFile file, String chapter) {
        this.file = file;
        this.chapter = chapter;
    }

    /**
     * Returns the puzzles of a chapter, in the order of the file; none if it has no such file.
     *
     * @param chapter its folder's name
     * @throws workbook.cli.UserError if the file has another form
     */
    public static List<Puzzle> of(WorkbookHome home, String chapter) {
        return ChapterFile.find(home, chapter, FILE)
                .map(file -> read(file, chapter))
                .orElse(List.of());
    }

    /** Returns the puzzles of all chapters. */
    public static List<Puzzle> all(WorkbookHome home) {
        return home.chapters().stream()
                .flatMap(chapter -> of(home, chapter).stream())
                .toList();
    }

    static List<Puzzle> read(ChapterFile file, String chapter) {
        return new Puzzles(file, chapter).read();
    }

    private List<Puzzle> read() {
        List<Puzzle> puzzles = new ArrayList<>();
        for (JsonNode node : file.required(file.root(), "puzzles")) {
            puzzles.add(puzzle(node));
        }
        return List.copyOf(puzzles);
    }

    private Puzzle puzzle(JsonNode node) {
        String id = file.required(node, "id").asText();
        file.at("puzzle '" + id + "'");
        List<Text> hints = new ArrayList<>();
        file.required(node, "hints").forEach(hint -> hints.add(file.text(hint)));
        List<Action> line = line(file.required(node, "line"));
        int most = file.required(node, "actions").asInt();
        if (most < line.size()) {
            throw file.wrong("expected at least as many actions as in 'line'", node.path("actions"));
        }
        return new Puzzle(
                chapter.substring(0, 2) + "-" + id,
                chapter,
                file.required(node, "mutant").asText(),
                file.required(node, "scene").asText(),
                most,
                file.text(node, "title"),
                file.text(node, "text"),
                hints,
                line,
                file.text(node, "why"));
    }

    private List<Action> line(JsonNode node) {
        try {
            return Stream.of(node.asText().split(",")).map(Action::parse).toList();
        } catch (IllegalArgumentException e) {
            throw file.wrong("in 'line': " + e.getMessage(), node);
        }
    }
}
