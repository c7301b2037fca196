package workbook.puzzle;

import java.util.List;
import workbook.predict.Text;
import workbook.stage.Action;

/**
 * A part with one fault, and what the player must bring about with it. Immutable.
 *
 * @param id with the number of the chapter: {@code 06-two-places}
 * @param chapter the folder of the chapter
 * @param mutant the class of the wrong part, in the chapter's {@code mutants/}
 * @param scene the id of the scene in which it is
 * @param mostActions how many actions a player may use
 * @param text what the part is, and what to bring about
 * @param hints from the faintest to the clearest
 * @param line actions that break the part; not for the eyes of a player who has not given up
 * @param why what the fault is, and why the actions show it; for those who have broken the part, or have given up
 */
public record Puzzle(
        String id,
        String chapter,
        String mutant,
        String scene,
        int mostActions,
        Text title,
        Text text,
        List<Text> hints,
        List<Action> line,
        Text why) {
    public Puzzle {
        hints = List.copyOf(hints);
        line = List.copyOf(line);
    }

    /** Returns the file of the wrong part, relative to the folder of all chapters. */
    public String file() {
        return chapter + "/mutants/" + mutant + ".java";
    }
}
